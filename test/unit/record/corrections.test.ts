import { describe, expect, it } from '@jest/globals';
import {
  correctionKey,
  correctionSchema,
  createCorrectionLoader,
  examineCorrection,
  toRecord,
  withRecords,
} from '@tracegraph/record';
import type { CorrectionContent, CorrectionRow, Draft, RecordRow } from '@tracegraph/record';

const EVENT = '00000000-0000-4000-8000-00000000000';

function row(n: number, eventTimeText = '2026-10-25T02:30:00+01:00'): RecordRow {
  return {
    eventId: `${EVENT}${n}`,
    eventTime: new Date(eventTimeText),
    eventTimeText,
    recordTime: new Date('2026-10-26T00:00:00Z'),
    origin: null,
    collector: null,
    documentRef: null,
    findings: [],
  };
}

function correction(of: number, changes: Partial<CorrectionRow> = {}): CorrectionRow {
  return {
    ...row(9),
    kind: 'STAGE_RUN',
    subjectKey: 'panel/north/P 1/1',
    correctedEventId: `${EVENT}${of}`,
    reason: 'DID_NOT_OCCUR',
    explanation: null,
    author: 'op-1',
    correctiveEventIds: [],
    ...changes,
  };
}

const OF = { kind: 'STAGE_RUN', subjectKey: () => 'panel/north/P 1/1' };

describe('a list of records', () => {
  const loaderOf = (corrections: readonly CorrectionRow[]) =>
    createCorrectionLoader(() => Promise.resolve(corrections));

  it('leaves out what was declared wrong', async () => {
    const shown = await withRecords([row(1), row(2)], OF, loaderOf([correction(1)]));
    expect(shown.map(({ eventId }) => eventId)).toEqual([`${EVENT}2`]);
  });

  it('shows with includeSuperseded what was declared wrong, by whom and why', async () => {
    const shown = await withRecords([row(1), row(2)], OF, loaderOf([correction(1)]), true);
    expect(shown.map(({ record }) => record.correctedBy)).toEqual([
      expect.objectContaining({ eventId: `${EVENT}9`, reason: 'DID_NOT_OCCUR', author: 'op-1' }),
      null,
    ]);
  });

  it.each<[string, Partial<CorrectionRow>]>([
    ['another kind', { kind: 'REPAIR' }],
    ['another subject', { subjectKey: 'panel/north/P 1/2' }],
    ['another event', { correctedEventId: `${EVENT}3` }],
  ])('is not touched by the correction of %s', async (_name, changes) => {
    expect(await withRecords([row(1)], OF, loaderOf([correction(1, changes)]))).toHaveLength(1);
  });

  it('names the latest of several corrections, by event time and then by event id, whatever order they come in', async () => {
    const corrections = [
      correction(1, { eventId: `${EVENT}5`, eventTime: new Date('2026-11-02T00:00:00Z') }),
      correction(1, { eventId: `${EVENT}7`, eventTime: new Date('2026-11-02T00:00:00Z') }),
      correction(1, { eventId: `${EVENT}8`, eventTime: new Date('2026-11-01T00:00:00Z') }),
    ];
    for (const order of [corrections, [...corrections].reverse()]) {
      const [shown] = await withRecords([row(1)], OF, loaderOf(order), true);
      expect(shown?.record.correctedBy?.eventId).toBe(`${EVENT}7`);
    }
  });

  it('asks once for the corrections of all records of a request, each subject once', async () => {
    const asked: (readonly string[])[] = [];
    const loader = createCorrectionLoader((subjects) => {
      asked.push(subjects);
      return Promise.resolve([]);
    });
    await Promise.all([
      withRecords([row(1), row(2)], OF, loader),
      withRecords([row(3)], { kind: 'REPAIR', subjectKey: () => 'b' }, loader),
    ]);
    expect(asked).toEqual([['panel/north/P 1/1', 'b']]);
  });

  it('is an error where the corrections cannot be read: a wrong record is never shown as effective', async () => {
    const loader = createCorrectionLoader(() => Promise.reject(new Error('lost')));
    await expect(withRecords([row(1)], OF, loader)).rejects.toThrow('lost');
  });

  it('finds the corrections of a subject with blanks', () => {
    expect(correctionKey('K', 'a b', 'id')).toBe('K id a b');
  });
});

