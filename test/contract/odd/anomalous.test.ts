import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { ANOMALOUS_IN_COMPONENTS } from './anomalous/components';
import { ANOMALOUS_IN_FIRMWARE } from './anomalous/firmware';
import { ANOMALOUS_IN_PRODUCTION } from './anomalous/provisioning';
import { ANOMALOUS_IN_TESTS } from './anomalous/tests';
import { ANOMALOUS_IN_UNITS } from './anomalous/units';
import type { AnomalousKind, Input } from './kinds';
import { openOddGraph } from './odd-graph';
import type { OddGraph } from './odd-graph';
import { PLANT } from './plant';

const TABLES = {
  units: ANOMALOUS_IN_UNITS,
  components: ANOMALOUS_IN_COMPONENTS,
  firmware: ANOMALOUS_IN_FIRMWARE,
  provisioning: [...ANOMALOUS_IN_PRODUCTION, ...ANOMALOUS_IN_TESTS],
};
const ALL = Object.values(TABLES).flat();

describe('what can be read, but should not have happened', () => {
  let graph: OddGraph;

  beforeAll(async () => {
    graph = await openOddGraph();
    await graph.prepare(PLANT);
  }, 180_000);

  afterAll(async () => {
    await graph.stop();
  });

  it('is of at least forty kinds, with at least thirty codes', () => {
    expect(new Set(ALL.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(40);
    expect(new Set(ALL.map(({ code }) => code)).size).toBeGreaterThanOrEqual(30);
  });

  describe.each(Object.entries(TABLES))('the %s subgraph stores, and shows the finding:', (_name, kinds) => {
    it.each(kinds.map((anomalous) => ({ ...anomalous, title: `${anomalous.kind} (${anomalous.code})` })))(
      '$title',
      async (anomalous) => {
        const id = `A${ALL.findIndex(({ kind }) => kind === anomalous.kind)}`;
        const { fact, code, also = [] } = anomalous;
        await graph.prepare([...(fact.before?.(id) ?? []), ...(anomalous.before?.(id) ?? [])]);
        const input = oddInput(anomalous, id);
        const results = await graph.send(fact.mutation, [input]);
        expect(results).toMatchObject([{ index: 0, status: 'STORED', error: null }]);
        const expected = [code, ...also].sort();
        if (!anomalous.whenRead) expect(codesOf(results[0]?.findings)).toEqual(expected);
        await graph.prepare(anomalous.after?.(id) ?? []);
        const records = await graph.findings(fact.read(input));
        expect([...(records.get(String(input['origin'])) ?? [])].sort()).toEqual(expected);
      },
    );
  });
});

/** A good record with the odd thing over it. */
function oddInput({ fact, odd }: AnomalousKind, id: string): Input {
  return { origin: randomUUID(), ...fact.input(id), ...(typeof odd === 'function' ? odd(id) : odd) };
}

function codesOf(findings: readonly { readonly code: string }[] = []): string[] {
  return [...new Set(findings.map(({ code }) => code))].sort();
}
