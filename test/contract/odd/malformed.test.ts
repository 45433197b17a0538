import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Input, MalformedKind } from './kinds';
import { MALFORMED_IN_COMPONENTS } from './malformed/components';
import { MALFORMED_IN_FIRMWARE } from './malformed/firmware';
import { MALFORMED_IN_PROVISIONING } from './malformed/provisioning';
import { MALFORMED_IN_UNITS } from './malformed/units';
import { openOddGraph } from './odd-graph';
import type { OddGraph } from './odd-graph';

const TABLES = {
  units: MALFORMED_IN_UNITS,
  components: MALFORMED_IN_COMPONENTS,
  firmware: MALFORMED_IN_FIRMWARE,
  provisioning: MALFORMED_IN_PROVISIONING,
};
const ALL = Object.values(TABLES).flat();

describe('what cannot be read', () => {
  let graph: OddGraph;

  beforeAll(async () => {
    graph = await openOddGraph();
  }, 180_000);

  afterAll(async () => {
    await graph.stop();
  });

  it('is of at least forty kinds, with at least thirty codes', () => {
    expect(new Set(ALL.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(40);
    expect(new Set(ALL.map(({ code }) => code)).size).toBeGreaterThanOrEqual(30);
  });

  describe.each(Object.entries(TABLES))(
    'the %s subgraph refuses, and stores the records around it:',
    (_name, kinds) => {
      it.each(kinds.map((malformed) => ({ ...malformed, title: `${malformed.kind} (${malformed.code})` })))(
        '$title',
        async (malformed) => {
          const { before, broken, after } = threeOf(
            malformed,
            `M${ALL.findIndex(({ kind }) => kind === malformed.kind)}`,
          );
          const results = await graph
            .prepare([...before.steps, ...after.steps])
            .then(() => graph.send(malformed.fact.mutation, [before.input, broken, after.input]));
          expect(results.map(({ index, status }) => [index, status])).toEqual([
            [0, 'STORED'],
            [1, 'REFUSED'],
            [2, 'STORED'],
          ]);
          expect(results.map(({ error }) => error)).toEqual([
            null,
            {
              code: malformed.code,
              path: malformed.path,
              expected: expect.stringMatching(/./),
              received: expect.stringMatching(/./),
            },
            null,
          ]);
          for (const { input } of [before, after]) {
            const records = await graph.findings(malformed.fact.read(input));
            expect([...records.keys()]).toContain(input['origin']);
          }
        },
      );
    },
  );
});

/** The record that cannot be read between two that can, each about a subject of its own. */
function threeOf({ fact, broken }: MalformedKind, id: string) {
  const good = (name: string) => ({
    steps: fact.before?.(name) ?? [],
    input: { origin: randomUUID(), ...fact.input(name) } as Input,
  });
  const bad = typeof broken === 'function' ? broken(`${id}B`) : broken;
  return {
    before: good(`${id}A`),
    broken: { ...fact.input(`${id}B`), ...bad },
    after: good(`${id}C`),
  };
}
