import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft, Row } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { ProductModel } from '../generated/models';
import type { ProductContent } from '../services/register-products';
import { findRegistrations } from './effective';

/** Registrations of products. */
export class ProductStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Stores registrations; MUST run in a transaction. */
  append(drafts: readonly Draft<ProductContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'PRODUCT',
      table: 'product',
      subjectColumn: 'subject_key',
      drafts,
      row: ({ content }) => productColumns(content),
    });
  }

  /** The registrations that answer for these product keys. */
  findMany(productKeys: readonly string[]): Promise<readonly ProductModel[]> {
    return findRegistrations(this.database, 'PRODUCT', productKeys);
  }
}

/** The columns of a registration. */
export function productColumns(content: ProductContent): Row {
  const { gtin, partNumber, revision, description, ownerCode, requiredFacts, billOfMaterials } = content;
  return { gtin, partNumber, revision, description, ownerCode, requiredFacts, billOfMaterials };
}
