import { compareText } from '@tracegraph/record';
import type { Draft, Envelope } from '@tracegraph/record';

/**
 * The drafts of a list in the order in which they are recorded, that of their event ids: what says that another record of
 * the same list is the earlier one MUST look at them in this order. Repeated drafts are left out, only the first is stored.
 */
export function inOrderOfRecording<C extends Envelope>(drafts: readonly Draft<C>[]): Draft<C>[] {
  const first = new Map<string, Draft<C>>();
  for (const draft of drafts) if (!first.has(identityOf(draft))) first.set(identityOf(draft), draft);
  return [...first.values()].sort((a, b) => compareText(identityOf(a), identityOf(b)));
}

function identityOf({ content, subjectKey }: Draft): string {
  return `${content.eventId} ${subjectKey}`;
}
