import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addFinding, appendOnce, insertRows, lockKeys, name, recordList } from '@tracegraph/record';
import type { Draft, RecordInput, SqlClient } from '@tracegraph/record';
import { z } from 'zod';

import { aPart, partBatch, startPartStore, statuses } from './part-records';
import type { PartContent, PartStore } from './part-records';

let store: PartStore;
let subject: string;

beforeAll(async () => {
  store = await startPartStore();
});
afterAll(async () => {
  await store.stop();
});
beforeEach(() => {
  subject = `P-${randomUUID()}`;
});

const draft = (eventId: string, description: string | null = null, of = subject) =>
  aPart(of, eventId, description);
const append = (...drafts: Draft<PartContent>[]) => store.append(drafts);
const partsOf = (of = subject) =>
  store.prisma.part.findMany({ where: { subjectKey: of }, orderBy: { eventId: 'asc' } });
const conflictsOf = () => store.prisma.recordConflict.findMany({ where: { subjectKey: subject } });

/** Waits until the record in the middle is held and so many statements wait for others. */
async function waitForLocks(waiting: number): Promise<void> {
  const held = `SELECT count(*) FILTER (WHERE NOT granted)::int AS waiting, count(*) FILTER (WHERE relation = 'part'::regclass)::int AS writing
    FROM pg_locks WHERE mode <> 'AccessShareLock'`;
  for (;;) {
    const [row] = await store.prisma.$queryRawUnsafe<{ waiting: number; writing: number }[]>(held);
    if (row && row.writing > 0 && row.waiting >= waiting) return;
    await sleep(20);
  }
}

describe('appending a record', () => {
  it('stores it with its content, its hash and its time as the sender wrote it', async () => {
    const one = draft(randomUUID(), 'a resistor');
    expect(statuses(await append(one))).toEqual(['STORED']);
    const [row] = await partsOf();
    expect(row).toMatchObject({
      eventId: one.content.eventId,
      eventTime: new Date('2026-10-25T01:30:00.123Z'),
      eventTimeText: '2026-10-25T02:30:00.123456789+01:00',
      description: 'a resistor',
      manufacturerParts: [{ manufacturer: 'A' }],
      origin: 'line 1',
      collector: null,
    });
    expect(Buffer.from(row?.contentSha256 ?? []).toString('hex')).toBe(one.contentSha256);
    expect(Math.abs(Date.now() - (row?.recordTime.getTime() ?? 0))).toBeLessThan(60_000);
  });

  it('is a replay with the same content: nothing is stored, the first findings are returned', async () => {
    const first = draft(randomUUID());
    addFinding(first, 'LOT_UNKNOWN', 'no such lot');
    await append(first);
    const again = { ...first, findings: [{ code: 'OTHER', message: 'of today' }] };
    expect(await append(again)).toEqual([
      { index: 0, status: 'REPLAYED', findings: [{ code: 'LOT_UNKNOWN', message: 'no such lot' }] },
    ]);
    expect(await partsOf()).toHaveLength(1);
  });

  it('is a conflict with other content: the first record stands, the other content is kept once', async () => {
    const eventId = randomUUID();
    const first = draft(eventId, 'first');
    const other = draft(eventId, 'other');
    await append(first);
    for (let time = 0; time < 2; time += 1) expect(statuses(await append(other))).toEqual(['CONFLICT']);
    expect(await partsOf()).toEqual([expect.objectContaining({ description: 'first' })]);
    const [kept, ...more] = await conflictsOf();
    expect(more).toEqual([]);
    expect(kept).toMatchObject({ kind: 'PART', eventId, content: other.content });
    expect(Buffer.from(kept?.storedContentSha256 ?? []).toString('hex')).toBe(first.contentSha256);
    expect(statuses(await append(first))).toEqual(['REPLAYED']);
  });

  it('under one event id for two subjects is two records: a message may be about many', async () => {
    const eventId = randomUUID();
    expect(statuses(await append(draft(eventId), draft(eventId, null, `${subject}-2`)))).toEqual([
      'STORED',
      'STORED',
    ]);
  });

  it('twice in one list is stored once; with other content the first in the list stands', async () => {
    const [a, b] = [randomUUID(), randomUUID()];
    expect(statuses(await append(draft(b, 'b'), draft(a), draft(b, 'b'), draft(b, 'other')))).toEqual([
      'STORED',
      'STORED',
      'REPLAYED',
      'CONFLICT',
    ]);
    expect((await conflictsOf()).map(({ content }) => content)).toEqual([
      expect.objectContaining({ description: 'other' }),
    ]);
  });

  it('mixes new, replayed and conflicting ones, each at its place', async () => {
    const [known, fresh] = [randomUUID(), randomUUID()];
    await append(draft(known, 'known'));
    expect(statuses(await append(draft(known, 'other'), draft(fresh), draft(known, 'known')))).toEqual([
      'CONFLICT',
      'STORED',
      'REPLAYED',
    ]);
  });

  it('leaves nothing where the transaction fails', async () => {
    const failed = store.prisma.$transaction(async (tx) => {
      await appendOnce(tx, partBatch([draft(randomUUID())]));
      throw new Error('lost');
    });
    await expect(failed).rejects.toThrow('lost');
    expect(await partsOf()).toEqual([]);
  });

  it('stores rows of other tables with it, and none with a replay or a conflict', async () => {
    const eventId = randomUUID();
    const withChildren = (one: Draft<PartContent>) =>
      store.prisma.$transaction((tx) =>
        appendOnce(tx, {
          ...partBatch([one]),
          children: [
            {
              table: 'package_parent',
              rows: ({ subjectKey, content }) => [
                { subjectKey, eventId: content.eventId, parentKey: content.description, relation: 'SPLIT' },
              ],
            },
          ],
        }),
      );
    for (const description of ['parent', 'parent', 'other']) await withChildren(draft(eventId, description));
    const children = await store.prisma.packageParent.findMany({ where: { subjectKey: subject } });
    expect(children.map(({ parentKey }) => parentKey)).toEqual(['parent']);
  });
});

