import type { Environment } from '../environment';
import { EXIT } from '../exit-code';
import type { ExitCode } from '../exit-code';
import { FINDING_COLUMNS } from '../findings/finding-columns';
import { FindingStream, mergeFindings } from '../findings/finding-stream';
import type { SourcedFinding } from '../findings/findings-answer';
import { buildFindingQuestion } from '../findings/question';
import type { FindingFilter } from '../findings/question';
import { FINDING_SOURCES } from '../findings/sources';
import { askGraph } from '../graph';
import { closeList } from '../listing/close-list';
import { Problems, describeError, isMisuse } from '../listing/graph-problems';
import { createListWriter } from '../listing/list-writer';
import type { ListFormat } from '../listing/list-writer';
import { openStandardOutput } from '../listing/output';

/** Findings of a page, of each source. */
const PAGE_SIZE = 1_000;

/**
 * `tracegraph findings`: what the stores noticed, merged in the order of event time.
 * @param filter which findings; those of records about no unit are left out where a unit or a work order is asked for
 */
export async function findings(
  environment: Environment,
  filter: FindingFilter,
  format: ListFormat,
): Promise<ExitCode> {
  const isAboutUnits = filter.unitKey !== null || filter.workOrder !== null;
  const streams = FINDING_SOURCES.filter((source) => source.isAboutUnits || !isAboutUnits).map(
    (source) =>
      new FindingStream(source, (of, after) => {
        const variables = { ...filter, first: PAGE_SIZE, after };
        return askGraph(environment, buildFindingQuestion(of), variables);
      }),
  );
  await Promise.all(streams.map((stream) => stream.peek()));
  const refused = streams.flatMap(({ errors }) => errors);
  if (isMisuse(refused) && streams.every(({ totalCount }) => totalCount === null)) {
    process.stderr.write(`${[...new Set(refused.map(describeError))].join('\n')}\n`);
    return EXIT.misuse;
  }
  const writer = createListWriter(format, 'finding', FINDING_COLUMNS, openStandardOutput());
  await writer.begin(describeCounts(streams));
  const rowCount = await writeAll(mergeFindings(streams), (rows) => writer.rows(rows));
  const problems = new Problems();
  problems.add(...streams.flatMap(({ errors }) => errors.map(describeError)));
  const counted = streams.reduce((sum, { totalCount }) => sum + (totalCount ?? 0), 0);
  return closeList(writer, { rowCount, counted, noun: 'findings' }, problems);
}

function describeCounts(streams: readonly FindingStream[]) {
  const counts = streams.map(({ source, totalCount }) => ({ subgraph: source.subgraph, totalCount }));
  const sum = counts.reduce((total, { totalCount }) => total + (totalCount ?? 0), 0);
  const each = counts.map(({ subgraph, totalCount }) => `${subgraph} ${totalCount ?? 'not answered'}`);
  const asOf = streams.map(({ source, asOf: of }) => ({ subgraph: source.subgraph, ...of }));
  return {
    lines: [`Findings: ${sum} (${each.join(', ')})`, ...describeAsOf(streams)],
    json: { totalCount: sum, counts, asOf },
  };
}

/** As of when each store answered; stores that answered as of the same time are named together. */
function describeAsOf(streams: readonly FindingStream[]): readonly string[] {
  const times = new Map<string, readonly string[]>();
  for (const { source, asOf } of streams)
    if (asOf) times.set(asOf.recordTime, [...(times.get(asOf.recordTime) ?? []), source.subgraph]);
  const each = Array.from(times, ([time, subgraphs]) => `${time} (${subgraphs.join(', ')})`);
  return each.length > 0 ? [`As of ${each.join(', ')}`] : [];
}

/** Writes what comes, a page at a time. */
async function writeAll(
  all: AsyncIterable<SourcedFinding>,
  write: (rows: readonly SourcedFinding[]) => Promise<void>,
): Promise<number> {
  let rowCount = 0;
  let page: SourcedFinding[] = [];
  for await (const finding of all) {
    page.push(finding);
    rowCount += 1;
    if (page.length < PAGE_SIZE) continue;
    await write(page);
    page = [];
  }
  if (page.length > 0) await write(page);
  return rowCount;
}
