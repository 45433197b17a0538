import { Kind, parse } from 'graphql';
import type { FieldNode, SelectionNode, SelectionSetNode } from 'graphql';

/** What one request to a subgraph asks for. */
export interface FetchShape {
  readonly isMutation: boolean;
  /** Number of entities asked for; null when root fields are asked for. */
  readonly entityCount: number | null;
  /** Response names that the request should have filled: root fields, or fields of the entities. */
  readonly fields: readonly string[];
}

/** Whether the planner wrote a mutation; it never writes a comment or a fragment first. */
export function isMutation(operation: string): boolean {
  return operation.startsWith('mutation');
}

/**
 * Reads what a request asks for; only needed once it has failed.
 * @param operation as the planner wrote it
 * @param entityCount number of representations, or null
 */
export function fetchShape(operation: string, entityCount: number | null): FetchShape {
  const definition = parse(operation, { noLocation: true }).definitions.find(
    (candidate) => candidate.kind === Kind.OPERATION_DEFINITION,
  );
  const roots = definition ? fieldsOf(definition.selectionSet) : [];
  const fields = entityCount === null ? roots : roots.flatMap(({ selectionSet }) => fieldsOf(selectionSet));
  const names = fields
    .map(({ alias, name }) => (alias ?? name).value)
    .filter((name) => name !== '__typename');
  return { isMutation: isMutation(operation), entityCount, fields: [...new Set(names)] };
}

function fieldsOf(selectionSet: SelectionSetNode | undefined): FieldNode[] {
  return (selectionSet?.selections ?? []).flatMap((selection: SelectionNode) => {
    if (selection.kind === Kind.FIELD) return [selection];
    return selection.kind === Kind.INLINE_FRAGMENT ? fieldsOf(selection.selectionSet) : [];
  });
}

/** Where the failure of a whole request shows in the answer: each root field, or each entity. */
export function affectedPaths(shape: FetchShape): (readonly (string | number)[])[] {
  if (shape.entityCount === null) return shape.fields.map((field) => [field]);
  return Array.from({ length: shape.entityCount }, (_, index) => ['_entities', index]);
}
