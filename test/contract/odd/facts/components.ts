import type { Fact, Input } from '../kinds';
import { LATER, quoted, unitKeyOf } from '../kinds';
import { SITE } from './units';

const RECORD = 'record { origin findings { code } }';
const components = (input: Input) =>
  `unitComponents(unitKey: ${quoted(input['unitKey'])}) { components(includeSuperseded: true) { ${RECORD} removalRecord { origin findings { code } } } }`;

/** A part of the factory. */
export const PART: Fact = {
  mutation: 'registerParts',
  input: (id) => ({ internalPartNumber: `PART-${id}`, description: `Part ${id}` }),
  read: ({ internalPartNumber }) => `part(internalPartNumber: ${quoted(internalPartNumber)}) { ${RECORD} }`,
};

/** How a lot is named. */
export const lotOf = (id: string) => ({
  manufacturer: 'Yardley',
  manufacturerPartNumber: 'C0402',
  lotNumber: `LOT-${id}`,
});

/** A lot of a maker. */
export const LOT: Fact = {
  mutation: 'registerManufacturerLots',
  input: (id) => ({ ...lotOf(id), manufactureDate: '2026-05-00', expiryDate: '2027-05-00' }),
  read: ({ manufacturer, manufacturerPartNumber, lotNumber }) =>
    `manufacturerLot(manufacturer: ${quoted(manufacturer)}, manufacturerPartNumber: ${quoted(manufacturerPartNumber)}, lotNumber: ${quoted(lotNumber)}) { ${RECORD} }`,
};

/** A reel with one lot. */
export const PACKAGE: Fact = {
  mutation: 'registerMaterialPackages',
  before: (id) => [[LOT.mutation, [LOT.input(id)]]],
  input: (id) => ({ site: SITE, packageId: `REEL-${id}`, internalPartNumber: 'P-1', lots: [lotOf(id)] }),
  read: ({ site, packageId }) =>
    `materialPackage(packageKey: ${quoted(`${String(site)}/${String(packageId)}`)}) { ${RECORD} }`,
};

/** One capacitor of the reel of this id. */
export const materialOf = (id: string, other: Input = {}) => ({
  internalPartNumber: 'P-1',
  referenceDesignators: ['C1'],
  packages: [{ packageId: `REEL-${id}` }],
  ...other,
});

/** What a stage run put into a unit. */
export const INSTALLATION: Fact = {
  mutation: 'recordInstallations',
  before: (id) => [...(PACKAGE.before?.(id) ?? []), [PACKAGE.mutation, [PACKAGE.input(id)]]],
  input: (id) => ({ unitKey: unitKeyOf(id), site: SITE, materials: [materialOf(id)] }),
  read: components,
};

/** What was taken off a unit. */
export const REMOVAL: Fact = {
  mutation: 'recordRemovals',
  before: (id) => [...(INSTALLATION.before?.(id) ?? []), [INSTALLATION.mutation, [INSTALLATION.input(id)]]],
  input: (id) => ({ unitKey: unitKeyOf(id), site: SITE, referenceDesignators: ['C1'], eventTime: LATER }),
  read: components,
};
