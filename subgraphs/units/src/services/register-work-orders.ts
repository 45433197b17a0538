import { envelope, lockKeys, name, optional, recordList, siteCode } from '@tracegraph/record';
import type { RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import type { WorkOrderInput } from '../inputs/work-order.input';
import { workOrderColumns } from '../store/work-order.store';
import { bySubject, examineReferences, examineRegistrations } from './examine';
import { integer, productKey, workOrderKey } from './readers';

const schema = z.object({
  ...envelope,
  site: siteCode,
  number: name,
  productKey: optional(productKey),
  quantity: optional(integer(0, 2_147_483_647)),
});

/** A work order as read. */
export type WorkOrderContent = z.output<typeof schema>;

/** Registers work orders. */
export function registerWorkOrders(
  { store }: Context,
  inputs: readonly WorkOrderInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'WORK_ORDER',
    schema,
    subjectKey: ({ site, number }) => workOrderKey(site, number),
    write: (drafts) =>
      store.transaction(async (tx) => {
        const keys = drafts.map(({ subjectKey }) => subjectKey);
        await lockKeys(
          tx.sql,
          keys.map((key) => `WORK_ORDER:${key}`),
        );
        examineRegistrations(drafts, bySubject(await tx.workOrders.findMany(keys)), {
          code: 'WORK_ORDER_REGISTERED_TWICE',
          noun: 'work order',
          columns: workOrderColumns,
        });
        await examineReferences(drafts, {
          code: 'SITE_UNKNOWN',
          noun: 'site',
          names: ({ site }) => [site],
          findKnown: async (codes) => bySubject(await tx.sites.findMany(codes)).keys(),
        });
        await examineReferences(drafts, {
          code: 'PRODUCT_UNKNOWN',
          noun: 'product',
          names: (content) => [content.productKey],
          findKnown: async (products) => bySubject(await tx.products.findMany(products)).keys(),
        });
        return tx.workOrders.append(drafts);
      }),
  });
}