describe('appending at the same time', () => {
  it('stores one record once, whoever comes first', async () => {
    const one = draft(randomUUID());
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => append(one)));
    expect(outcomes.flatMap(statuses).sort()).toEqual([...Array<string>(7).fill('REPLAYED'), 'STORED']);
  });

  it('keeps every content but the first as a conflict', async () => {
    const eventId = randomUUID();
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, (_, n) => append(draft(eventId, `content ${n}`))),
    );
    expect(outcomes.flatMap(statuses).sort()).toEqual([...Array<string>(5).fill('CONFLICT'), 'STORED']);
    expect(await conflictsOf()).toHaveLength(5);
  });

  it('stores two lists of the same records in opposite order without a deadlock', async () => {
    const drafts = [1, 2, 3].map((n) => draft(`00000000-0000-4000-8000-00000000000${n}`));
    let giveUp: () => void = () => undefined;
    // Holds the record in the middle until both lists have come so far.
    const holder = store.prisma.$transaction(async (tx) => {
      await appendOnce(tx, partBatch(drafts.slice(1, 2)));
      await new Promise<void>((_resolve, reject) => {
        giveUp = () => {
          reject(new Error('given up'));
        };
      });
    });
    await waitForLocks(0);
    const lists = [append(...drafts), append(...[...drafts].reverse())];
    await waitForLocks(2);
    giveUp();
    await expect(holder).rejects.toThrow('given up');
    expect((await Promise.all(lists)).flatMap(statuses).sort()).toEqual([
      ...Array<string>(3).fill('REPLAYED'),
      ...Array<string>(3).fill('STORED'),
    ]);
  });

  it('waits for claims of the same key in one order', async () => {
    const counted = { last: 0 };
    const claim = (keys: readonly string[]) =>
      store.prisma.$transaction(async (tx) => {
        await lockKeys(tx, keys);
        const seen = counted.last;
        await tx.$queryRawUnsafe('SELECT 1');
        counted.last = seen + 1;
      });
    await Promise.all(Array.from({ length: 8 }, (_, n) => claim(n % 2 === 0 ? ['a', 'b'] : ['b', 'a', 'b'])));
    expect(counted.last).toBe(8);
  });
});

