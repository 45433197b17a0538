import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { startComponentsStore } from './components-store';
import type { ComponentsStore } from './components-store';

const FIELDS = `referenceDesignators internalPartNumber usage state certainty reason installedTime removedTime
  packages { packageKey packageId lots { lotNumber manufacturer record { eventId } } record { eventId } }
  removalOperatorId record { eventId findings { code } correctedBy { reason } } removalRecord { eventId }`;

interface Shown {
  readonly referenceDesignators: readonly string[];
  readonly internalPartNumber: string | null;
  readonly state: string;
  readonly certainty: string;
  readonly reason: string | null;
  readonly packages: readonly {
    readonly packageId: string;
    readonly lots: readonly { readonly lotNumber: string; readonly record: object | null }[];
    readonly record: object | null;
  }[];
  readonly removalOperatorId: string | null;
  readonly record: {
    readonly eventId: string;
    readonly findings: readonly { readonly code: string }[];
    readonly correctedBy: { readonly reason: string } | null;
  };
}

let store: ComponentsStore;
let serial = 0;

beforeAll(async () => {
  store = await startComponentsStore();
}, 60_000);
afterAll(() => store.stop());

const nextUnit = (): string => `part/acme/S-1/${(serial += 1)}`;
const material = (part: string, designators: string[], packageIds: string[], more = {}) => ({
  internalPartNumber: part,
  referenceDesignators: designators,
  packages: packageIds.map((packageId) => ({ packageId })),
  ...more,
});
const install = (unitKey: string, materials: object[], more = {}) =>
  store.record('recordInstallations', 'InstallationInput', [
    { unitKey, site: 'north', stage: 'SMT', materials, ...more },
  ]);
const remove = (unitKey: string, more: object) =>
  store.record('recordRemovals', 'RemovalInput', [{ unitKey, site: 'north', ...more }]);

async function componentsOf(unitKey: string, includeSuperseded = false): Promise<readonly Shown[]> {
  const { data } = await store.ask<{ unitComponents: { components: readonly Shown[] } }>(
    `query($key: ID!, $all: Boolean) { unitComponents(unitKey: $key) { components(includeSuperseded: $all) { ${FIELDS} } } }`,
    { key: unitKey, all: includeSuperseded },
  );
  return data.unitComponents.components;
}

const line = ({ internalPartNumber, referenceDesignators, state, record }: Shown): string =>
  [
    internalPartNumber,
    referenceDesignators.join('+'),
    state,
    ...record.findings.map(({ code }) => code),
  ].join(' ');

