import { INSTALLATION, LOT, PACKAGE, PART, REMOVAL, materialOf } from '../facts/components';
import { sha256Of } from '../facts/firmware';
import type { MalformedKind } from '../kinds';

/** What the components subgraph cannot read. */
export const MALFORMED_IN_COMPONENTS: readonly MalformedKind[] = [
  {
    kind: 'a part number that is too long for a key',
    ...{ code: 'KEY_TOO_LONG', path: 'internalPartNumber', fact: PART },
    broken: { internalPartNumber: 'P'.repeat(201) },
  },
  {
    kind: 'a lot without its number',
    ...{ code: 'TEXT_EMPTY', path: 'lotNumber', fact: LOT },
    broken: { lotNumber: ' ' },
  },
  {
    kind: 'an expiry date that does not exist',
    ...{ code: 'DATE_MALFORMED', path: 'expiryDate', fact: LOT },
    broken: { expiryDate: '2026-02-29' },
  },
  {
    kind: 'the place of a lot in a language instead of a code',
    ...{ code: 'COUNTRY_MALFORMED', path: 'countryOfOrigin', fact: LOT },
    broken: { countryOfOrigin: 'Nippon' },
  },
  {
    kind: 'a reel mounted at a time without offset',
    ...{ code: 'EVENT_TIME_MALFORMED', path: 'mountedTime', fact: PACKAGE },
    broken: { mountedTime: '2026-10-05 08:00' },
  },
  {
    kind: 'a number of parts on a reel with a thousands separator',
    ...{ code: 'DECIMAL_MALFORMED', path: 'initialQuantity', fact: PACKAGE },
    broken: { initialQuantity: '10,000' },
  },
  {
    kind: 'an installation that names its materials twice',
    ...{ code: 'MATERIALS_AMBIGUOUS', path: 'materialSetSha256', fact: INSTALLATION },
    broken: { materialSetSha256: sha256Of('set') },
  },
  {
    kind: 'an installation that names no materials',
    ...{ code: 'MATERIALS_AMBIGUOUS', path: 'materialSetSha256', fact: INSTALLATION },
    broken: { materials: null },
  },
  {
    kind: 'a material set named by half a hash',
    ...{ code: 'SHA256_MALFORMED', path: 'materialSetSha256', fact: INSTALLATION },
    broken: { materials: null, materialSetSha256: 'abc' },
  },
  {
    kind: 'a reel without its id among the materials',
    ...{ code: 'TEXT_EMPTY', path: 'materials.0.packages.0.packageId', fact: INSTALLATION },
    broken: { materials: [materialOf('', { packages: [{ packageId: ' ' }] })] },
  },
  {
    kind: 'a removal that says neither what nor where',
    ...{ code: 'REMOVAL_EMPTY', path: 'referenceDesignators', fact: REMOVAL },
    broken: { referenceDesignators: [] },
  },
];
