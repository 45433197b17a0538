import DataLoader from 'dataloader';

/** Keys of one statement; more are split into several. */
const BATCH_LIMIT = 5_000;

/**
 * Loads the one row of each key, in one statement for all keys of a request; null where there is none.
 * @param find the rows of these keys
 * @param keyOf the key of a row; of several rows of a key the first one counts
 */
export function createRowLoader<R>(
  find: (keys: readonly string[]) => Promise<readonly R[]>,
  keyOf: (row: R) => string,
): DataLoader<string, R | null> {
  return new DataLoader(
    async (keys) => {
      const rows = new Map<string, R>();
      for (const row of await find(keys)) if (!rows.has(keyOf(row))) rows.set(keyOf(row), row);
      return keys.map((key) => rows.get(key) ?? null);
    },
    { maxBatchSize: BATCH_LIMIT },
  );
}

/**
 * Loads all rows of each key, in one statement for all keys of a request.
 * @param find the rows of these keys, in the order they are to be shown
 * @param keyOf the key of a row
 */
export function createGroupLoader<R>(
  find: (keys: readonly string[]) => Promise<readonly R[]>,
  keyOf: (row: R) => string,
): DataLoader<string, readonly R[]> {
  return new DataLoader(
    async (keys) => {
      const groups = new Map<string, R[]>(keys.map((key) => [key, []]));
      for (const row of await find(keys)) groups.get(keyOf(row))?.push(row);
      return keys.map((key) => groups.get(key) ?? []);
    },
    { maxBatchSize: BATCH_LIMIT },
  );
}

/**
 * Loads the facts of units: those recorded under the unit's own key and under every key bound to it (panel positions).
 * @param boundKeys the keys of a unit, itself first
 * @param find the rows of these keys, in the order they are to be shown
 */
export function createUnitFactLoader<R extends { readonly unitKey: string }>(
  boundKeys: DataLoader<string, readonly string[]>,
  find: (unitKeys: readonly string[]) => Promise<readonly R[]>,
): DataLoader<string, readonly R[]> {
  return new DataLoader(
    async (unitKeys) => {
      const bound = await boundKeys.loadMany(unitKeys);
      const owner = new Map<string, number[]>();
      bound.forEach((keys, unit) => {
        if (keys instanceof Error) return;
        for (const key of new Set(keys)) owner.set(key, [...(owner.get(key) ?? []), unit]);
      });
      const facts: R[][] = unitKeys.map(() => []);
      for (const row of owner.size > 0 ? await find([...owner.keys()]) : [])
        for (const unit of owner.get(row.unitKey) ?? []) facts[unit]?.push(row);
      return facts.map((rows, unit) => {
        const keys = bound[unit];
        return keys instanceof Error ? keys : rows;
      });
    },
    { maxBatchSize: BATCH_LIMIT },
  );
}