describe('what the graph says of a record', () => {
  it.each([
    ['2026-10-25T02:30:00+01:00', '+01:00'],
    ['2026-10-25T02:30:00.5-09:30', '-09:30'],
    ['2026-10-25T02:30:00Z', '+00:00'],
    ['2026-10-25t02:30:00z', '+00:00'],
  ])('names the local offset of %s', (text, offset) => {
    expect(toRecord(row(1, text), null).eventTimeZoneOffset).toBe(offset);
  });
});

describe('reading a correction', () => {
  const schema = correctionSchema({ PART: 'PART' }, (site, person) => `op(${site},${person})`);
  const input = {
    eventId: `${EVENT}1`,
    eventTime: '2026-10-25T02:30:00Z',
    kind: 'PART',
    subjectKey: 'a',
    correctedEventId: `${EVENT}2`,
    reason: 'INCORRECT_DATA',
    author: ' 4711 ',
    site: 'north',
    correctiveEventIds: [`${EVENT}3`],
  };

  it('names its subject by any key a record can have, as it was made', () => {
    const subjectOf = (subjectKey: string): string => schema.parse({ ...input, subjectKey }).subjectKey;
    for (const key of ['k'.repeat(1_205), ' padded ', 'lot/ACME/%41']) expect(subjectOf(key)).toBe(key);
    for (const key of ['', 'k'.repeat(2_501), 'a\0b'])
      expect(schema.safeParse({ ...input, subjectKey: key }).success).toBe(false);
  });

  it('names a unit by its canonical key, in whatever encoding it came', () => {
    expect(schema.parse({ ...input, subjectKey: 'part/acme/ENC/a%2D1' }).subjectKey).toBe(
      'part/acme/ENC/a-1',
    );
  });

  it('has one hash in whatever order and however often its corrective events are named', () => {
    const [a, b] = [`${EVENT}3`, `${EVENT}4`];
    const idsOf = (...ids: string[]) =>
      schema.parse({ ...input, correctiveEventIds: ids }).correctiveEventIds;
    expect(idsOf(b, a, b)).toEqual([a, b]);
    expect(idsOf(a.toUpperCase(), b)).toEqual([a, b]);
  });

  it('turns the author into a pseudonym of the site before anything is hashed, and drops the site', () => {
    expect(schema.parse(input)).toEqual({
      eventId: `${EVENT}1`,
      eventTime: '2026-10-25T02:30:00Z',
      origin: null,
      collector: null,
      documentRef: null,
      kind: 'PART',
      subjectKey: 'a',
      correctedEventId: `${EVENT}2`,
      reason: 'INCORRECT_DATA',
      explanation: null,
      author: 'op(north,4711)',
      correctiveEventIds: [`${EVENT}3`],
    });
  });

  it.each([
    ['of a kind the store does not hold', { kind: 'UNIT' }],
    ['of a correction', { kind: 'CORRECTION' }],
    ['without author', { author: ' ' }],
    ['for another reason', { reason: 'BETTER_SO' }],
    ['that names no event', { correctedEventId: 'all' }],
    ['with a corrective event that is none', { correctiveEventIds: ['x'] }],
  ])('%s is refused', (_name, changes) => {
    expect(schema.safeParse({ ...input, ...changes }).success).toBe(false);
  });

  it('of a record that is not recorded here is kept with a finding', () => {
    const draft = (): Draft<CorrectionContent> => ({
      index: 0,
      subjectKey: 'a',
      content: schema.parse(input),
      contentSha256: '',
      findings: [],
    });
    const [unknown, known] = [draft(), draft()];
    examineCorrection(unknown, false);
    examineCorrection(known, true);
    expect(unknown.findings.map(({ code }) => code)).toEqual(['CORRECTED_RECORD_UNKNOWN']);
    expect(known.findings).toEqual([]);
  });
});
