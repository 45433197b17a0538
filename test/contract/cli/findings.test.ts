import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';

import { startFakeGraph } from './fake-graph';
import type { Asked, FakeGraph } from './fake-graph';

const FIELD = /findings: (\w+)\(/;

/** How many findings each list holds; they take turns in time. */
let counts: Readonly<Record<string, number>>;
let graph: FakeGraph;
beforeAll(async () => {
  graph = await startFakeGraph();
});
afterAll(() => graph.close());
beforeEach(() => {
  counts = { unitFindings: 1_500, componentFindings: 3, firmwareFindings: 1, provisioningFindings: 1_200 };
  graph.asked = [];
  graph.answer = (asked) => ({ data: { findings: pageOf(asked) } });
});

const fieldOf = ({ query }: Asked): string => FIELD.exec(query)?.[1] ?? '';

function pageOf(asked: Asked): object {
  const field = fieldOf(asked);
  const [start, count] = [Number(asked.variables['after'] ?? 0), counts[field] ?? 0];
  const end = Math.min(count, start + Number(asked.variables['first']));
  const lag = Object.keys(counts).indexOf(field);
  return {
    edges: Array.from({ length: end - start }, (_, at) => ({
      node: {
        ...{
          code: 'LOT_UNKNOWN',
          message: `${field} ${start + at}`,
          kind: 'UNIT',
          subjectKey: 'k',
          unitKey: null,
        },
        ...{ eventId: 'e', recordTime: '2026-03-02T00:00:00.000Z', referenceKeys: ['a', 'b'] },
        eventTime: new Date(Date.UTC(2026, 2, 1) + (start + at) * 10 + lag).toISOString(),
        ...{ isResolved: false, resolvedBy: null },
      },
    })),
    pageInfo: { hasNextPage: end < count, endCursor: String(end) },
    ...{ totalCount: count, asOf: null },
  };
}

describe('tracegraph findings', () => {
  it('merges the lists of all stores in the order of event time, page by page', async () => {
    const { code, stdout, stderr } = await graph.run('findings', '--csv');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const rows = parse<Record<string, string>>(stdout, { columns: true });
    expect(rows).toHaveLength(2_704);
    const times = rows.map((row) => row['eventTime'] ?? '');
    expect(times).toEqual([...times].sort());
    expect(rows.slice(0, 4).map((row) => row['subgraph'])).toEqual([
      'units',
      'components',
      'firmware',
      'provisioning',
    ]);
    expect(rows[0]).toMatchObject({ code: 'LOT_UNKNOWN', referenceKeys: 'a b', isResolved: 'false' });
  });

  it('says how many there are in each store before it lists them', async () => {
    counts = { unitFindings: 1, componentFindings: 0, firmwareFindings: 0, provisioningFindings: 0 };
    const { code, stdout } = await graph.run('findings');
    expect(code).toBe(0);
    const [head, , names, row] = stdout.split('\n');
    expect(head).toBe('Findings: 1 (units 1, components 0, firmware 0, provisioning 0)');
    expect(names).toMatch(/^eventTime +subgraph +kind +code +isResolved +subjectKey +message$/);
    expect(row).toMatch(/^2026-03-01T00:00:00.000Z +units +UNIT +LOT_UNKNOWN +false +k +unitFindings 0$/);
  });

  it('says as of when each store answered, stores of the same time together', async () => {
    const times: Readonly<Record<string, string>> = { firmwareFindings: '2026-03-04T00:00:00.000Z' };
    graph.answer = (asked) => {
      const recordTime = times[fieldOf(asked)] ?? '2026-03-05T00:00:00.000Z';
      return { data: { findings: { ...pageOf(asked), asOf: { position: '7.9', recordTime } } } };
    };
    const { stdout } = await graph.run('findings');
    expect(stdout.split('\n')[1]).toBe(
      'As of 2026-03-05T00:00:00.000Z (units, components, provisioning), 2026-03-04T00:00:00.000Z (firmware)',
    );
  });

  it('asks with the options as typed, and firmware only where no unit and no work order is asked for', async () => {
    await graph.run('findings', '--code', 'X_Y', '--from', 'F', '--to', 'T', '--open');
    expect(graph.asked.map(fieldOf)).toContain('firmwareFindings');
    for (const { variables } of graph.asked)
      expect(variables).toMatchObject({ code: 'X_Y', fromTime: 'F', toTime: 'T', isResolved: false });
    graph.asked = [];
    await graph.run('findings', '--unit', 'U', '--work-order', 'north/WO/1', '--resolved');
    expect(new Set(graph.asked.map(fieldOf))).toEqual(
      new Set(['unitFindings', 'componentFindings', 'provisioningFindings']),
    );
    for (const { variables } of graph.asked)
      expect(variables).toMatchObject({
        ...{ unitKey: 'U', workOrder: { site: 'north', number: 'WO/1' }, isResolved: true },
      });
  }, 60_000);

  it('ends with 1 where there are none, and with 2 where it is used wrongly', async () => {
    counts = {};
    expect(await graph.run('findings')).toMatchObject({ code: 1, stderr: '' });
    for (const words of [['--open', '--resolved'], ['--work-order', 'north'], ['all']])
      expect([words, (await graph.run('findings', ...words)).code]).toEqual([words, 2]);
    const errors = [{ message: 'A time is RFC 3339.', extensions: { code: 'EVENT_TIME_MALFORMED' } }];
    graph.answer = () => ({ data: { findings: null }, errors });
    expect(await graph.run('findings', '--from', 'now')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'EVENT_TIME_MALFORMED: A time is RFC 3339.\n',
    });
  }, 60_000);

  it('ends with 3 where a store did not answer, or pages lack what was counted; the others are printed', async () => {
    const errors = [
      { message: 'down', extensions: { code: 'SUBGRAPH_UNREACHABLE', serviceName: 'firmware' } },
    ];
    graph.answer = (asked) =>
      fieldOf(asked) === 'firmwareFindings'
        ? { data: { findings: null }, errors }
        : { data: { findings: pageOf(asked) } };
    const down = await graph.run('findings', '--csv');
    expect(down).toMatchObject({ code: 3, stderr: 'SUBGRAPH_UNREACHABLE of firmware: down\n' });
    expect(parse(down.stdout)).toHaveLength(2_704);
    graph.answer = (asked) => ({ data: { findings: { ...pageOf(asked), totalCount: 9 } } });
    const cut = await graph.run('findings', '--json');
    expect(cut.code).toBe(3);
    expect(cut.stderr).toMatch(/^2704 findings were listed, but 36 were counted/);
    expect(cut.stdout.trimEnd().split('\n').at(-1)).toContain('"isComplete":false');
  }, 60_000);
});
