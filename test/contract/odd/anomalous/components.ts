import { INSTALLATION, LOT, PACKAGE, REMOVAL, lotOf, materialOf } from '../facts/components';
import { sha256Of } from '../facts/firmware';
import type { AnomalousKind, Input, Step } from '../kinds';
import { EARLIER, LATER, correctionStep, eventIdOf } from '../kinds';

const lot = (id: string, other: Input): Step => [LOT.mutation, [{ ...LOT.input(id), ...other }]];
const reel = (id: string, other: Input = {}): Step => [
  PACKAGE.mutation,
  [{ ...PACKAGE.input(id), eventTime: EARLIER, ...other }],
];
/** The reel of a lot that was to be used until September. */
const expired = (id: string): readonly Step[] => [
  lot(id, { manufactureDate: '2025-10-01', expiryDate: '2026-09-00' }),
  reel(id),
];

/** What the components subgraph notices. */
export const ANOMALOUS_IN_COMPONENTS: readonly AnomalousKind[] = [
  {
    kind: 'a reel of a lot nobody registered',
    ...{ code: 'LOT_UNKNOWN', fact: { ...PACKAGE, before: () => [] } },
  },
  {
    kind: 'a lot that expires before it was made',
    ...{ code: 'LOT_DATES_REVERSED', fact: LOT },
    odd: { manufactureDate: '2026-05-01', expiryDate: '2026-04-00' },
  },
  {
    kind: 'a lot registered again from another supplier',
    ...{ code: 'LOT_REGISTERED_TWICE', fact: LOT, odd: { supplier: 'Broker' } },
    before: (id) => [lot(id, { eventId: eventIdOf(id), supplier: 'Distributor' })],
    after: (id) => [
      correctionStep('correctComponentRecords', 'MANUFACTURER_LOT', lotKeyOf(id), eventIdOf(id)),
    ],
  },
  {
    kind: 'a reel made from a reel nobody registered',
    ...{ code: 'PACKAGE_UNKNOWN', fact: PACKAGE },
    odd: (id) => ({ parents: [{ packageId: `NONE-${id}`, relation: 'SPLIT' }] }),
  },
  {
    kind: 'a reel made from itself',
    ...{ code: 'PACKAGE_PARENT_CYCLE', fact: PACKAGE },
    odd: (id) => ({ parents: [{ packageId: `REEL-${id}`, relation: 'SPLIT' }] }),
  },
  {
    kind: 'a part from a reel nobody registered',
    ...{ code: 'PACKAGE_UNKNOWN', fact: { ...INSTALLATION, before: () => [] } },
  },
  {
    kind: 'a part from a reel of another part',
    ...{ code: 'PACKAGE_PART_DIFFERS', fact: INSTALLATION },
    odd: (id) => ({ materials: [materialOf(id, { internalPartNumber: 'P-2' })] }),
  },
  {
    kind: 'a part from a reel that came only later',
    ...{ code: 'PACKAGE_USED_BEFORE_RECEIVED', fact: { ...INSTALLATION, before: () => [] } },
    before: (id) => [lot(id, {}), reel(id, { eventTime: LATER })],
  },
  {
    kind: 'a part of a lot that had expired',
    ...{ code: 'LOT_EXPIRED', fact: { ...INSTALLATION, before: expired } },
  },
  {
    kind: 'solder paste that had expired',
    ...{ code: 'LOT_EXPIRED', fact: { ...INSTALLATION, before: expired } },
    odd: (id) => ({
      materials: [materialOf(id, { usage: 'SOLDER_PASTE', referenceDesignators: [] })],
    }),
  },
  {
    kind: 'a part from a reel split from one whose lot had expired',
    ...{ code: 'LOT_EXPIRED', fact: { ...INSTALLATION, before: expired } },
    before: (id) => [reel(`${id}S`, { lots: [], parents: [{ packageId: `REEL-${id}`, relation: 'SPLIT' }] })],
    odd: (id) => ({ materials: [materialOf(`${id}S`)] }),
  },
  {
    kind: 'materials known by their digest only',
    ...{ code: 'MATERIAL_SET_UNKNOWN', fact: INSTALLATION },
    odd: (id) => ({ materials: null, materialSetSha256: sha256Of(`set ${id}`) }),
  },
  {
    kind: 'a part put where one is',
    ...{ code: 'DESIGNATOR_OCCUPIED', fact: INSTALLATION, whenRead: true },
    before: (id) => [[INSTALLATION.mutation, [{ ...INSTALLATION.input(id), eventTime: EARLIER }]]],
  },
  {
    kind: 'a part taken off where none was',
    ...{ code: 'REMOVAL_WITHOUT_INSTALLATION', fact: { ...REMOVAL, before: () => [] }, whenRead: true },
  },
  {
    kind: 'another part taken off than was put on',
    ...{ code: 'REMOVED_PART_DIFFERS', fact: REMOVAL, whenRead: true },
    odd: { internalPartNumber: 'P-9' },
  },
];

function lotKeyOf(id: string): string {
  const { manufacturer, manufacturerPartNumber, lotNumber } = lotOf(id);
  return `${manufacturer.toUpperCase()}/${manufacturerPartNumber}/${lotNumber}`;
}
