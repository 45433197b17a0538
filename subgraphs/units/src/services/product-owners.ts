import { parseUnitKey, productKeyOf } from '@tracegraph/gs1';
import { lockKeys } from '@tracegraph/record';
import type { SqlClient } from '@tracegraph/record';

import type { StoreTables } from '../store/store';

/** While a product is registered or corrected no unit of it is, so that no unit keeps the owner of before in the feed. */
export async function lockProducts(sql: SqlClient, productKeys: readonly string[]): Promise<void> {
  await lockKeys(sql, productKeys.map(lockName));
}

/** Units may be registered side by side, only not while their product is. */
export async function shareProducts(sql: SqlClient, productKeys: readonly string[]): Promise<void> {
  await sql.$queryRawUnsafe(
    `SELECT count(pg_advisory_xact_lock_shared(hashtextextended(key, 0)))
     FROM (SELECT unnest($1::text[]) AS key ORDER BY 1) AS keys`,
    [...new Set(productKeys.map(lockName))].sort(),
  );
}

/** The owner of each of these products by the registration that answers; null where none does. */
export async function findOwners(
  tables: StoreTables,
  productKeys: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const registered = await tables.products.findMany([...new Set(productKeys)]);
  const owners = new Map(registered.map(({ subjectKey, ownerCode }) => [subjectKey, ownerCode]));
  return new Map(
    productKeys.map((productKey) => [productKey, owners.get(productKey) ?? ownerInKey(productKey)]),
  );
}

/** The product a unit key belongs to. */
export function productOf(unitKey: string): string {
  return productKeyOf(parseUnitKey(unitKey));
}

/** A key without GTIN names the owner itself. */
function ownerInKey(productKey: string): string | null {
  const [scheme, owner] = productKey.split('/');
  return scheme === 'part' ? (owner ?? null) : null;
}

function lockName(productKey: string): string {
  return `PRODUCT:${productKey}`;
}
