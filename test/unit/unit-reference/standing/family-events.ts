import type { FamilyEvent } from '@tracegraph/unit-reference';

let events = 0;

/** An event of a family; `instant` is the day, and ids ascend in the order in which events are made. */
export function happened(
  instant: number,
  kind: string,
  unitKey: string,
  otherKey: string | null = null,
  payload: FamilyEvent['payload'] = {},
): FamilyEvent {
  events += 1;
  const eventId = `00000000-0000-4000-9000-${String(events).padStart(12, '0')}`;
  return { unitKey, kind, otherKey, eventId, eventTime: new Date(instant), instant, payload };
}

/** The event that takes an earlier one back. */
export function corrected(wrong: FamilyEvent, kind: string): FamilyEvent {
  return happened(99, 'CORRECTED', wrong.unitKey, null, { kind, correctedEventId: wrong.eventId });
}
