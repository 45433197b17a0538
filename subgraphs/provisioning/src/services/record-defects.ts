import { envelope, name, optional, recordList, siteCode, unitKey } from '@tracegraph/record';
import type { RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import type { DefectInput } from '../inputs/defect.input';

import { noteUnknownStations } from './examine-places';
import { requireSite } from './readers';

const schema = z
  .object({
    ...envelope,
    unitKey,
    defectCode: name,
    description: optional(name),
    referenceDesignators: z.array(name),
    site: optional(siteCode),
    stationId: optional(name),
  })
  .superRefine(requireSite);

/** A defect as read. */
export type DefectContent = z.output<typeof schema>;

/** Records defects seen on units. */
export function recordDefects({ store }: Context, inputs: readonly DefectInput[]): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'DEFECT',
    schema,
    subjectKey: (content) => content.unitKey,
    write: (drafts) =>
      store.transaction(async (tx) => {
        await noteUnknownStations(tx, drafts);
        return tx.defects.append(drafts);
      }),
  });
}