describe('what was put into a unit', () => {
  it('shows a package nobody registered with PACKAGE_UNKNOWN, and its lots once it and they are registered', async () => {
    const unitKey = nextUnit();
    const [result] = await install(unitKey, [material('R-1', ['R2', 'R1'], ['LATE-1'])]);
    expect(result?.findings.map(({ code }) => code)).toEqual(['PACKAGE_UNKNOWN']);
    const [before] = await componentsOf(unitKey);
    expect(before?.packages).toEqual([
      { packageKey: 'north/LATE-1', packageId: 'LATE-1', lots: [], record: null },
    ]);
    const lot = { manufacturer: 'Acme', manufacturerPartNumber: 'A1', lotNumber: 'L-late' };
    const [registered] = await store.record('registerMaterialPackages', 'MaterialPackageInput', [
      { site: 'north', packageId: 'LATE-1', lots: [lot] },
    ]);
    expect(registered?.findings.map(({ code }) => code)).toEqual(['LOT_UNKNOWN']);
    const [named] = await componentsOf(unitKey);
    expect(named?.packages[0]?.lots).toEqual([{ lotNumber: 'L-late', manufacturer: 'Acme', record: null }]);
    await store.record('registerManufacturerLots', 'ManufacturerLotInput', [
      { ...lot, manufacturer: ' ACME' },
    ]);
    const [after] = await componentsOf(unitKey);
    expect(after?.packages[0]?.lots[0]?.record).not.toBeNull();
    expect(after?.record.findings.map(({ code }) => code)).toEqual(['PACKAGE_UNKNOWN']);
  });

  it('shows both candidates of a splice as possible, with the reason', async () => {
    const unitKey = nextUnit();
    await install(unitKey, [
      material('C-1', ['C1'], ['S-2', 'S-1'], { certainty: 'POSSIBLE', reason: 'SPLICE' }),
    ]);
    expect(await componentsOf(unitKey)).toMatchObject([
      { certainty: 'POSSIBLE', reason: 'SPLICE', packages: [{ packageId: 'S-1' }, { packageId: 'S-2' }] },
    ]);
  });

  it('includes what was recorded under the panel position bound to it, even when the binding comes last', async () => {
    const unitKey = nextUnit();
    await install('panel/north/P-1/3', [material('R-1', ['R1'], ['A'])]);
    await remove(unitKey, {
      referenceDesignators: ['R1'],
      operatorId: 'joe',
      eventTime: '2026-03-02T08:30:00+01:00',
    });
    expect((await componentsOf(unitKey)).map(line)).toEqual([' R1 REMOVED REMOVAL_WITHOUT_INSTALLATION']);
    await store.bind(unitKey, 'panel/north/P-1/3');
    const [only, ...rest] = await componentsOf(unitKey);
    expect(rest).toEqual([]);
    expect(only && line(only)).toBe('R-1 R1 REMOVED PACKAGE_UNKNOWN');
    expect(only?.removalOperatorId).toMatch(/^op-[0-9a-f]{32}$/);
  });

  it('shows a replacement as what was removed and what is installed', async () => {
    const unitKey = nextUnit();
    await install(unitKey, [material('R-1', ['R1', 'R2'], ['A'])]);
    const time = { eventTime: '2026-03-02T08:30:00+01:00' };
    await remove(unitKey, { referenceDesignators: ['R2'], ...time });
    await install(unitKey, [material('R-1', ['R2'], ['B'])], time);
    expect((await componentsOf(unitKey)).map(line)).toEqual([
      'R-1 R1 INSTALLED PACKAGE_UNKNOWN',
      'R-1 R2 REMOVED PACKAGE_UNKNOWN',
      'R-1 R2 INSTALLED PACKAGE_UNKNOWN',
    ]);
  });

  it('leaves out what was declared wrong, and lists it with its correction where it is asked for', async () => {
    const unitKey = nextUnit();
    const eventId = randomUUID();
    await install(unitKey, [material('R-1', ['R1'], ['A'])], { eventId });
    await install(unitKey, [material('R-1', ['R1'], ['B'])]);
    expect((await componentsOf(unitKey)).map(line)).toContain(
      'R-1 R1 INSTALLED DESIGNATOR_OCCUPIED PACKAGE_UNKNOWN',
    );
    const [corrected] = await store.record('correctComponentRecords', 'ComponentCorrectionInput', [
      {
        kind: 'INSTALLATION',
        subjectKey: unitKey,
        correctedEventId: eventId,
        reason: 'DID_NOT_OCCUR',
        author: 'joe',
        site: 'north',
      },
    ]);
    expect(corrected).toMatchObject({ status: 'STORED', findings: [] });
    const shown = await componentsOf(unitKey);
    expect(shown.map((one) => one.packages.map(({ packageId }) => packageId))).toEqual([['B']]);
    expect(shown[0]?.record.findings.map(({ code }) => code)).toEqual(['PACKAGE_UNKNOWN']);
    const all = await componentsOf(unitKey, true);
    expect(all.map(({ record }) => record.correctedBy?.reason ?? null).sort()).toEqual([
      'DID_NOT_OCCUR',
      null,
    ]);
  });

  it('notes a package that is registered for another part', async () => {
    await store.record('registerMaterialPackages', 'MaterialPackageInput', [
      { site: 'north', packageId: 'WRONG', internalPartNumber: 'C-9' },
    ]);
    const [result] = await install(nextUnit(), [material('R-1', ['R1'], ['WRONG'])]);
    expect(result?.findings.map(({ code }) => code)).toEqual(['PACKAGE_PART_DIFFERS']);
  });

  it('refuses an installation that names its materials twice or not at all, and a removal of nothing', async () => {
    const both = { materialSetSha256: 'a'.repeat(64) };
    expect((await install(nextUnit(), [], both))[0]?.error).toEqual({
      code: 'MATERIALS_AMBIGUOUS',
      path: 'materialSetSha256',
    });
    const none = await store.record('recordInstallations', 'InstallationInput', [
      { unitKey: nextUnit(), site: 'north' },
    ]);
    expect(none[0]?.error?.code).toBe('MATERIALS_AMBIGUOUS');
    expect((await remove(nextUnit(), {}))[0]?.error).toEqual({
      code: 'REMOVAL_EMPTY',
      path: 'referenceDesignators',
    });
  });
});

