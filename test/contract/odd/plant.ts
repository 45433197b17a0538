import { KEY_DER } from './facts/firmware';
import { SITE } from './facts/units';
import type { Step } from './kinds';

const registered = { eventTime: '2026-10-01T08:00:00+02:00' };

/** What good records name; registered before all tests. */
export const PLANT: readonly Step[] = [
  ['registerParties', [{ ...registered, code: 'odd-maker', name: 'Odd Maker' }]],
  ['registerSites', [{ ...registered, site: SITE, name: 'Site of odd things' }]],
  [
    'registerProducts',
    [{ ...registered, gtin: '09521234543213', partNumber: 'ODD-1', ownerCode: 'odd-maker' }],
  ],
  ['registerStations', [{ ...registered, site: SITE, stationId: 'ST-1' }]],
  ['registerResources', [{ ...registered, site: SITE, resourceId: 'FX-1', kind: 'FIXTURE' }]],
  ['registerOperators', [{ ...registered, site: SITE, operatorId: 'inge' }]],
  ['registerSigningKeys', [{ ...registered, publicKeyDer: KEY_DER }]],
];
