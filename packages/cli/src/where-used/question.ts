import { readFragment } from '../graph';
import type { Subject, Word } from './subjects';

/** Which units, and which page of them: variables of every question. */
const PAGE = {
  held: 'Holding!',
  level: 'UnitLevel!',
  certainty: 'Certainty',
  state: 'DispositionState',
  customer: 'ID',
  isShipped: 'Boolean',
  first: 'Int!',
  after: 'String',
} as const;

/** Values of the variables of {@link PAGE}. */
export type PageVariables = Readonly<Partial<Record<keyof typeof PAGE, unknown>>>;

/**
 * The operation that asks for a page of the units of a subject; the page is answered as `units`, below `subject` where it is a
 * field of the thing asked.
 * @param withTotals whether the counts are asked for: once is enough
 */
export function buildQuestion(subject: Subject, withTotals: boolean): string {
  const { words, options = [], field, fixed, nested } = subject;
  const declared = [
    ...[...words, ...options].map(({ variable, type }) => `$${variable}: ${type}`),
    ...Object.entries(PAGE).map(([name, type]) => `$${name}: ${type}`),
  ];
  const thing = words.map(toArgument);
  const narrowed = [...options.map(toArgument), ...(fixed === undefined ? [] : [fixed])];
  const page = Object.keys(PAGE).map((variable) => toArgument({ variable }));
  const spread = withTotals ? '{ ...UnitsPage ...UnitsTotals }' : '{ ...UnitsPage }';
  const answer =
    nested === undefined
      ? `units: ${field}(${[...thing, ...narrowed, ...page].join(', ')}) ${spread}`
      : `subject: ${field}(${thing.join(', ')}) { units: ${nested}(${[...narrowed, ...page].join(', ')}) ${spread} }`;
  return [
    `query WhereUsed(${declared.join(', ')}) { ${answer} }`,
    readFragment('where-used', 'UnitsPage'),
    ...(withTotals ? [readFragment('where-used', 'UnitsTotals')] : []),
  ].join('\n');
}

function toArgument({ variable }: Pick<Word, 'variable'>): string {
  return `${variable}: $${variable}`;
}
