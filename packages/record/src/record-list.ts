import { contentSha256 } from '@tracegraph/ledger';
import type { JsonValue } from '@tracegraph/ledger';
import { TraceError } from '@tracegraph/service-kit';
import type { z } from 'zod';

import { RecordStatus } from './graphql/record';
import type { RecordingPayload, RecordResult } from './graphql/record';
import type { RecordInput } from './graphql/record-input';
import { addFinding, byIdentity } from './draft';
import type { Appended, Draft } from './draft';
import { RECORD_ERRORS } from './errors';
import { NOT_REPEATED, findPrivateKey, holdsPrivateKey } from './private-key';
import type { Envelope } from './readers';
import { toRefusal } from './refusal';

/** Most records one request may hold. */
export const LIST_LIMIT = 1_000;
/** In milliseconds, a day: clocks of stations may be wrong by their time zone. */
const CLOCK_TOLERANCE = 86_400_000;

/** How one kind of record is read and written. */
export interface Recording<C extends Envelope> {
  /** Name of the kind, e.g. `INSTALLATION`; part of what is hashed. */
  readonly kind: string;
  /** Reads one input; refusals carry their code. */
  readonly schema: z.ZodType<C>;
  /** The key of what the record is about. */
  readonly subjectKey: (content: C) => string;
  /** Examines and stores what could be read, in one transaction, in the order in which it is stored; one outcome a draft. */
  readonly write: (drafts: readonly Draft<C>[]) => Promise<readonly Appended[]>;
}

/**
 * Records a list: what cannot be read, or holds a private key, is refused at its position, everything else is stored, nothing is half-written.
 * @param inputs at most 1,000
 * @param recording how the kind is read and written
 * @returns results as long as the list and in its order
 * @throws TraceError LIST_TOO_LONG
 */
export async function recordList<C extends Envelope>(
  inputs: readonly RecordInput[],
  recording: Recording<C>,
): Promise<RecordingPayload> {
  assertListLength(inputs);
  const drafts: Draft<C>[] = [];
  const results: (RecordResult | undefined)[] = inputs.map((input, index) => {
    const secret = findPrivateKey(input);
    if (secret) return refusePrivateKey(input, index, secret);
    const read = recording.schema.safeParse(input);
    if (read.success) {
      drafts.push(toDraft(recording, read.data, index));
      return undefined;
    }
    const error = toRefusal(read.error, input);
    return { index, eventId: input.eventId, status: RecordStatus.REFUSED, findings: [], error };
  });
  const appended = drafts.length > 0 ? await recording.write(drafts.sort(byIdentity)) : [];
  for (const outcome of appended) results[outcome.index] = toResult(inputs, outcome);
  return { results: results.map((result, index) => result ?? missingOutcome(index)) };
}

/**
 * @param list keys or records of a request
 * @throws TraceError LIST_TOO_LONG
 */
export function assertListLength(list: readonly unknown[]): void {
  if (list.length <= LIST_LIMIT) return;
  throw new TraceError(
    'LIST_TOO_LONG',
    `Expected at most ${LIST_LIMIT} entries, received ${list.length}; send several requests.`,
    {
      details: { limit: LIST_LIMIT, received: list.length },
    },
  );
}

function toDraft<C extends Envelope>(recording: Recording<C>, content: C, index: number): Draft<C> {
  const hashed = { kind: recording.kind, content: content as unknown as JsonValue };
  const draft: Draft<C> = {
    index,
    subjectKey: recording.subjectKey(content),
    content,
    contentSha256: contentSha256(hashed),
    findings: [],
  };
  if (Date.parse(content.eventTime) > Date.now() + CLOCK_TOLERANCE)
    addFinding(
      draft,
      'EVENT_IN_FUTURE',
      `The event time ${content.eventTime} had not come when this was recorded.`,
    );
  return draft;
}

/** Nothing of the input is read before this: a private key must reach neither store nor answer, whatever field it came in. */
function refusePrivateKey({ eventId }: RecordInput, index: number, path: readonly string[]): RecordResult {
  const error = {
    code: 'PRIVATE_KEY_REFUSED',
    path: path.join('.'),
    expected: RECORD_ERRORS.PRIVATE_KEY_REFUSED,
    received: NOT_REPEATED,
  };
  const shownId = holdsPrivateKey(eventId) ? NOT_REPEATED : eventId;
  return { index, eventId: shownId, status: RecordStatus.REFUSED, findings: [], error };
}

function toResult(inputs: readonly RecordInput[], { index, status, findings }: Appended): RecordResult {
  const eventId = inputs[index]?.eventId ?? '';
  if (status !== 'CONFLICT') return { index, eventId, status: RecordStatus[status], findings, error: null };
  const error = {
    code: 'RECORD_CONFLICT',
    path: 'eventId',
    expected: 'the content first recorded under this event id, or a new event id',
    received: eventId,
  };
  return { index, eventId, status: RecordStatus.CONFLICT, findings: [], error };
}

function missingOutcome(index: number): never {
  throw new Error(`The store gave no outcome for record ${index} of the list.`);
}
