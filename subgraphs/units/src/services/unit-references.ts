import type { Appended, Draft, Envelope, Row } from '@tracegraph/record';

import type { UnitReferenceKind } from '../entities/unit-reference';
import type { StoreTables } from '../store/store';
import type { UnitReferenceDraft } from '../store/unit-reference.store';

/** The drafts that were stored now; replays and conflicts tell others nothing new. */
export function storedOf<C extends Envelope>(
  drafts: readonly Draft<C>[],
  appended: readonly Appended[],
): readonly Draft<C>[] {
  const stored = new Set(appended.filter(({ status }) => status === 'STORED').map(({ index }) => index));
  return drafts.filter(({ index }) => stored.has(index));
}

/** An event of the feed with the id and time of a record. */
export function referenceOf(
  { content }: Draft,
  kind: UnitReferenceKind,
  unitKey: string,
  payload: Row,
  otherKey: string | null = null,
): UnitReferenceDraft {
  return { kind, unitKey, otherKey, eventId: content.eventId, eventTime: content.eventTime, payload };
}

/**
 * Adds to the feed what the records stored now mean to others; MUST run in their transaction.
 * @param toEvents the events of one record
 * @returns what was appended, unchanged
 */
export async function publish<C extends Envelope>(
  tables: StoreTables,
  drafts: readonly Draft<C>[],
  appended: readonly Appended[],
  toEvents: (draft: Draft<C>) => readonly UnitReferenceDraft[],
): Promise<readonly Appended[]> {
  await tables.unitReferences.append(storedOf(drafts, appended).flatMap(toEvents));
  return appended;
}
