import 'reflect-metadata';

import { describe, expect, it } from '@jest/globals';
import { TraceError } from '@tracegraph/service-kit';
import { buildSubgraph } from '@tracegraph/subgraph-kit';
import type { DecoratedClass, ReferenceResolver } from '@tracegraph/subgraph-kit';
import { graphql, parse, print } from 'graphql';
import { Directive, Field, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';

@ObjectType({ description: 'A widget.' })
@Directive('@key(fields: "id")')
class Widget {
  @Field(() => ID, { description: 'Its id.' })
  readonly id!: string;
}

@ObjectType({ description: 'Another thing.' })
class Thing {
  @Field(() => Date, { description: 'When.' })
  readonly sinceTime!: Date;
}

@Resolver(() => Widget)
class WidgetResolver {
  @Query(() => Int, { description: 'How many.' })
  widgetCount(): number {
    return 2;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Its label.' })
  label(@Root() widget: Widget): string {
    if (widget.id === 'mute') throw new Error('mute');
    return `label of ${widget.id}`;
  }
}

@Resolver()
class ThingResolver {
  @Query(() => Thing, { nullable: true, description: 'The thing.' })
  thing(): Thing {
    return { sinceTime: new Date('2026-10-25T01:30:00Z') };
  }
}

const resolveWidget: ReferenceResolver<object> = async ({ id }: Widget) => {
  await Promise.resolve();
  if (id === 'unreadable') throw new TraceError('ID_MALFORMED', 'Expected an id.');
  return id === 'unknown' ? null : { id };
};

function build(
  resolvers: [DecoratedClass, ...DecoratedClass[]] = [WidgetResolver, ThingResolver],
  orphanedTypes: DecoratedClass[] = [Widget, Thing],
  resolve = resolveWidget,
) {
  return buildSubgraph({ resolvers, orphanedTypes, references: { Widget: resolve } });
}

async function entities(ids: readonly string[], resolve = resolveWidget) {
  const { data, errors } = await graphql({
    schema: build(undefined, undefined, resolve).schema,
    source: 'query($r: [_Any!]!) { _entities(representations: $r) { ... on Widget { id label } } }',
    variableValues: { r: ids.map((id) => ({ __typename: 'Widget', id })) },
  });
  return { found: data?._entities, paths: errors?.map(({ path }) => path?.join('.')) };
}

/** The lines of an SDL in one layout. */
function linesOf(sdl: string): string[] {
  return print(parse(sdl)).split('\n');
}

describe('the SDL of a subgraph', () => {
  it('is sorted, and the same whatever the order of classes', () => {
    const { sdl } = build();
    expect(build([ThingResolver, WidgetResolver], [Thing, Widget]).sdl).toBe(sdl);
    const names = parse(sdl).definitions.flatMap((node) =>
      'name' in node && node.name ? [node.name.value] : [],
    );
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
    expect([...sdl.matchAll(/^ {2}(\w+): /gm)].map(([, field]) => field)).toEqual([
      'thing',
      'widgetCount',
      'sinceTime',
      'id',
      'label',
    ]);
  });

  it('holds descriptions and keys, links the federation once and defines no schema of its own', () => {
    const { sdl } = build();
    expect(sdl).toMatch(/"""A widget\."""\ntype Widget\s@key\(fields: "id"\)/);
    expect(sdl.match(/extend schema @link/g)).toHaveLength(1);
    expect(sdl).not.toMatch(/^schema /m);
  });

  it('is what is served: every line of it, and what the federation adds', async () => {
    const { sdl, schema } = build();
    const { data } = await graphql({ schema, source: '{ _service { sdl } }' });
    const served = linesOf((data?._service as { sdl: string }).sdl);
    expect(linesOf(sdl).filter((line) => !served.includes(line))).toEqual([]);
  });

  it('shows an instant in UTC', async () => {
    const { data } = await graphql({ schema: build().schema, source: '{ thing { sinceTime } widgetCount }' });
    expect(JSON.parse(JSON.stringify(data))).toEqual({
      thing: { sinceTime: '2026-10-25T01:30:00.000Z' },
      widgetCount: 2,
    });
  });
});

describe('resolving references', () => {
  it('keeps their order and answers null for what is not recorded, without an error', async () => {
    expect(await entities(['b', 'unknown', 'a', 'b'])).toEqual({
      found: [
        { id: 'b', label: 'label of b' },
        null,
        { id: 'a', label: 'label of a' },
        { id: 'b', label: 'label of b' },
      ],
      paths: undefined,
    });
  });

  it('answers the siblings of one that fails, which alone gets an error', async () => {
    expect(await entities(['a', 'unreadable', 'b'])).toEqual({
      found: [{ id: 'a', label: 'label of a' }, null, { id: 'b', label: 'label of b' }],
      paths: ['_entities.1'],
    });
  });

  it('answers the siblings also where a resolver fails before it is awaited', async () => {
    const hasty: ReferenceResolver<object> = (reference, context, info) => {
      if ((reference as Widget).id === 'hasty') throw new TraceError('ID_MALFORMED', 'Expected an id.');
      return resolveWidget(reference, context, info);
    };
    expect(await entities(['a', 'hasty', 'b'], hasty)).toEqual({
      found: [{ id: 'a', label: 'label of a' }, null, { id: 'b', label: 'label of b' }],
      paths: ['_entities.1'],
    });
  });

  it('answers the other fields of an entity of which one fails', async () => {
    expect(await entities(['mute', 'a'])).toEqual({
      found: [
        { id: 'mute', label: null },
        { id: 'a', label: 'label of a' },
      ],
      paths: ['_entities.0.label'],
    });
  });

  it('answers nothing for a type the subgraph does not know', async () => {
    const { errors } = await graphql({
      schema: build().schema,
      source: '{ _entities(representations: [{ __typename: "Secret", id: 1 }]) { __typename } }',
    });
    expect(errors).toHaveLength(1);
  });
});
