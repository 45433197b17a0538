import { encodeKeyPart, isPrintable } from '@tracegraph/gs1';
import { decimal, envelope, name, optional, partyCode, recordList } from '@tracegraph/record';
import type { RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import { FactKind } from '../entities/product';
import type { ProductInput } from '../inputs/product.input';
import { productColumns } from '../store/product.store';
import { bySubject, examineReferences, examineRegistrations } from './examine';
import { findOwners, lockProducts } from './product-owners';
import { gtin, refuseField } from './readers';
import { storedOf } from './unit-references';

const schema = z
  .object({
    ...envelope,
    gtin: optional(gtin),
    partNumber: name,
    revision: optional(name),
    description: optional(name),
    ownerCode: partyCode,
    requiredFacts: z.array(z.enum(FactKind)),
    billOfMaterials: z.array(
      z.object({
        internalPartNumber: name,
        referenceDesignators: z.array(name),
        quantity: decimal,
        critical: z.boolean(),
      }),
    ),
  })
  .superRefine((content, context) => {
    if (content.gtin === null && !isPrintable(content.partNumber))
      refuseField(context, 'PART_NUMBER_MALFORMED', 'partNumber');
  });

/** A product as read. */
export type ProductContent = z.output<typeof schema>;

/** Registers products; the feed learns the owner of units registered before their product. */
export function registerProducts(
  { store }: Context,
  inputs: readonly ProductInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'PRODUCT',
    schema,
    subjectKey: keyOf,
    write: (drafts) =>
      store.transaction(async (tx) => {
        const keys = drafts.map(({ subjectKey }) => subjectKey);
        await lockProducts(tx.sql, keys);
        const standing = bySubject(await tx.products.findMany(keys));
        examineRegistrations(drafts, standing, {
          code: 'PRODUCT_REGISTERED_TWICE',
          noun: 'product',
          columns: productColumns,
        });
        await examineReferences(drafts, {
          code: 'PARTY_UNKNOWN',
          noun: 'party',
          names: ({ ownerCode }) => [ownerCode],
          findKnown: async (codes) => bySubject(await tx.parties.findMany(codes)).keys(),
        });
        const appended = await tx.products.append(drafts);
        const registered = storedOf(drafts, appended).filter(({ subjectKey }) => !standing.has(subjectKey));
        const owners = await findOwners(
          tx,
          registered.map(({ subjectKey }) => subjectKey),
        );
        if (owners.size > 0) await tx.unitReferences.appendOwners(owners);
        return appended;
      }),
  });
}

function keyOf({ gtin: gtin14, ownerCode, partNumber }: ProductContent): string {
  return gtin14 === null ? `part/${ownerCode}/${encodeKeyPart(partNumber)}` : `01/${gtin14}`;
}
