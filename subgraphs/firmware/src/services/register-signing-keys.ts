import {
  addFinding,
  envelope,
  lockKeys,
  name,
  optional,
  recordList,
  refuse,
  sha256,
  time,
} from '@tracegraph/record';
import type { Appended, Draft, RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import { FIRMWARE_ERRORS } from '../errors';
import type { SigningKeyInput } from '../inputs/signing-key.input';
import { createLoaders } from '../loaders';
import type { StoreTables } from '../store/store';
import { publicKeyDer } from './key-readers';
import { contradictsKey, keyAlgorithm, keyIdOf, readPublicKey } from './public-key';

const schema = z
  .object({
    ...envelope,
    keyId: optional(sha256),
    publicKeyDer: optional(publicKeyDer),
    algorithm: optional(name),
    purpose: optional(name),
    custody: optional(name),
    validFromTime: optional(time),
    validToTime: optional(time),
    predecessorKeyId: optional(sha256),
  })
  .transform(({ keyId, algorithm: declaredAlgorithm, ...content }, context) => {
    if (content.publicKeyDer === null) {
      if (keyId !== null)
        return { ...content, keyId, declaredAlgorithm, algorithm: declaredAlgorithm ?? 'UNKNOWN' };
      const expected = FIRMWARE_ERRORS.SIGNING_KEY_UNIDENTIFIED;
      refuse(context, { code: 'SIGNING_KEY_UNIDENTIFIED', expected }, ['keyId']);
      return z.NEVER;
    }
    const der = Buffer.from(content.publicKeyDer, 'base64');
    if (keyId !== null && keyId !== keyIdOf(der))
      refuse(context, { code: 'KEY_ID_DIFFERS', expected: FIRMWARE_ERRORS.KEY_ID_DIFFERS }, ['keyId']);
    return {
      ...content,
      keyId: keyIdOf(der),
      declaredAlgorithm,
      algorithm: keyAlgorithm(readPublicKey(der)),
    };
  });

/** A signing key as read. */
export type SigningKeyContent = z.output<typeof schema>;

/** Registers signing keys; a later registration may add the key itself, of all else the earlier one answers. */
export function registerSigningKeys(
  { store }: Context,
  inputs: readonly SigningKeyInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'SIGNING_KEY',
    schema,
    subjectKey: (content) => content.keyId,
    write: (drafts) => store.transaction((tx) => write(tx, drafts)),
  });
}

/** What two registrations of a key must agree on. */
interface Statement {
  readonly eventId: string;
  readonly text: string;
}

async function write(
  tx: StoreTables,
  drafts: readonly Draft<SigningKeyContent>[],
): Promise<readonly Appended[]> {
  const keyIds = drafts.map((draft) => draft.subjectKey);
  await lockKeys(
    tx.sql,
    keyIds.map((keyId) => `SIGNING_KEY:${keyId}`),
  );
  const { keyById } = createLoaders(tx);
  const known = new Map<string, Statement>();
  for (const { keyId, registration } of await Promise.all(keyIds.map((keyId) => keyById.load(keyId))))
    if (registration) known.set(keyId, { eventId: registration.eventId, text: statementOf(registration) });
  for (const draft of drafts) examine(draft, known);
  return tx.keys.append(drafts);
}

function examine(draft: Draft<SigningKeyContent>, known: Map<string, Statement>): void {
  const { content, subjectKey } = draft;
  const validity = { from: toDate(content.validFromTime), to: toDate(content.validToTime) };
  if (validity.from && validity.to && validity.to < validity.from)
    addFinding(draft, 'KEY_VALIDITY_REVERSED', 'validToTime is before validFromTime.');
  const { publicKeyDer: der, declaredAlgorithm, algorithm } = content;
  if (der !== null && declaredAlgorithm !== null && contradictsKey(declaredAlgorithm, algorithm))
    addFinding(draft, 'KEY_ALGORITHM_DIFFERS', `Declared ${declaredAlgorithm}, but the key is ${algorithm}.`);
  const text = statementOf({ ...content, validFromTime: validity.from, validToTime: validity.to });
  const earlier = known.get(subjectKey);
  if (!earlier) known.set(subjectKey, { eventId: content.eventId, text });
  else if (earlier.eventId !== content.eventId && earlier.text !== text)
    addFinding(
      draft,
      'KEY_REGISTERED_TWICE',
      `The key was registered with other content by the event ${earlier.eventId}.`,
      { referenceKeys: [earlier.eventId] },
    );
}

function statementOf(of: {
  readonly purpose: string | null;
  readonly custody: string | null;
  readonly validFromTime: Date | null;
  readonly validToTime: Date | null;
  readonly predecessorKeyId: string | null;
}): string {
  return JSON.stringify([of.purpose, of.custody, of.validFromTime, of.validToTime, of.predecessorKeyId]);
}

function toDate(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