describe('what PostgreSQL would refuse with the whole list', () => {
  const schema = z.object({ label: name });

  it.each([
    ['a name of 1,000 characters', 'x'.repeat(1_000)],
    [
      'a name of 2,000 bytes that cannot be compressed',
      Array.from({ length: 666 }, (_, n) => String.fromCharCode(0x4e00 + ((n * 7919) % 20_000))).join(''),
    ],
    ['a name with quotes, backslashes and dollars', `a'b"c\\d$1$$\${}`],
    ['a name in other scripts', 'Ωμέγα 日本語 😀 \u202e'],
  ])('%s is stored as it came', async (_name, text) => {
    const { label } = schema.parse({ label: text });
    expect(statuses(await append(draft(randomUUID(), label, label)))).toEqual(['STORED']);
    expect(await partsOf(label)).toEqual([expect.objectContaining({ description: label })]);
  });

  it.each([
    ['NUL', 'a\0b'],
    ['half of a surrogate pair', 'a\ud800'],
    ['more bytes than an index holds', '語'.repeat(1_000)],
  ])('a name of %s is refused at its place, its neighbours are stored', async (_name, text) => {
    const inputs = [`${subject}-1`, text, `${subject}-2`].map(
      (internalPartNumber) =>
        ({
          eventId: randomUUID(),
          eventTime: '2026-10-25T02:30:00Z',
          internalPartNumber,
        }) as unknown as RecordInput,
    );
    const { results } = await recordList<PartContent>(inputs, {
      kind: 'PART',
      schema: z
        .object({ eventId: z.string(), eventTime: z.string(), internalPartNumber: name })
        .transform((content) => ({
          ...content,
          origin: null,
          collector: null,
          documentRef: null,
          description: null,
        })),
      subjectKey: (content) => content.internalPartNumber,
      write: (drafts) => store.prisma.$transaction((tx) => appendOnce(tx, { ...partBatch([]), drafts })),
    });
    expect(results.map(({ status }) => status)).toEqual(['STORED', 'REFUSED', 'STORED']);
  });

  it.each([
    '0001-01-02T14:00:00+14:00',
    '9999-12-30T09:59:59.999999999-14:00',
    '2024-02-29T23:59:59.9999999Z',
  ])('a record of %s is stored', async (eventTime) => {
    const one = draft(randomUUID());
    expect(statuses(await append({ ...one, content: { ...one.content, eventTime } }))).toEqual(['STORED']);
  });
});

describe('inserting rows', () => {
  const rows = (sql: SqlClient, ...values: object[]) =>
    insertRows<{ parent_key: string }>(
      sql,
      'package_parent',
      values.map((value) => ({
        subjectKey: subject,
        eventId: '00000000-0000-4000-8000-000000000001',
        relation: 'SPLIT',
        ...value,
      })),
      ['parent_key'],
    );

  it('leaves out what is there, and says what it inserted', async () => {
    await rows(store.prisma, { parentKey: 'a' });
    expect(await rows(store.prisma, { parentKey: 'a' }, { parentKey: 'b' })).toEqual([{ parent_key: 'b' }]);
  });

  it('asks nothing for no rows', async () => {
    expect(
      await insertRows({ $queryRawUnsafe: () => Promise.reject(new Error('asked')) }, 'part', []),
    ).toEqual([]);
  });

  it('never writes the record time: the role may not', async () => {
    await expect(rows(store.prisma, { parentKey: 'c', recordTime: '2001-01-01' })).rejects.toThrow();
    const row = { ...partBatch([]).row(draft(randomUUID())), recordTime: '2001-01-01T00:00:00Z' };
    await expect(insertRows(store.prisma, 'part', [row])).rejects.toThrow('permission denied');
  });
});
