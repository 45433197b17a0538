import type { Environment } from '../environment';
import { EXIT } from '../exit-code';
import type { ExitCode } from '../exit-code';
import { askGraph } from '../graph';
import { closeList } from '../listing/close-list';
import { Problems, describeError, isMisuse } from '../listing/graph-problems';
import { createListWriter } from '../listing/list-writer';
import type { ListFormat } from '../listing/list-writer';
import { openStandardOutput } from '../listing/output';
import { buildQuestion } from '../where-used/question';
import type { PageVariables } from '../where-used/question';
import type { Subject } from '../where-used/subjects';
import { UNIT_COLUMNS } from '../where-used/unit-columns';
import type { UnitsAnswer } from '../where-used/units-answer';
import { describeUnits } from '../where-used/units-head';

/** Units of a page. */
const PAGE_SIZE = 1_000;

/** A question for units, as it was typed. */
export interface AskedSubject {
  readonly subject: Subject;
  /** The question in words. */
  readonly asked: string;
  /** Values of the variables of the subject and of the page. */
  readonly variables: PageVariables & Readonly<Record<string, unknown>>;
  readonly format: ListFormat;
}

/**
 * `tracegraph where-used <subject> …`: which units, and where are they now?
 * @returns {@link EXIT.no} where there are none; {@link EXIT.partial} where the graph did not answer all of it, or where
 * the rows are not as many as were counted
 */
export async function whereUsed(environment: Environment, question: AskedSubject): Promise<ExitCode> {
  const { subject, asked, variables, format } = question;
  const writer = createListWriter(format, 'unit', UNIT_COLUMNS, openStandardOutput());
  const problems = new Problems();
  const ask = (after: string | null) =>
    askGraph<UnitsAnswer>(environment, buildQuestion(subject, after === null), {
      ...variables,
      first: PAGE_SIZE,
      after,
    });
  let rowCount = 0;
  let counted: number | undefined;
  for (let after: string | null = null, isFirst = true; isFirst || after !== null; isFirst = false) {
    const { data, errors = [] } = await ask(after);
    const page = data?.units ?? data?.subject?.units ?? null;
    if (!page && isFirst && isMisuse(errors)) return refuse(errors.map(describeError));
    problems.add(...errors.map(describeError));
    if (isFirst) {
      const isUnknown = isNotRecorded(subject, data, errors.length);
      await writer.begin(page ? describeUnits(asked, page) : describeNothing(asked, isUnknown));
      counted = page?.totals?.unitCount ?? (isUnknown ? 0 : undefined);
    }
    if (!page && (!isFirst || counted === undefined)) problems.add('The units were not answered.');
    if (page && page.edges.length > 0) await writer.rows(page.edges);
    rowCount += page?.edges.length ?? 0;
    after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  }
  return closeList(writer, { rowCount, counted, noun: 'units' }, problems);
}

/** A thing that is not registered has no units of its own, which is an answer. */
function isNotRecorded(subject: Subject, data: UnitsAnswer | null | undefined, errorCount: number): boolean {
  return subject.nested !== undefined && data?.subject === null && errorCount === 0;
}

function describeNothing(asked: string, isUnknown: boolean) {
  return {
    lines: [
      `Asked: ${asked}`,
      isUnknown ? 'Nothing of that name is registered.' : 'The units were not answered.',
    ],
    json: { asked, totals: null, asOf: null },
  };
}

function refuse(problems: readonly string[]): ExitCode {
  process.stderr.write(`${problems.join('\n')}\n`);
  return EXIT.misuse;
}
