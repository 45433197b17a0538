import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';

import { startFakeGraph } from './fake-graph';
import type { Asked, FakeGraph } from './fake-graph';

const UNIT_COUNT = 2_500;
const LOT = ['where-used', 'lot', 'Murata', 'GRM188', 'L2401B'];

const aUnit = (at: number) => ({
  node: {
    unitKey: `01/09521234543213/21/${at}`,
    gtin: '09521234543213',
    serialNumber: `${at}`,
    lotNumber: 'B1',
  },
  ...{ certainty: at === 2 ? 'POSSIBLE' : 'CERTAIN', isHeldNow: at !== 3, isRegistered: true },
  outermost: { unitKey: `01/09521234543213/21/${at}` },
  ...{ state: 'SHIPPED', customer: { code: 'acme', name: 'Acme, "Tools"' } },
  ...{
    shipmentNumber: 'S-1',
    shippedTime: '2026-03-04T09:00:00.000Z',
    workOrders: ['north/WO-1', 'north/WO-2'],
  },
});

const totalsOf = (unitCount: number) => ({
  ...{
    unitCount,
    certainCount: unitCount - 1,
    possibleCount: 1,
    heldNowCount: unitCount - 1,
    outermostCount: unitCount,
  },
  byState: [{ state: 'SHIPPED', unitCount }],
  byCustomer: [{ customer: { code: 'acme', name: 'Acme, "Tools"' }, unitCount }],
});

/** A page of a list of so many units, as the graph answers it. */
function pageOf({ query, variables }: Asked, unitCount: number, counted = unitCount): object {
  const start = Number(variables['after'] ?? 0);
  const end = Math.min(unitCount, start + Number(variables['first']));
  return {
    edges: Array.from({ length: end - start }, (_, at) => aUnit(start + at + 1)),
    pageInfo: { hasNextPage: end < unitCount, endCursor: String(end) },
    ...(query.includes('...UnitsTotals') ? { totals: totalsOf(counted) } : {}),
    asOf: { position: '7.9', recordTime: '2026-03-05T00:00:00.000Z' },
  };
}

const EMPTY = {
  ...{ edges: [], pageInfo: { hasNextPage: false, endCursor: null }, asOf: null },
  totals: { ...totalsOf(0), certainCount: 0, possibleCount: 0, heldNowCount: 0, byState: [], byCustomer: [] },
};

let graph: FakeGraph;
beforeAll(async () => {
  graph = await startFakeGraph();
});
afterAll(() => graph.close());
beforeEach(() => {
  graph.asked = [];
  graph.answer = (asked) => ({ data: { units: pageOf(asked, UNIT_COUNT) } });
});

