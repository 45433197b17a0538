import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { fact, openUnits } from '../units/open-units';
import type { Units } from '../units/open-units';

let units: Units;

beforeAll(async () => {
  units = await openUnits();
});
afterAll(async () => {
  await units.stop();
});

describe('conflicts of units', () => {
  it('are listed by unit, also under its place, by work order and by the time they came', async () => {
    const [unitKey, panelId] = ['part/acme/box/C1', 'PAN-C'];
    const place = `panel/WRO1/${panelId}/1`;
    await units.record('registerPanels', [
      { site: 'WRO1', panelId, positionCount: 1, workOrderNumber: 'conflicts' },
    ]);
    const input = fact({ unitKey: place, state: 'HELD' });
    await units.record('recordDispositions', [input]);
    await units.record('recordDispositions', [{ ...input, state: 'RELEASED' }]);
    await units.record('recordPanelBindings', [{ unitKey, site: 'WRO1', panelId, position: 1 }]);
    const subjects = async (args: string) => {
      const { data } = await units.ask(
        `{ unitRecordConflicts(${args}) { totalCount edges { node { subjectKey } } } }`,
      );
      const { edges, totalCount } = data['unitRecordConflicts'] as {
        totalCount: number;
        edges: { node: { subjectKey: string } }[];
      };
      expect(totalCount).toBe(edges.length);
      return edges.map(({ node }) => node.subjectKey);
    };
    expect(await subjects(`unitKey: "${unitKey}"`)).toEqual([place]);
    expect(await subjects('workOrder: { site: "WRO1", number: "conflicts" }')).toEqual([place]);
    expect(await subjects(`unitKey: "part/acme/box/C2"`)).toEqual([]);
    expect(
      await subjects(`unitKey: "${unitKey}", kind: DISPOSITION, fromTime: "2001-01-01T00:00:00Z"`),
    ).toEqual([place]);
    expect(await subjects(`unitKey: "${unitKey}", toTime: "2001-01-01T00:00:00Z"`)).toEqual([]);
  });
});
