import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { contentSha256 } from '@tracegraph/ledger';
import { CorrectionReason, appendCorrections, readConflicts } from '@tracegraph/record';
import type { CorrectionContent, Draft } from '@tracegraph/record';

import { aPart, startPartStore } from './part-records';
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

describe('correcting records', () => {
  const TABLES = { PART: { table: 'part', subjectColumn: 'subject_key' as const } };

  function correction(correctedEventId: string): Draft<CorrectionContent> {
    const content: CorrectionContent = {
      eventId: randomUUID(),
      eventTime: '2026-10-26T00:00:00Z',
      origin: null,
      collector: null,
      documentRef: null,
      kind: 'PART',
      subjectKey: subject,
      correctedEventId,
      reason: CorrectionReason.INCORRECT_DATA,
      explanation: null,
      author: 'op-1',
      correctiveEventIds: [randomUUID()],
    };
    return {
      index: 0,
      subjectKey: subject,
      content,
      contentSha256: contentSha256({ ...content }),
      findings: [],
    };
  }

  it('notes where the wrong record is not recorded here, and keeps the correction all the same', async () => {
    const eventId = randomUUID();
    await append(draft(eventId));
    const outcomes = await store.prisma.$transaction((tx) =>
      appendCorrections(tx, [correction(eventId), { ...correction(randomUUID()), index: 1 }], TABLES),
    );
    expect(outcomes.map(({ status, findings }) => [status, findings.map(({ code }) => code)])).toEqual([
      ['STORED', []],
      ['STORED', ['CORRECTED_RECORD_UNKNOWN']],
    ]);
  });

  it('does not take the record of another subject for the wrong one', async () => {
    const eventId = randomUUID();
    await append(draft(eventId, null, `${subject}-other`));
    const [outcome] = await store.prisma.$transaction((tx) =>
      appendCorrections(tx, [correction(eventId)], TABLES),
    );
    expect(outcome?.findings).toHaveLength(1);
  });

  it('leaves the wrong record as it was', async () => {
    const eventId = randomUUID();
    await append(draft(eventId, 'wrong'));
    const before = await partsOf();
    await store.prisma.$transaction((tx) => appendCorrections(tx, [correction(eventId)], TABLES));
    expect(await partsOf()).toEqual(before);
  });
});

describe('reading conflicts', () => {
  const KIND = 'PART';
  const page = (first: number, after: string | null = null, kind: string | null = null) =>
    readConflicts(store.prisma, { first, after, kind }, null);

  it('gives every conflict exactly once, page by page, in one order', async () => {
    const eventIds = Array.from({ length: 7 }, () => randomUUID());
    await append(...eventIds.map((eventId) => draft(eventId, 'first')));
    await append(...eventIds.map((eventId) => draft(eventId, 'other')));
    const all = await page(1_000);
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { edges, pageInfo, totalCount } = await page(3, after);
      expect(totalCount).toBe(all.edges.length);
      expect(pageInfo.hasPreviousPage).toBe(after !== null);
      seen.push(...edges.map(({ cursor }) => cursor));
      after = pageInfo.endCursor;
      more = pageInfo.hasNextPage;
    }
    expect(seen).toEqual(all.edges.map(({ cursor }) => cursor));
    expect(new Set(seen).size).toBe(seen.length);
    expect(all.edges.filter(({ node }) => node.subjectKey === subject)).toHaveLength(7);
  });

  it('shows both hashes and the content that came', async () => {
    const eventId = randomUUID();
    const [first, other] = [draft(eventId, 'first'), draft(eventId, 'other')];
    await append(first);
    await append(other);
    const { edges } = await page(1_000);
    const { node } = edges.find((edge) => edge.node.eventId === eventId) ?? {};
    expect(node).toMatchObject({
      kind: KIND,
      subjectKey: subject,
      storedContentSha256: first.contentSha256,
      conflictingContentSha256: other.contentSha256,
    });
    expect(JSON.parse(node?.conflictingContent ?? '')).toEqual(other.content);
  });

  it('gives those of one kind only', async () => {
    expect(await page(10, null, 'NOTHING')).toMatchObject({ edges: [], totalCount: 0 });
    expect((await page(1_000, null, KIND)).totalCount).toBeGreaterThan(0);
  });

  it.each([0, -1, 1_001])('refuses a page of %d items', async (first) => {
    await expect(page(first)).rejects.toMatchObject({ code: 'PAGE_SIZE_OUT_OF_RANGE' });
  });

  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const UUID = '00000000-0000-4000-8000-000000000001';
  it.each([
    ['', ''],
    ['text', 'abc'],
    ['other JSON', encode({})],
    ['too few parts', encode(['a', UUID])],
    ['parts that are no texts', encode([1, 2, 3])],
    ['an event id that is none', encode(['a', 'x', 'ab'.repeat(32)])],
    ['a hash that is none', encode(['a', UUID, 'xy'])],
    ['NUL', encode(['a\0', UUID, 'ab'.repeat(32)])],
    ['SQL', encode(["' OR 1=1 --", "' OR 1=1 --", "' OR 1=1 --"])],
  ])('refuses a cursor of %s with CURSOR_MALFORMED', async (_name, cursor) => {
    await expect(page(1, cursor)).rejects.toMatchObject({ code: 'CURSOR_MALFORMED' });
  });
});
