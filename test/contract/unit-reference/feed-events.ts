import { randomUUID } from 'node:crypto';

import type { UnitReferenceEvent } from '@tracegraph/unit-reference';

type Kind = UnitReferenceEvent['kind'];

let run = '';
let sequence = 0;

/** From here on names are those of other units than before. */
export function renameUnits(): void {
  run = randomUUID().slice(0, 8);
}

/** The places on a panel of this test, by their positions. */
const PLACES = ['PLACE', 'HOUSING-PLACE'];
/** The key of a unit, or of a place, by its name in a test. */
export const key = (name: string) =>
  PLACES.includes(name) ? `panel/acme/${run}/${PLACES.indexOf(name) + 1}` : `part/acme/${run}/${name}`;
/** A day of January 2026. */
export const day = (n: number) => new Date(Date.UTC(2026, 0, n));

/** An event of the feed; `other` and the unit are names of this test, `on` a day. */
export function event(
  kind: Kind,
  unit: string,
  other: string | null,
  on: number,
  more: Partial<UnitReferenceEvent> = {},
): UnitReferenceEvent {
  sequence += 1;
  return {
    position: `700.${sequence}`,
    kind,
    unitKey: key(unit),
    otherKey: other === null ? null : key(other),
    eventId: randomUUID(),
    eventTime: day(on).toISOString(),
    payload: '{}',
    recordTime: day(on).toISOString(),
    ...more,
  };
}

const RECORD_KINDS: Partial<Record<Kind, string>> = {
  BOUND: 'PANEL_BINDING',
  INSTALLED: 'UNIT_INSTALLATION',
  REMOVED: 'UNIT_REMOVAL',
  SHIPPED: 'SHIPMENT',
};

/** The event that declares another one wrong. */
export const corrected = (wrong: UnitReferenceEvent): UnitReferenceEvent =>
  event('CORRECTED', '-', null, 28, {
    unitKey: wrong.unitKey,
    payload: JSON.stringify({ kind: RECORD_KINDS[wrong.kind], correctedEventId: wrong.eventId }),
  });
