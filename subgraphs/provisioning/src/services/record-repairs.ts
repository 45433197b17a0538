import {
  addFinding,
  envelope,
  name,
  optional,
  recordList,
  siteCode,
  unitKey,
  uuid,
} from '@tracegraph/record';
import type { Draft, Pseudonymise, RecordingPayload } from '@tracegraph/record';
import { createBoundKeyLoader } from '@tracegraph/unit-reference';
import { z } from 'zod';

import type { Context } from '../context';
import { RepairAction } from '../entities/repair';
import type { RepairInput } from '../inputs/repair.input';
import type { StoreTables } from '../store/store';

import { noteOperators } from './examine-operators';
import { noteUnknownStations } from './examine-places';
import { pseudonymOf } from './readers';

function repairSchema(pseudonymise: Pseudonymise) {
  return z
    .object({
      ...envelope,
      unitKey,
      site: siteCode,
      stationId: optional(name),
      operatorId: optional(name),
      defectCode: optional(name),
      defectEventId: optional(uuid),
      action: z.enum(RepairAction),
      referenceDesignators: z.array(name),
    })
    .transform((read) => ({ ...read, operatorId: pseudonymOf(pseudonymise, read) }));
}

/** A repair as read. */
export type RepairContent = z.output<ReturnType<typeof repairSchema>>;

/** Records repairs; the lots of what came off and went on are recorded with the components. */
export function recordRepairs(
  { store, pseudonymise }: Context,
  inputs: readonly RepairInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'REPAIR',
    schema: repairSchema(pseudonymise),
    subjectKey: (content) => content.unitKey,
    write: (drafts) =>
      store.transaction(async (tx) => {
        await noteUnknownStations(tx, drafts);
        await noteUnknownDefects(tx, drafts);
        await noteOperators(tx, drafts, ({ operatorId, eventTime }) => ({
          pseudonym: operatorId,
          time: eventTime,
        }));
        return tx.repairs.append(drafts);
      }),
  });
}

/** A defect seen under a panel position counts for the unit bound to it. */
async function noteUnknownDefects(
  { defects, sql }: StoreTables,
  drafts: readonly Draft<RepairContent>[],
): Promise<void> {
  const naming = drafts.filter(({ content }) => content.defectEventId !== null);
  if (naming.length === 0) return;
  const boundKeys = createBoundKeyLoader(sql);
  const keys = await Promise.all(naming.map((draft) => boundKeys.load(draft.subjectKey)));
  const known = await defects.findMany(keys.flat());
  naming.forEach((draft, at) => {
    const { defectEventId } = draft.content;
    if (known.some((row) => row.eventId === defectEventId && keys[at]?.includes(row.unitKey))) return;
    addFinding(draft, 'DEFECT_UNKNOWN', `No defect ${defectEventId ?? ''} was recorded for the unit.`, {
      referenceKeys: [defectEventId ?? ''],
    });
  });
}
