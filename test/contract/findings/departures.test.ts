import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { deriveEventId } from '../../../subgraphs/units/src/store/derive-event-id';
import { openUnits } from '../units/open-units';
import type { Units } from '../units/open-units';
import { findings } from './list-findings';

let units: Units;

beforeAll(async () => {
  units = await openUnits();
});
afterAll(() => units.stop());

it('a unit that left twice is resolved for it alone when only its row of the earlier shipment was wrong', async () => {
  const unitKeys = ['part/acme/box/D1', 'part/acme/box/D2'];
  const [unitKey = ''] = unitKeys;
  const ship = (shipmentNumber: string, eventTime: string) =>
    units.record('recordShipments', [{ shipmentNumber, unitKeys, eventTime }]);
  const [first] = await ship('D-1', '2026-03-02T10:00:00Z');
  await ship('D-2', '2026-03-04T10:00:00Z');
  const stands = async () =>
    (await findings(units, 'unitFindings', 'code: "UNIT_ALREADY_SHIPPED", isResolved: false')).map(
      (finding) => finding.unitKey,
    );
  expect(await stands()).toEqual(unitKeys);
  const correctedEventId = deriveEventId(unitKey, first?.eventId ?? '');
  await units.record('correctUnitRecords', [
    {
      ...{ kind: 'SHIPMENT', subjectKey: unitKey, correctedEventId, reason: 'DID_NOT_OCCUR' },
      ...{ author: 'anna', site: 'WRO1' },
    },
  ]);
  expect(await stands()).toEqual([unitKeys[1]]);
});
