import 'reflect-metadata';

import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { Kind, lexicographicSortSchema, parse, print } from 'graphql';
import type { DefinitionNode, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { GraphQLDateTime } from 'graphql-scalars';
import { buildSchemaSync, createResolversMap } from 'type-graphql';
import type { NonEmptyArray, ResolverData } from 'type-graphql';

/** A class with decorators of type-graphql. */
export type DecoratedClass = new (...args: never[]) => object;

/** Resolves a reference to an entity; answers null for what is not recorded. */
export type ReferenceResolver<C> = (
  reference: never,
  context: C,
  info: GraphQLResolveInfo,
) => Promise<object | null>;

/** All that makes a subgraph. */
export interface SubgraphParts<C extends object> {
  /** Resolver classes. */
  readonly resolvers: NonEmptyArray<DecoratedClass>;
  /** Types that no root field reaches by itself: entities and stubs. */
  readonly orphanedTypes: readonly DecoratedClass[];
  /** By the name of the entity. */
  readonly references: Readonly<Record<string, ReferenceResolver<C>>>;
}

/** A subgraph ready to be served. */
export interface Subgraph {
  /** The SDL the gateway's schema is composed from, sorted. */
  readonly sdl: string;
  readonly schema: GraphQLSchema;
}

const HEADER =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable", "@inaccessible", "@external", "@requires"])';

/**
 * Builds the schema of a subgraph from its decorated classes. The SDL that is emitted is the very text that is served.
 * @param parts resolvers, types and reference resolvers
 */
export function buildSubgraph<C extends object>(parts: SubgraphParts<C>): Subgraph {
  const schema = buildSchemaSync({
    resolvers: parts.resolvers,
    orphanedTypes: [...parts.orphanedTypes],
    container: (data: ResolverData) => ({ get: (type: DecoratedClass) => instanceOf(data, type) }),
    scalarsMap: [{ type: Date, scalar: GraphQLDateTime }],
    skipCheck: true,
    validate: false,
  });
  const sdl = `${HEADER}\n\n${sorted(printSchemaWithDirectives(lexicographicSortSchema(schema)))}\n`;
  const resolvers: Record<string, unknown> = { ...createResolversMap(schema) };
  for (const [type, resolve] of Object.entries(parts.references)) {
    resolvers[type] = { ...(resolvers[type] as object | undefined), __resolveReference: awaited(resolve) };
  }
  return { sdl, schema: buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: resolvers as never }) };
}

/** What is thrown at once would cost all entities of the request, a promise that fails only its own. */
function awaited<C>(resolve: ReferenceResolver<C>): ReferenceResolver<C> {
  return async (reference, context, info) => await resolve(reference, context, info);
}

/** Resolvers keep no state; one instance of each is enough. */
const instances = new WeakMap<DecoratedClass, object>();

function instanceOf(_data: ResolverData, type: DecoratedClass): object {
  const instance = instances.get(type) ?? new type();
  instances.set(type, instance);
  return instance;
}

/** One order for one schema, whatever the order of imports; the schema definition itself is implied by the names of its roots. */
function sorted(sdl: string): string {
  const definitions = parse(sdl).definitions.filter(
    (definition) => definition.kind !== Kind.SCHEMA_DEFINITION,
  );
  return [...definitions].sort(byKindAndName).map(print).join('\n\n');
}

function byKindAndName(a: DefinitionNode, b: DefinitionNode): number {
  return nameOf(a).localeCompare(nameOf(b), 'en');
}

function nameOf(definition: DefinitionNode): string {
  return 'name' in definition && definition.name ? definition.name.value : '';
}
