import { describe, expect, it } from '@jest/globals';
import { Client } from 'pg';

import { fact } from './open-units';
import type { Units } from './open-units';

const unitKey = 'part/again/p/1';
const identity = { unitKey, kind: 'EUI_48', value: '02000000f001' };

/** Every kind of record: its mutation, a record, and other content for the same event. */
const KINDS: readonly (readonly [mutation: string, input: object, other: object])[] = [
  ['registerParties', { code: 'again', name: 'A' }, { name: 'B' }],
  ['registerProducts', { partNumber: 'p', ownerCode: 'again' }, { revision: 'B' }],
  ['registerSites', { site: 'again', name: 'A' }, { name: 'B' }],
  ['registerWorkOrders', { site: 'again', number: '1', quantity: 1 }, { quantity: 2 }],
  [
    'registerPanels',
    { site: 'again', panelId: 'P', positionCount: 2, workOrderNumber: '1' },
    { positionCount: 3 },
  ],
  ['registerUnits', { unitKey, workOrder: { site: 'again', number: '1' } }, { lotNumber: 'L' }],
  ['recordPanelBindings', { unitKey, site: 'again', panelId: 'P', position: 1 }, { position: 2 }],
  ['recordWorkOrderAssignments', { unitKey, site: 'again', number: '1' }, { number: '2' }],
  ['recordIdentityAssignments', identity, { value: '02000000f002' }],
  ['recordIdentityReleases', identity, { reason: 'swapped' }],
  ['recordDispositions', { unitKey, state: 'HELD' }, { state: 'RELEASED' }],
  ['recordUnitInstallations', { unitKey, containerUnitKey: 'part/again/p/2' }, { position: 'A' }],
  ['recordUnitRemovals', { unitKey, containerUnitKey: 'part/again/p/2' }, { reason: 'broken' }],
  ['recordLabels', { unitKey, elementString: '(10)L' }, { elementString: '(10)M' }],
  [
    'recordLabelVerifications',
    {
      unitKey,
      labelEventId: '00000000-0000-4000-8000-000000000001',
      grade: '4',
      standard: 'S',
      verifierId: 'V',
    },
    { grade: '1' },
  ],
  ['recordCartons', { cartonId: 'again', unitKeys: [unitKey] }, { unitKeys: [] }],
  [
    'recordShipments',
    { shipmentNumber: 'again', cartonIds: ['again'], unitKeys: [unitKey] },
    { cartonIds: [] },
  ],
  ['recordReturns', { shipmentNumber: 'again', unitKeys: [unitKey] }, { site: 'depot' }],
  [
    'correctUnitRecords',
    {
      ...{ kind: 'RETURN', subjectKey: 'again', correctedEventId: '00000000-0000-4000-8000-000000000002' },
      ...{ reason: 'DID_NOT_OCCUR', author: 'a', site: 's' },
    },
    { reason: 'INCORRECT_DATA' },
  ],
];

/** Recorded again, by mistake or on purpose. */
export function describeReplays(units: () => Units): void {
  async function rowCounts(): Promise<unknown> {
    const client = new Client({ connectionString: units().ownerUrl });
    await client.connect();
    try {
      const { rows } = await client.query<{ name: string }>(
        `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'record_conflict' ORDER BY 1`,
      );
      const counts = rows.map(({ name }) => `(SELECT count(*) FROM "${name}") AS "${name}"`).join(', ');
      return (await client.query(`SELECT ${counts}`)).rows[0];
    } finally {
      await client.end();
    }
  }

  describe('recording again', () => {
    it.each(KINDS)(
      'by %s stores nothing, and keeps other content as a conflict',
      async (mutation, input, other) => {
        const record = fact(input);
        const first = await units().record(mutation, [record]);
        expect(first[0]?.status).toBe('STORED');
        const before = await rowCounts();
        expect(await units().record(mutation, [record, record])).toEqual(
          [first, first].map(([result]) => ({ ...result, status: 'REPLAYED' })),
        );
        const [conflict] = await units().record(mutation, [{ ...record, ...other }]);
        expect(conflict).toMatchObject({ status: 'CONFLICT', error: { code: 'RECORD_CONFLICT' } });
        const after = await rowCounts();
        // What a conflict names becomes known, even though its record is not stored.
        expect({ ...(after as object), known_unit: null }).toEqual({
          ...(before as object),
          known_unit: null,
        });
      },
    );
  });
}
