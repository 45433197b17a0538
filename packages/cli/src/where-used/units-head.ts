import type { ListHead } from '../listing/list-writer';
import type { ListTotals, UnitsPage } from './units-answer';

/**
 * What is said before the units: what was asked, the counts, and as of when.
 * @param asked the question in words
 */
export function describeUnits(asked: string, { totals, asOf }: UnitsPage): ListHead {
  const asOfLine = asOf
    ? `As of ${asOf.recordTime} (position ${asOf.position} of the unit feed)`
    : 'As of before the first event of the unit feed';
  return {
    lines: [`Asked: ${asked}`, ...(totals ? describeTotals(totals) : ['Counts: not answered']), asOfLine],
    json: { asked, totals: totals ?? null, asOf },
  };
}

function describeTotals(totals: ListTotals): readonly string[] {
  const { unitCount, certainCount, possibleCount, heldNowCount, outermostCount } = totals;
  const states = totals.byState.map(({ state, unitCount: count }) => `${state ?? 'none recorded'} ${count}`);
  const customers = totals.byCustomer.map(({ customer, unitCount: count }) =>
    customer
      ? `${customer.code}${customer.name === null ? '' : ` (${customer.name})`} ${count}`
      : `none ${count}`,
  );
  return [
    `Units: ${unitCount}, of these CERTAIN ${certainCount}, POSSIBLE ${possibleCount}; held now ${heldNowCount}; outermost units ${outermostCount}`,
    ...(unitCount > 0 ? [`By state: ${states.join(', ')}`, `By customer: ${customers.join(', ')}`] : []),
  ];
}
