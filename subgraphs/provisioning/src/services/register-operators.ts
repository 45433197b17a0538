import { envelope, name, optional, recordList, siteCode, time } from '@tracegraph/record';
import type { Appended, Draft, Pseudonymise, RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import type { OperatorInput } from '../inputs/operator.input';
import type { OperatorIdentity } from '../store/operator.store';
import { noteTimesReversed } from './examine-places';

/** Id and name leave here: what is hashed, stored and kept as a conflict knows the pseudonym only. */
function operatorSchema(pseudonymise: Pseudonymise) {
  return z
    .object({
      ...envelope,
      site: siteCode,
      operatorId: name,
      displayName: optional(name),
      certifiedFromTime: optional(time),
      certifiedToTime: optional(time),
    })
    .transform((read) => ({
      eventId: read.eventId,
      eventTime: read.eventTime,
      origin: read.origin,
      collector: read.collector,
      documentRef: read.documentRef,
      site: read.site,
      certifiedFromTime: read.certifiedFromTime,
      certifiedToTime: read.certifiedToTime,
      pseudonym: pseudonymise(read.site, read.operatorId),
    }));
}

/** An operator as read. */
export type OperatorContent = z.output<ReturnType<typeof operatorSchema>>;

/** Registers operators under their pseudonyms; who is behind one lies in the erasable mapping alone. */
export function registerOperators(
  { store, pseudonymise }: Context,
  inputs: readonly OperatorInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'OPERATOR',
    schema: operatorSchema(pseudonymise),
    subjectKey: (content) => content.pseudonym,
    write: (drafts) =>
      store.transaction(async (tx) => {
        for (const draft of drafts) {
          const { certifiedFromTime, certifiedToTime } = draft.content;
          noteTimesReversed(draft, 'The certification', certifiedFromTime, certifiedToTime);
        }
        const appended = await tx.operators.append(drafts);
        await tx.operators.appendIdentities(identitiesOf(drafts, appended, inputs));
        return appended;
      }),
  });
}

/** Only of what is stored now: a replay MUST NOT bring back what was erased. */
function identitiesOf(
  drafts: readonly Draft<OperatorContent>[],
  appended: readonly Appended[],
  inputs: readonly OperatorInput[],
): OperatorIdentity[] {
  const stored = new Set(appended.filter(({ status }) => status === 'STORED').map(({ index }) => index));
  return drafts.flatMap(({ index, content }) => {
    const input = inputs[index];
    if (!input || !stored.has(index)) return [];
    const displayName = input.displayName?.trim() ?? null;
    const { pseudonym, eventId, site } = content;
    return [{ pseudonym, eventId, site, operatorId: input.operatorId.trim(), displayName }];
  });
}
