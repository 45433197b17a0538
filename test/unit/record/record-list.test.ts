import { describe, expect, it } from '@jest/globals';
import { contentSha256 } from '@tracegraph/ledger';
import { addFinding, envelope, name, recordList, refuse, toRefusal } from '@tracegraph/record';
import type { Appended, Draft, Envelope, RecordInput } from '@tracegraph/record';
import fc from 'fast-check';
import { z } from 'zod';

const schema = z.object({ ...envelope, label: name });

interface Content extends Envelope {
  readonly label: string;
}

const ID = '00000000-0000-4000-8000-00000000000';

function input(n: number, label = 'a', more: object = {}): RecordInput {
  return { eventId: `${ID}${n}`, eventTime: '2026-10-25T02:30:00+01:00', label, ...more } as RecordInput;
}

function recording(
  write: (drafts: readonly Draft<Content>[]) => Promise<readonly Appended[]> = (drafts) =>
    Promise.resolve(drafts.map(({ index }) => ({ index, status: 'STORED', findings: [] }))),
) {
  return { kind: 'LABEL', schema, subjectKey: (content: Content) => content.label, write };
}

async function draftsOf(inputs: readonly RecordInput[]): Promise<readonly Draft<Content>[]> {
  const seen: Draft<Content>[] = [];
  await recordList(
    inputs,
    recording((drafts) => {
      seen.push(...drafts);
      return Promise.resolve(drafts.map(({ index }) => ({ index, status: 'STORED', findings: [] })));
    }),
  );
  return seen;
}

describe('recording a list', () => {
  it('answers one result a record in the order sent, whatever the store answers first', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 9 }), async (readable) => {
        const inputs = readable.map((good, n) => input(n, good ? 'a' : ''));
        const { results } = await recordList(
          inputs,
          recording((drafts) =>
            Promise.resolve(
              [...drafts].reverse().map(({ index }) => ({ index, status: 'STORED', findings: [] })),
            ),
          ),
        );
        expect(results.map(({ index, eventId, status }) => [index, eventId, status])).toEqual(
          readable.map((good, n) => [n, `${ID}${n}`, good ? 'STORED' : 'REFUSED']),
        );
      }),
    );
  });

  it('hands to the store what could be read, at its place in the list', async () => {
    const drafts = await draftsOf([input(0, ''), input(1), input(2, ' '), input(3, ' b ')]);
    expect(drafts.map(({ index, subjectKey }) => [index, subjectKey])).toEqual([
      [1, 'a'],
      [3, 'b'],
    ]);
  });

  it('does not ask the store where nothing could be read', async () => {
    expect(await draftsOf([input(0, '')])).toEqual([]);
  });

  it('hashes the kind and the content as read, so that blanks and absent fields do not matter', async () => {
    const [plain] = await draftsOf([input(1)]);
    const [padded] = await draftsOf([input(1, ' a ', { origin: null, collector: undefined })]);
    expect(padded?.contentSha256).toBe(plain?.contentSha256);
    expect(plain?.contentSha256).toBe(
      contentSha256({
        kind: 'LABEL',
        content: {
          eventId: `${ID}1`,
          eventTime: '2026-10-25T02:30:00+01:00',
          origin: null,
          collector: null,
          documentRef: null,
          label: 'a',
        },
      }),
    );
  });

  it('leaves no unknown field of the input in the content', async () => {
    const [draft] = await draftsOf([input(1, 'a', { recordTime: '2001-01-01' })]);
    expect(Object.keys(draft?.content ?? {})).toEqual([
      'eventId',
      'eventTime',
      'origin',
      'collector',
      'documentRef',
      'label',
    ]);
  });

  it('says of a conflict which event id to change', async () => {
    const { results } = await recordList(
      [input(7)],
      recording(() => Promise.resolve([{ index: 0, status: 'CONFLICT', findings: [] }])),
    );
    expect(results).toEqual([
      {
        index: 0,
        eventId: `${ID}7`,
        status: 'CONFLICT',
        findings: [],
        error: {
          code: 'RECORD_CONFLICT',
          path: 'eventId',
          expected: 'the content first recorded under this event id, or a new event id',
          received: `${ID}7`,
        },
      },
    ]);
  });

  it('gives back the findings of the record that stands', async () => {
    const findings = [{ code: 'LOT_UNKNOWN', message: 'first' }];
    const { results } = await recordList(
      [input(1)],
      recording(() => Promise.resolve([{ index: 0, status: 'REPLAYED', findings }])),
    );
    expect(results[0]).toMatchObject({ status: 'REPLAYED', findings, error: null });
  });
});

describe('abuse of a list', () => {
  it('of more than 1,000 records is refused as a whole with LIST_TOO_LONG', async () => {
    const inputs = Array.from({ length: 1_001 }, () => input(1));
    await expect(recordList(inputs, recording())).rejects.toMatchObject({
      code: 'LIST_TOO_LONG',
      details: { limit: 1_000, received: 1_001 },
    });
  });

  it('is an error where the store gives no outcome: no record is passed over in silence', async () => {
    await expect(
      recordList(
        [input(1)],
        recording(() => Promise.resolve([])),
      ),
    ).rejects.toThrow('no outcome for record 0');
  });

  it('is an error where the store fails', async () => {
    await expect(
      recordList(
        [input(1)],
        recording(() => Promise.reject(new Error('lost'))),
      ),
    ).rejects.toThrow('lost');
  });
});

describe('a refusal', () => {
  const refusalOf = (reader: z.ZodType, value: unknown) => {
    const { error } = reader.safeParse(value);
    if (!error) throw new Error('was read');
    return toRefusal(error, value);
  };

  it('says where, what was expected and what came', () => {
    expect(
      refusalOf(z.object({ list: z.array(z.object({ label: name })) }), {
        list: [{ label: 'a' }, { label: ' ' }],
      }),
    ).toEqual({
      code: 'TEXT_EMPTY',
      path: 'list.1.label',
      expected: 'A text that names something holds at least one character that is not a blank.',
      received: ' ',
    });
  });

  it('of an absent field says that nothing came', () => {
    expect(refusalOf(z.object({ label: name }), {})).toMatchObject({
      code: 'FIELD_MALFORMED',
      path: 'label',
      received: 'nothing',
    });
  });

  it('shows at most 200 characters of what came', () => {
    expect(refusalOf(name, 'a'.repeat(5_000)).received).toBe(`${'a'.repeat(200)}…`);
    expect(refusalOf(name, Array(1_000).fill('a')).received).toHaveLength(201);
  });

  it('does not echo what a rule keeps secret', () => {
    const secret = z.string().transform((_text, context) => {
      refuse(context, { code: 'KEY_PRIVATE', expected: 'a public key', received: 'a private key' });
    });
    expect(refusalOf(z.object({ key: secret }), { key: 'hidden' }).received).toBe('a private key');
  });
});

describe('a finding', () => {
  const aDraft = (): Draft => ({
    index: 0,
    subjectKey: 'a',
    content: {} as Envelope,
    contentSha256: '',
    findings: [],
  });

  it('stands once per code and message, in the order of the codes', () => {
    const draft = aDraft();
    for (const [code, message] of [
      ['B_X', '2'],
      ['A_X', 'ä'],
      ['B_X', '1'],
      ['B_X', '2'],
      ['A_X', 'z'],
    ] as const)
      addFinding(draft, code, message);
    expect(draft.findings.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'A_X z',
      'A_X ä',
      'B_X 1',
      'B_X 2',
    ]);
  });
});
