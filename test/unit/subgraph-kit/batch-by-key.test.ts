import { describe, expect, it } from '@jest/globals';
import { createGroupLoader, createRowLoader, createUnitFactLoader } from '@tracegraph/subgraph-kit';
import DataLoader from 'dataloader';

interface Row {
  readonly unitKey: string;
  readonly n: number;
}

const ROWS: readonly Row[] = [
  { unitKey: 'b', n: 1 },
  { unitKey: 'a', n: 2 },
  { unitKey: 'b', n: 3 },
  { unitKey: 'panel', n: 4 },
];

/** Finds as a store would: in its own order, and possibly more than was asked for. */
function finder() {
  const asked: (readonly string[])[] = [];
  return {
    asked,
    find: (keys: readonly string[]) => {
      asked.push(keys);
      return Promise.resolve(ROWS);
    },
  };
}

const keyOf = (row: Row) => row.unitKey;
const numbers = (rows: readonly Row[]) => rows.map(({ n }) => n);

describe('loading the row of a key', () => {
  it('answers in the order of the keys, null where there is none, in one statement', async () => {
    const { asked, find } = finder();
    const loader = createRowLoader(find, keyOf);
    const rows = await Promise.all(['a', 'nobody', 'b', 'a'].map((key) => loader.load(key)));
    expect(rows.map((row) => row?.n ?? null)).toEqual([2, null, 1, 2]);
    expect(asked).toEqual([['a', 'nobody', 'b']]);
  });

  it('takes the first of several rows of a key', async () => {
    expect((await createRowLoader(finder().find, keyOf).load('b'))?.n).toBe(1);
  });

  it('splits more than 5,000 keys into several statements', async () => {
    const { asked, find } = finder();
    await createRowLoader(find, keyOf).loadMany(Array.from({ length: 5_001 }, (_, n) => String(n)));
    expect(asked.map(({ length }) => length)).toEqual([5_000, 1]);
  });

  it('is an error for every key where the store fails, never "not recorded"', async () => {
    const loader = createRowLoader<Row>(() => Promise.reject(new Error('lost')), keyOf);
    expect(await loader.loadMany(['a', 'b'])).toEqual([new Error('lost'), new Error('lost')]);
  });
});

describe('loading the rows of a key', () => {
  it('keeps the order of the store and answers an empty list where there is none', async () => {
    const { asked, find } = finder();
    const groups = await createGroupLoader(find, keyOf).loadMany(['b', 'nobody', 'a']);
    expect(groups.map((rows) => numbers(rows as Row[]))).toEqual([[1, 3], [], [2]]);
    expect(asked).toHaveLength(1);
  });

  it('gives no key the rows of another one', async () => {
    expect(await createGroupLoader(finder().find, keyOf).load('c')).toEqual([]);
  });
});

describe('loading the facts of units', () => {
  const boundTo = (bound: Readonly<Record<string, readonly string[] | Error>>) =>
    new DataLoader<string, readonly string[]>((keys) =>
      Promise.resolve(keys.map((key) => bound[key] ?? [key])),
    );

  it('gives a unit what was recorded under its own key and under those bound to it, in the order of the store', async () => {
    const { asked, find } = finder();
    const loader = createUnitFactLoader(boundTo({ b: ['b', 'panel'] }), find);
    const facts = await loader.loadMany(['a', 'b']);
    expect(facts.map((rows) => numbers(rows as Row[]))).toEqual([[2], [1, 3, 4]]);
    expect(asked).toEqual([['a', 'b', 'panel']]);
  });

  it('gives the facts of a panel position to each unit that claims it', async () => {
    const loader = createUnitFactLoader(boundTo({ a: ['a', 'panel'], b: ['b', 'panel'] }), finder().find);
    const facts = await loader.loadMany(['a', 'b']);
    expect(facts.map((rows) => numbers(rows as Row[]))).toEqual([
      [2, 4],
      [1, 3, 4],
    ]);
  });

  it('shows a fact once where a key is bound to itself or twice', async () => {
    const loader = createUnitFactLoader(boundTo({ b: ['b', 'b', 'panel', 'panel'] }), finder().find);
    expect(numbers(await loader.load('b'))).toEqual([1, 3, 4]);
  });

  it('does not harm the siblings of a unit whose bindings cannot be read', async () => {
    const loader = createUnitFactLoader(boundTo({ a: new Error('lost') }), finder().find);
    const [a, b] = await loader.loadMany(['a', 'b']);
    expect(a).toEqual(new Error('lost'));
    expect(numbers(b as Row[])).toEqual([1, 3]);
  });
});
