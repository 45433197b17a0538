import {
  addFinding,
  envelope,
  name,
  optional,
  recordList,
  siteCode,
  time,
  unitKey,
} from '@tracegraph/record';
import type { Draft, Pseudonymise, RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import { StageResult } from '../entities/stage-run';
import type { StageRunInput } from '../inputs/stage-run.input';
import type { StoreTables } from '../store/store';

import { noteOperators } from './examine-operators';
import { noteResources, noteTimesReversed, noteUnknownStations, registeredKeys } from './examine-places';
import { pseudonymOf } from './readers';
import { siteKey } from './site-key';

function stageRunSchema(pseudonymise: Pseudonymise) {
  return z
    .object({
      ...envelope,
      unitKey,
      stage: name,
      site: siteCode,
      stationId: name,
      operatorId: optional(name),
      machineProgram: optional(z.object({ name, revision: name })),
      resourceIds: z.array(name),
      startedTime: time,
      endedTime: optional(time),
      result: optional(z.enum(StageResult)),
    })
    .transform((read) => ({ ...read, operatorId: pseudonymOf(pseudonymise, read) }));
}

/** A stage run as read. */
export type StageRunContent = z.output<ReturnType<typeof stageRunSchema>>;

/** Records what stages of the line did with units. */
export function recordStageRuns(
  { store, pseudonymise }: Context,
  inputs: readonly StageRunInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'STAGE_RUN',
    schema: stageRunSchema(pseudonymise),
    subjectKey: (content) => content.unitKey,
    write: (drafts) =>
      store.transaction(async (tx) => {
        await noteUnknownStations(tx, drafts);
        await noteResources(tx, drafts, (content) => content.resourceIds);
        await noteUnknownPrograms(tx, drafts);
        await noteOperators(tx, drafts, ({ operatorId, startedTime }) => ({
          pseudonym: operatorId,
          time: startedTime,
        }));
        for (const draft of drafts)
          noteTimesReversed(draft, 'The run', draft.content.startedTime, draft.content.endedTime);
        return tx.stageRuns.append(drafts);
      }),
  });
}

async function noteUnknownPrograms(
  tables: StoreTables,
  drafts: readonly Draft<StageRunContent>[],
): Promise<void> {
  const keyOf = ({ content: { site, machineProgram } }: Draft<StageRunContent>): string[] =>
    machineProgram ? [siteKey(site, machineProgram.name, machineProgram.revision)] : [];
  const keys = [...new Set(drafts.flatMap(keyOf))];
  if (keys.length === 0) return;
  const known = await registeredKeys(tables, 'MACHINE_PROGRAM', await tables.machinePrograms.findMany(keys));
  for (const draft of drafts)
    for (const key of keyOf(draft))
      if (!known.has(key))
        addFinding(
          draft,
          'MACHINE_PROGRAM_UNKNOWN',
          `Program ${key} was not registered when this was recorded.`,
          { referenceKeys: [key] },
        );
}
