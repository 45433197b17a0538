import { envelope, name, recordList, siteCode, unitKey } from '@tracegraph/record';
import type { RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import type { WorkOrderAssignmentInput } from '../inputs/work-order-assignment.input';
import { bySubject, examineReferences } from './examine';
import { workOrderKey } from './readers';
import { publish, referenceOf } from './unit-references';

const schema = z.object({ ...envelope, unitKey, site: siteCode, number: name });

/** The work order of a unit as read. */
export type WorkOrderAssignmentContent = z.output<typeof schema>;

/** Says under which work orders units are made. */
export function recordWorkOrderAssignments(
  { store }: Context,
  inputs: readonly WorkOrderAssignmentInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'WORK_ORDER_ASSIGNMENT',
    schema,
    subjectKey: (content) => content.unitKey,
    write: (drafts) =>
      store.transaction(async (tx) => {
        await tx.knownUnits.note(drafts.map(({ subjectKey }) => subjectKey));
        await examineReferences(drafts, {
          code: 'WORK_ORDER_UNKNOWN',
          noun: 'work order',
          names: ({ site, number }) => [workOrderKey(site, number)],
          findKnown: async (orders) => bySubject(await tx.workOrders.findMany(orders)).keys(),
        });
        const appended = await tx.units.appendWorkOrders(drafts);
        return publish(tx, drafts, appended, (draft) => {
          const { site, number } = draft.content;
          return [referenceOf(draft, 'WORK_ORDER', draft.subjectKey, { site, number })];
        });
      }),
  });
}
