import { v5 } from 'uuid';

/**
 * The event id of one unit's row of a record about many units: the UUIDv5 (RFC 9562 §5.5) of the unit key within the event id.
 * Records under several numbers may share an event id; then so do the rows of a unit, and only with the number is a row unique.
 * @param unitKey the unit
 * @param eventId id of the record; any 128 bits, whatever version they claim
 */
export function deriveEventId(unitKey: string, eventId: string): string {
  return v5(unitKey, Buffer.from(eventId.replaceAll('-', ''), 'hex'));
}
