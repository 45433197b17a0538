import type { GraphAnswer, GraphError } from '../graph';
import type { FindingsAnswer, SourcedFinding } from './findings-answer';
import type { FindingSource } from './sources';

/** Asks a source for the page after a cursor. */
export type AskFindings = (
  source: FindingSource,
  after: string | null,
) => Promise<GraphAnswer<FindingsAnswer>>;

/** The findings of one source, in its order; one page of them waits in memory. */
export class FindingStream {
  private waiting: readonly SourcedFinding[] = [];
  private at = 0;
  private after: string | null = null;
  private isAtEnd = false;
  /** How many there are; null while the source did not say. */
  totalCount: number | null = null;
  asOf: NonNullable<FindingsAnswer['findings']>['asOf'] = null;
  readonly errors: GraphError[] = [];

  constructor(
    readonly source: FindingSource,
    private readonly ask: AskFindings,
  ) {}

  /** The next finding, without taking it; undefined at the end. */
  async peek(): Promise<SourcedFinding | undefined> {
    while (this.at >= this.waiting.length && !this.isAtEnd) await this.readPage();
    return this.waiting[this.at];
  }

  /** Takes the finding that {@link peek} showed. */
  take(): void {
    this.at += 1;
  }

  private async readPage(): Promise<void> {
    const { data, errors = [] } = await this.ask(this.source, this.after);
    this.errors.push(...errors);
    const page = data?.findings ?? null;
    this.isAtEnd = !page?.pageInfo.hasNextPage;
    if (!page) {
      if (errors.length === 0)
        this.errors.push({ message: `The findings of ${this.source.subgraph} were not answered.` });
      return;
    }
    this.totalCount ??= page.totalCount;
    this.asOf ??= page.asOf;
    this.after = page.pageInfo.endCursor;
    this.waiting = page.edges.map(({ node }) => ({ ...node, subgraph: this.source.subgraph }));
    this.at = 0;
  }
}

/** The findings of all streams in the order of event time, subject, event id, kind and code, then of the streams. */
export async function* mergeFindings(streams: readonly FindingStream[]): AsyncGenerator<SourcedFinding> {
  for (;;) {
    let first: { readonly stream: FindingStream; readonly finding: SourcedFinding } | undefined;
    for (const stream of streams) {
      const finding = await stream.peek();
      if (finding && (!first || compareFindings(finding, first.finding) < 0)) first = { stream, finding };
    }
    if (!first) return;
    first.stream.take();
    yield first.finding;
  }
}

function compareFindings(a: SourcedFinding, b: SourcedFinding): number {
  return (
    Date.parse(a.eventTime) - Date.parse(b.eventTime) ||
    compare(a.subjectKey, b.subjectKey) ||
    compare(a.eventId, b.eventId) ||
    compare(a.kind, b.kind) ||
    compare(a.code, b.code)
  );
}

/** By code point, as the stores order texts. */
function compare(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
