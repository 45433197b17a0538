import type { GraphQLFormattedError } from 'graphql';

/** What stands for an entity in a request to a subgraph: its type name and a key. */
export type Representation = Readonly<Record<string, unknown>>;

/** A list of representations in which each stands once. */
export interface UniqueRepresentations {
  readonly unique: readonly Representation[];
  /** For each asked representation the place of its equal in `unique`. */
  readonly slots: readonly number[];
}

/**
 * Thousands of units share few lots, images and stations; each is asked once.
 * @param asked in the order of the plan; equal ones have equal JSON, since one plan step builds them all
 */
export function uniqueRepresentations(asked: readonly Representation[]): UniqueRepresentations {
  const places = new Map<string, number>();
  const unique: Representation[] = [];
  const slots = asked.map((representation) => {
    const json = JSON.stringify(representation);
    const known = places.get(json);
    if (known !== undefined) return known;
    places.set(json, unique.length);
    return unique.push(representation) - 1;
  });
  return { unique, slots };
}

/**
 * Gives every asked representation the entity of its equal. A repeat is a copy, because the executor merges further
 * facts into each entity in place.
 */
export function fanEntities(entities: readonly unknown[], slots: readonly number[]): unknown[] {
  const used = new Set<number>();
  return slots.map((slot) => {
    if (used.has(slot)) return structuredClone(entities[slot]);
    used.add(slot);
    return entities[slot];
  });
}

/** Repeats each error at `_entities.<slot>` for every asked representation of that slot, in the order asked. */
export function fanErrors(
  errors: readonly GraphQLFormattedError[],
  slots: readonly number[],
): GraphQLFormattedError[] {
  const bySlot = new Map<number, GraphQLFormattedError[]>();
  const unplaced: GraphQLFormattedError[] = [];
  for (const error of errors) {
    const slot = slotOf(error);
    const known = slot === undefined ? unplaced : bySlot.get(slot);
    if (known) known.push(error);
    else if (slot !== undefined) bySlot.set(slot, [error]);
  }
  const placed = slots.flatMap((slot, index) =>
    (bySlot.get(slot) ?? []).map((error) => ({
      ...error,
      path: ['_entities', index, ...(error.path ?? []).slice(2)],
    })),
  );
  return [...unplaced, ...placed];
}

function slotOf({ path }: GraphQLFormattedError): number | undefined {
  return path?.[0] === '_entities' && typeof path[1] === 'number' ? path[1] : undefined;
}
