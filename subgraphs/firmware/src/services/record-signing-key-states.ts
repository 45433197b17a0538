import { addFinding, envelope, name, optional, recordList, sha256, time } from '@tracegraph/record';
import type { Appended, Draft, RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import { KeyState } from '../entities/key-state';
import type { SigningKeyStateInput } from '../inputs/signing-key-state.input';
import { createLoaders } from '../loaders';
import type { SigningKeyFile } from '../loaders/signing-key-by-id.loader';
import type { StoreTables } from '../store/store';
import { keyOf } from './key-of';

const schema = z.object({
  ...envelope,
  keyId: sha256,
  state: keyOf(KeyState),
  compromisedSinceTime: optional(time),
  reason: optional(name),
});

/** A state of a key as read. */
export type SigningKeyStateContent = z.output<typeof schema>;

/** States a destroyed key can still come into: that others had it may turn out later. */
const AFTER_DESTROYED: readonly string[] = ['DESTROYED', 'COMPROMISED'];

/** Records states of signing keys; each is added to the history of its key. */
export function recordSigningKeyStates(
  { store }: Context,
  inputs: readonly SigningKeyStateInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'SIGNING_KEY_STATE',
    schema,
    subjectKey: (content) => content.keyId,
    write: (drafts) => store.transaction((tx) => write(tx, drafts)),
  });
}

async function write(
  tx: StoreTables,
  drafts: readonly Draft<SigningKeyStateContent>[],
): Promise<readonly Appended[]> {
  const { keyById } = createLoaders(tx);
  const keys = await Promise.all(drafts.map((draft) => keyById.load(draft.subjectKey)));
  drafts.forEach((draft, at) => {
    examineCompromise(draft);
    const key = keys[at];
    if (key) examineKey(draft, key, drafts);
  });
  return tx.keyStates.append(drafts);
}

function examineKey(
  draft: Draft<SigningKeyStateContent>,
  key: SigningKeyFile,
  list: readonly Draft<SigningKeyStateContent>[],
): void {
  const { eventTime, state } = draft.content;
  if (!key.registration)
    addFinding(draft, 'SIGNING_KEY_UNKNOWN', `No key ${key.keyId} is registered here (yet).`, {
      referenceKeys: [key.keyId],
    });
  const ofList = list.filter((other) => other.subjectKey === key.keyId).map(({ content }) => content);
  const ofStore = key.effectiveStates.map((stored) => ({ ...stored, eventTime: stored.eventTimeText }));
  const destroyed = [...ofStore, ...ofList].find(
    (other) => other.state === 'DESTROYED' && new Date(other.eventTime) < new Date(eventTime),
  );
  if (destroyed && !AFTER_DESTROYED.includes(state))
    addFinding(
      draft,
      'KEY_STATE_AFTER_DESTROYED',
      `The key was destroyed at ${destroyed.eventTime}, before it became ${state}.`,
      { referenceKeys: [key.keyId] },
    );
}

function examineCompromise(draft: Draft<SigningKeyStateContent>): void {
  const { compromisedSinceTime, eventTime, state } = draft.content;
  if (compromisedSinceTime === null) return;
  if (state !== 'COMPROMISED')
    addFinding(draft, 'COMPROMISE_TIME_UNEXPECTED', `compromisedSinceTime came with the state ${state}.`);
  if (new Date(compromisedSinceTime) > new Date(eventTime))
    addFinding(draft, 'COMPROMISE_TIME_REVERSED', 'compromisedSinceTime is after the time of the state.');
}
