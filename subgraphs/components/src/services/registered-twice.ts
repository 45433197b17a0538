import { canonicalJson } from '@tracegraph/ledger';
import type { JsonValue } from '@tracegraph/ledger';
import { addFinding } from '@tracegraph/record';
import type { Draft, Envelope } from '@tracegraph/record';

import type { ComponentsErrorCode } from '../errors';

/** The registration of a subject that answers. */
export interface Standing {
  readonly eventId: string;
  /** What it says of the subject, without the names that are its key. */
  readonly facts: JsonValue;
}

/**
 * Notes on registrations that an earlier one of the same subject says something else.
 * @param drafts about to be stored, in the order in which they are
 * @param standing the registrations that answer now, by subject
 * @param twice the code, and what a draft says of its subject
 */
export function examineRegistrations<C extends Envelope>(
  drafts: readonly Draft<C>[],
  standing: ReadonlyMap<string, Standing>,
  twice: { readonly code: ComponentsErrorCode; readonly facts: (content: C) => JsonValue },
): void {
  const answering = new Map(standing);
  for (const draft of drafts) {
    const { eventId } = draft.content;
    const facts = twice.facts(draft.content);
    const earlier = answering.get(draft.subjectKey);
    if (!earlier) answering.set(draft.subjectKey, { eventId, facts });
    else if (earlier.eventId !== eventId && canonicalJson(earlier.facts) !== canonicalJson(facts)) {
      const message = `Registered before with other content (event ${earlier.eventId}); that registration answers.`;
      addFinding(draft, twice.code, message, { referenceKeys: [earlier.eventId] });
    }
  }
}
