import { addFinding } from '@tracegraph/record';
import type { Draft, Envelope } from '@tracegraph/record';

import type { StoreTables } from '../store/store';
import { effectiveRows } from './effective-rows';

/** Who worked, and when. */
interface Worked {
  /** Null where nobody is named. */
  readonly pseudonym: string | null;
  readonly time: string;
}

/**
 * Notes operators that are not registered (yet), and those whose certification did not cover the time of their work.
 * @param workedOf who a record names, and the time of the work
 */
export async function noteOperators<C extends Envelope>(
  tables: StoreTables,
  drafts: readonly Draft<C>[],
  workedOf: (content: C) => Worked,
): Promise<void> {
  const pseudonyms = [...new Set(drafts.flatMap(({ content }) => workedOf(content).pseudonym ?? []))];
  if (pseudonyms.length === 0) return;
  const found = await tables.operators.findMany(pseudonyms);
  const registrations = await effectiveRows(tables, found, 'OPERATOR', (row) => row.subjectKey);
  for (const draft of drafts) {
    const { pseudonym, time } = workedOf(draft.content);
    if (pseudonym === null) continue;
    const own = registrations.filter((row) => row.subjectKey === pseudonym);
    const certified = own.filter((row) => row.certifiedFromTime ?? row.certifiedToTime);
    if (own.length === 0)
      addFinding(
        draft,
        'OPERATOR_UNKNOWN',
        `Operator ${pseudonym} was not registered when this was recorded.`,
        { referenceKeys: [pseudonym] },
      );
    // A registration may say nothing of certification; one that renews it stands beside the earlier one.
    else if (certified.length > 0 && !certified.some((row) => covers(row, new Date(time))))
      addFinding(draft, 'OPERATOR_NOT_CERTIFIED', `Operator ${pseudonym} was not certified at ${time}.`, {
        referenceKeys: [pseudonym],
      });
  }
}

function covers(
  period: { readonly certifiedFromTime: Date | null; readonly certifiedToTime: Date | null },
  time: Date,
): boolean {
  const { certifiedFromTime, certifiedToTime } = period;
  return (
    (certifiedFromTime === null || certifiedFromTime <= time) &&
    (certifiedToTime === null || time <= certifiedToTime)
  );
}