describe('tracegraph where-used', () => {
  it('prints the counts, as of when, and a table of all units, and ends with 0', async () => {
    graph.answer = (asked) => ({ data: { units: pageOf(asked, 3) } });
    const { code, stdout, stderr } = await graph.run(...LOT);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.split('\n').map((line) => line.replace(/ +/g, ' '))).toEqual([
      'Asked: lot Murata GRM188 L2401B',
      'Units: 3, of these CERTAIN 2, POSSIBLE 1; held now 2; outermost units 3',
      'By state: SHIPPED 3',
      'By customer: acme (Acme, "Tools") 3',
      'As of 2026-03-05T00:00:00.000Z (position 7.9 of the unit feed)',
      '',
      'unitKey lotNumber workOrders certainty isHeldNow state customerCode shipmentNumber shippedTime outermostUnitKey',
      ...['1 CERTAIN true', '2 POSSIBLE true', '3 CERTAIN false'].map((line) => {
        const [at, rest] = line.split(/ (.*)/);
        const key = `01/09521234543213/21/${at}`;
        return `${key} B1 north/WO-1 north/WO-2 ${rest} SHIPPED acme S-1 2026-03-04T09:00:00.000Z ${key}`;
      }),
      '',
    ]);
  });

  it('prints every unit of every page as CSV, the counts being asked for once', async () => {
    const { code, stdout } = await graph.run(...LOT, '--csv');
    expect(code).toBe(0);
    const rows = parse<Record<string, string>>(stdout, { columns: true });
    expect(rows).toHaveLength(UNIT_COUNT);
    expect(new Set(rows.map((row) => row['unitKey'])).size).toBe(UNIT_COUNT);
    expect(rows[1]).toEqual({
      ...{ unitKey: '01/09521234543213/21/2', gtin: '09521234543213', serialNumber: '2', lotNumber: 'B1' },
      ...{ workOrders: 'north/WO-1 north/WO-2', certainty: 'POSSIBLE', isHeldNow: 'true', state: 'SHIPPED' },
      ...{ customerCode: 'acme', customerName: 'Acme, "Tools"', shipmentNumber: 'S-1' },
      ...{ shippedTime: '2026-03-04T09:00:00.000Z', outermostUnitKey: '01/09521234543213/21/2' },
      isRegistered: 'true',
    });
    expect(graph.asked.map(({ query }) => query.includes('...UnitsTotals'))).toEqual([true, false, false]);
    expect(graph.asked.map(({ variables }) => variables['after'])).toEqual([null, '1000', '2000']);
  });

  it('prints one JSON object a line with --json: head, units, end', async () => {
    const { code, stdout } = await graph.run(...LOT, '--json');
    expect(code).toBe(0);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string });
    expect(lines).toHaveLength(UNIT_COUNT + 2);
    expect(lines[0]).toMatchObject({
      type: 'head',
      totals: { unitCount: UNIT_COUNT },
      asOf: { position: '7.9' },
    });
    expect(lines[1]).toMatchObject({
      type: 'unit',
      workOrders: ['north/WO-1', 'north/WO-2'],
      isHeldNow: true,
    });
    expect(lines.at(-1)).toEqual({ type: 'end', rowCount: UNIT_COUNT, isComplete: true, problems: [] });
  });

  it('asks with the options as typed', async () => {
    await graph.run(
      ...LOT,
      '--now',
      '--outermost',
      '--certain',
      '--state',
      'shipped',
      '--customer',
      'c',
      '--shipped',
    );
    expect(graph.asked[0]?.variables).toMatchObject({
      ...{ manufacturer: 'Murata', manufacturerPartNumber: 'GRM188', lotNumber: 'L2401B', usage: null },
      ...{
        held: 'NOW',
        level: 'OUTERMOST',
        certainty: 'CERTAIN',
        state: 'SHIPPED',
        customer: 'c',
        isShipped: true,
      },
    });
  });

  it('ends with 1 where there are no units, and where the thing asked for is not registered', async () => {
    graph.answer = () => ({ data: { units: EMPTY } });
    expect(await graph.run(...LOT)).toMatchObject({ code: 1, stderr: '' });
    graph.answer = () => ({ data: { subject: null } });
    expect(await graph.run('where-used', 'image', 'FILE:sha256:00')).toMatchObject({ code: 1, stderr: '' });
    graph.answer = (asked) => ({ data: { subject: { units: pageOf(asked, 3) } } });
    expect(await graph.run('where-used', 'signing-key', '00')).toMatchObject({ code: 0, stderr: '' });
  }, 60_000);

  it('ends with 2 where the graph refuses the words, and prints its code', async () => {
    const errors = [{ message: 'A SHA-256 is 64 hex digits.', extensions: { code: 'SHA256_MALFORMED' } }];
    graph.answer = () => ({ data: { units: null }, errors });
    const { code, stdout, stderr } = await graph.run('where-used', 'certificate', 'x');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe('SHA256_MALFORMED: A SHA-256 is 64 hex digits.\n');
  });

  it('ends with 2, asking nothing, where words are missing or options exclude each other', async () => {
    const wrong = [
      ['where-used'],
      ['where-used', 'reel', 'x'],
      ['where-used', 'lot', 'Murata'],
      [...LOT, '--certain', '--possible'],
      [...LOT, '--shipped', '--not-shipped'],
      [...LOT, '--csv', '--json'],
      ['where-used', 'test', 'FCT', '--attempt', 'two'],
    ];
    for (const words of wrong) {
      const { code, stderr } = await graph.run(...words);
      expect([words, code]).toEqual([words, 2]);
      expect(stderr).not.toBe('');
    }
    expect(graph.asked).toEqual([]);
  }, 60_000);

  it('ends with 3 where a subgraph did not answer, printing what came', async () => {
    const errors = [{ message: 'down', extensions: { code: 'SUBGRAPH_UNREACHABLE', serviceName: 'units' } }];
    graph.answer = (asked) => ({ data: { units: pageOf(asked, 3) }, errors });
    const { code, stdout, stderr } = await graph.run(...LOT, '--csv');
    expect(code).toBe(3);
    expect(parse(stdout)).toHaveLength(4);
    expect(stderr).toBe('SUBGRAPH_UNREACHABLE of units: down\n');
    graph.answer = () => ({ data: { units: null }, errors });
    expect((await graph.run(...LOT)).code).toBe(3);
  }, 60_000);

  it('ends with 3 where the rows are not as many as were counted, and says so', async () => {
    graph.answer = (asked) => ({ data: { units: pageOf(asked, 1_001, 1_000) } });
    const { code, stdout, stderr } = await graph.run(...LOT, '--csv');
    expect(code).toBe(3);
    expect(stderr).toMatch(/^1001 units were listed, but 1000 were counted/);
    expect(parse(stdout)).toHaveLength(1_002);
  });
});
