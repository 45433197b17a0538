import { envelope, name, optional, productionDate, recordList, siteCode, unitKey } from '@tracegraph/record';
import type { Draft, RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import type { UnitInput } from '../inputs/unit.input';
import type { StoreTables } from '../store/store';
import { unitRegistrationColumns } from '../store/unit.store';
import { bySubject, examineReferences, examineRegistrations } from './examine';
import { findOwners, productOf, shareProducts } from './product-owners';
import { workOrderKey } from './readers';
import { publish, referenceOf } from './unit-references';

const schema = z.object({
  ...envelope,
  unitKey,
  lotNumber: optional(name),
  productionDate: optional(productionDate),
  workOrder: optional(z.object({ site: siteCode, number: name })),
});

/** A unit as read. */
export type UnitContent = z.output<typeof schema>;

/** Registers units. */
export function registerUnits({ store }: Context, inputs: readonly UnitInput[]): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'UNIT',
    schema,
    subjectKey: (content) => content.unitKey,
    write: (drafts) =>
      store.transaction(async (tx) => {
        const keys = drafts.map(({ subjectKey }) => subjectKey);
        const products = [...new Set(keys.map(productOf))];
        await shareProducts(tx.sql, products);
        await tx.knownUnits.note(keys);
        await examine(tx, drafts);
        const appended = await tx.units.append(drafts);
        const owners = await findOwners(tx, products);
        return publish(tx, drafts, appended, (draft) => eventsOf(draft, owners));
      }),
  });
}

async function examine(tx: StoreTables, drafts: readonly Draft<UnitContent>[]): Promise<void> {
  const standing = await tx.units.findMany(drafts.map(({ subjectKey }) => subjectKey));
  examineRegistrations(drafts, new Map(standing.map((row) => [row.unitKey, row])), {
    code: 'UNIT_REGISTERED_TWICE',
    noun: 'unit',
    columns: unitRegistrationColumns,
  });
  await examineReferences(drafts, {
    code: 'PRODUCT_UNKNOWN',
    noun: 'product',
    names: (content) => (content.unitKey.startsWith('panel/') ? [] : [productOf(content.unitKey)]),
    findKnown: async (products) => bySubject(await tx.products.findMany(products)).keys(),
  });
  await examineReferences(drafts, {
    code: 'WORK_ORDER_UNKNOWN',
    noun: 'work order',
    names: ({ workOrder }) => [workOrder && workOrderKey(workOrder.site, workOrder.number)],
    findKnown: async (orders) => bySubject(await tx.workOrders.findMany(orders)).keys(),
  });
}

function eventsOf(draft: Draft<UnitContent>, owners: ReadonlyMap<string, string | null>) {
  const { unitKey: key, workOrder } = draft.content;
  const productKey = productOf(key);
  const registered = { productKey, ownerCode: owners.get(productKey) ?? null };
  return [
    referenceOf(draft, 'REGISTERED', key, registered),
    ...(workOrder ? [referenceOf(draft, 'WORK_ORDER', key, workOrder)] : []),
  ];
}