describe('asking for many units', () => {
  it('takes seven SQL statements, for one unit and for a hundred, and reads what they share once', async () => {
    const lots = Array.from({ length: 30 }, (_, n) => ({
      manufacturer: 'M',
      manufacturerPartNumber: 'P',
      lotNumber: `L${n}`,
    }));
    await store.record('registerManufacturerLots', 'ManufacturerLotInput', lots);
    await store.record(
      'registerMaterialPackages',
      'MaterialPackageInput',
      lots.map((lot, n) => ({
        site: 'north',
        packageId: `K${n}`,
        ...(n % 3 === 0 ? { lots: [lot] } : { parents: [{ relation: 'SPLIT', packageId: `K${n - 1}` }] }),
      })),
    );
    const units = Array.from({ length: 100 }, nextUnit);
    await store.record(
      'recordInstallations',
      'InstallationInput',
      units.map((unitKey, n) => ({
        unitKey,
        site: 'north',
        materials: [material('R-1', ['R1', 'R2'], [`K${n % 30}`, 'K2']), material('C-1', ['C1'], ['K5'])],
      })),
    );
    await remove(units[7] ?? '', { referenceDesignators: ['R1'] });
    const ask = (keys: readonly string[]) =>
      store.ask<{ _entities: readonly { components: readonly Shown[] }[] }>(
        `query($r: [_Any!]!) { _entities(representations: $r) { ... on Unit { unitKey components { ${FIELDS} packages { parents { package { lots { lotKey } } } } } } } }`,
        { r: keys.map((unitKey) => ({ __typename: 'Unit', unitKey })) },
      );
    const many = await ask(units);
    expect(many.sqlStatements).toBe(7);
    expect((await ask(units.slice(0, 1))).sqlStatements).toBe(7);
    const components = many.data._entities.flatMap((unit) => unit.components);
    expect(components).toHaveLength(201);
    for (const { packages } of components) for (const one of packages) expect(one.lots).toHaveLength(1);
  });

  it('reads parts in two statements more, only where they are asked for', async () => {
    const units = Array.from({ length: 3 }, nextUnit);
    for (const unitKey of units) await install(unitKey, [material('R-9', ['R1'], [])]);
    await store.record('registerParts', 'PartInput', [
      { internalPartNumber: 'R-9', description: 'resistor' },
    ]);
    const { data, sqlStatements } = await store.ask<{
      _entities: readonly { components: readonly object[] }[];
    }>(
      `query($r: [_Any!]!) { _entities(representations: $r) { ... on Unit { components { part { description } } } } }`,
      { r: units.map((unitKey) => ({ __typename: 'Unit', unitKey })) },
    );
    expect(data._entities[2]?.components).toEqual([{ part: { description: 'resistor' } }]);
    expect(sqlStatements).toBe(7);
  });
});
