import { readFileSync, writeFileSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { compose, startToyGraph } from './toy-graph';
import type { ToyGraph } from './toy-graph';

const COMPONENTS = '{ unit(unitKey: 1) { components } }';

describe('reloading the supergraph', () => {
  let graph: ToyGraph;
  let good: string;

  beforeAll(async () => {
    graph = await startToyGraph();
    good = readFileSync(graph.supergraphFile, 'utf8');
  });
  afterAll(() => graph.close());

  const reload = async (sdl: string): Promise<void> => {
    writeFileSync(graph.supergraphFile, sdl);
    await graph.gateway.reload();
  };
  const ready = async (): Promise<Record<string, unknown>> =>
    (await (await fetch(`${graph.url}/ready`)).json()) as Record<string, unknown>;

  it.each([
    ['is empty', () => ''],
    ['is no GraphQL', () => '{{{'],
    ['is a schema nobody composed', () => 'type Query { a: Int }'],
    ['names a type it does not define', () => good.replace('type Supplier', 'type Suplier')],
    ['asks for a feature the planner does not know', () => good.replace('join/v0.', 'join/v9.')],
    ['names a subgraph without an address', () => good.replace(/url: "[^"]*\/graphql"/, 'url: ""')],
  ])('keeps the last good one when the file %s', async (_name, bad) => {
    const before = await ready();
    await reload(bad());
    expect((await graph.ask(COMPONENTS)).data).toEqual({ unit: { components: ['R1'] } });
    const after = await ready();
    expect(after['supergraphId']).toBe(before['supergraphId']);
    expect(after['lastReloadFailure']).not.toBeNull();
    expect(JSON.stringify(after)).not.toContain('127.0.0.1');
  });

  it('forgets the failure once the file is good again', async () => {
    await reload(good);
    expect((await ready())['lastReloadFailure']).toBeNull();
  });

  it('serves the new schema to new operations and finishes old ones on the old', async () => {
    const { units, components, firmware } = graph.subgraphs;
    const before = (await ready())['supergraphId'];
    let release: (value: boolean) => void = () => undefined;
    const asked = new Promise<void>((resolve) => {
      units.intercept = () => {
        resolve();
        return new Promise<boolean>((answer) => {
          release = answer;
        });
      };
    });
    const old = graph.ask(COMPONENTS);
    await asked;
    units.intercept = () => false;
    await reload(compose([units, firmware]));
    release(false);
    expect(await old).toMatchObject({ data: { unit: { components: ['R1'] } }, errors: [] });
    expect((await old).headers.get('x-supergraph-id')).toBe(before);

    const refused = await graph.ask(COMPONENTS);
    expect(refused.errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
    const readiness = await ready();
    expect(readiness['supergraphId']).not.toBe(before);
    expect(Object.keys(readiness['subgraphs'] as object)).not.toContain(components.name);
  });

  it('takes one file at a time, the last one last', async () => {
    const { units } = graph.subgraphs;
    writeFileSync(graph.supergraphFile, compose([units]));
    const first = graph.gateway.reload();
    writeFileSync(graph.supergraphFile, good);
    await Promise.all([first, graph.gateway.reload()]);
    expect((await graph.ask(COMPONENTS)).data).toEqual({ unit: { components: ['R1'] } });
  });
});
