import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { startComponentsStore } from './components-store';
import type { ComponentsStore } from './components-store';

let store: ComponentsStore;

beforeAll(async () => {
  store = await startComponentsStore();
}, 60_000);
afterAll(() => store.stop());

const registerLots = (...inputs: object[]) =>
  store.record('registerManufacturerLots', 'ManufacturerLotInput', inputs);
const registerPackages = (...inputs: object[]) =>
  store.record(
    'registerMaterialPackages',
    'MaterialPackageInput',
    inputs.map((input) => ({ site: 'north', ...input })),
  );
const codesOf = (
  results: readonly { readonly findings: readonly { readonly code: string }[] }[],
): string[][] => results.map(({ findings }) => findings.map(({ code }) => code));
const lot = (lotNumber: string) => ({
  manufacturer: 'Ferro Caps',
  manufacturerPartNumber: 'FC-1',
  lotNumber,
});

async function lotsOf(packageKey: string): Promise<readonly string[] | null> {
  const { data } = await store.ask<{ materialPackage: { lots: { lotNumber: string }[] } | null }>(
    'query($k: ID!) { materialPackage(packageKey: $k) { lots { lotNumber } } }',
    { k: packageKey },
  );
  return data.materialPackage && data.materialPackage.lots.map(({ lotNumber }) => lotNumber);
}

describe('a lot of a maker', () => {
  const ask = async (manufacturer: string, lotNumber: string): Promise<unknown> => {
    const { data } = await store.ask<{ manufacturerLot: unknown }>(
      'query($m: String!, $l: String!) { manufacturerLot(manufacturer: $m, manufacturerPartNumber: "fc-1", lotNumber: $l) { manufacturer supplier countryOfOrigin manufactureDate } }',
      { m: manufacturer, l: lotNumber },
    );
    return data.manufacturerLot;
  };

  it('is found by the name of its maker in any case, kept as printed', async () => {
    await registerLots({ ...lot('L1'), countryOfOrigin: 'de', manufactureDate: '2026-01-00' });
    const found = {
      manufacturer: 'Ferro Caps',
      supplier: null,
      countryOfOrigin: 'DE',
      manufactureDate: '2026-01-00',
    };
    expect(await ask('FERRO  caps ', 'L1')).toEqual(found);
    expect(await ask('Ferro Caps', 'l1')).toBeNull();
  });

  it('registered again with other content has LOT_REGISTERED_TWICE, and the earlier registration answers', async () => {
    const [eventId = '', ...later] = Array.from({ length: 3 }, () => randomUUID() as string).sort();
    const results = await registerLots(
      { ...lot('L2'), supplier: 'A', eventId },
      { ...lot('L2'), supplier: 'B', eventId: later[0] },
      { ...lot('L2'), manufacturer: 'FERRO CAPS', supplier: 'A', eventId: later[1] },
    );
    expect(codesOf(results)).toEqual([[], ['LOT_REGISTERED_TWICE'], []]);
    expect(codesOf(await registerLots({ ...lot('L2'), supplier: 'C' }))).toEqual([['LOT_REGISTERED_TWICE']]);
    expect(await ask('Ferro Caps', 'L2')).toMatchObject({ supplier: 'A' });
    await store.record('correctComponentRecords', 'ComponentCorrectionInput', [
      {
        ...{ kind: 'MANUFACTURER_LOT', subjectKey: 'FERRO%20CAPS/FC-1/L2', correctedEventId: eventId },
        ...{ reason: 'INCORRECT_DATA', author: 'joe', site: 'north' },
      },
    ]);
    expect(await ask('Ferro Caps', 'L2')).toMatchObject({ supplier: 'B' });
  });

  it('is refused with KEY_TOO_LONG where its key could not be indexed', async () => {
    const [long, encoded] = await registerLots(
      { ...lot('L3'), manufacturer: 'x'.repeat(201) },
      { ...lot('鉱'.repeat(190)), manufacturer: '鉱'.repeat(190) },
    );
    expect(long?.error).toEqual({ code: 'KEY_TOO_LONG', path: 'manufacturer' });
    expect(encoded?.error?.code).toBe('KEY_TOO_LONG');
  });
});

describe('a material package', () => {
  it('holds one or several lots', async () => {
    await registerLots(lot('L10'), lot('L11'));
    expect(codesOf(await registerPackages({ packageId: 'two', lots: [lot('L11'), lot('L10')] }))).toEqual([
      [],
    ]);
    expect(await lotsOf('north/two')).toEqual(['L10', 'L11']);
  });

  it('without lots has those of its parents at any depth: split, joined and re-labelled', async () => {
    await registerLots(lot('L20'), lot('L21'));
    const results = await registerPackages(
      { packageId: 'label', parents: [{ relation: 'RELABELLED', packageId: 'joined' }] },
      {
        packageId: 'joined',
        parents: [
          { relation: 'JOINED', packageId: 'half' },
          { relation: 'JOINED', packageId: 'other' },
        ],
      },
      { packageId: 'half', parents: [{ relation: 'SPLIT', packageId: 'whole' }] },
      { packageId: 'whole', lots: [lot('L20')] },
      { packageId: 'other', lots: [lot('L21')] },
    );
    expect(codesOf(results)).toEqual([[], [], [], [], []]);
    expect(await lotsOf('north/label')).toEqual(['L20', 'L21']);
    const { data, sqlStatements } = await store.ask(
      '{ materialPackage(packageKey: "north/label") { parents { relation package { packageId parents { relation package { packageId parents { package { packageId } } } } } } } }',
    );
    expect(data).toEqual({
      materialPackage: {
        parents: [
          {
            relation: 'RELABELLED',
            package: {
              packageId: 'joined',
              parents: [
                {
                  relation: 'JOINED',
                  package: { packageId: 'half', parents: [{ package: { packageId: 'whole' } }] },
                },
                { relation: 'JOINED', package: { packageId: 'other', parents: [] } },
              ],
            },
          },
        ],
      },
    });
    expect(sqlStatements).toBe(1);
  });

  it('has PACKAGE_UNKNOWN for a parent not recorded, whose lots are shown once it comes', async () => {
    const results = await registerPackages({
      packageId: 'child',
      parents: [{ relation: 'SPLIT', packageId: 'mother' }],
    });
    expect(codesOf(results)).toEqual([['PACKAGE_UNKNOWN']]);
    expect(await lotsOf('north/child')).toEqual([]);
    await registerPackages({ packageId: 'mother', lots: [lot('L30')] });
    expect(await lotsOf('north/child')).toEqual(['L30']);
  });

  it('among its own parents has PACKAGE_PARENT_CYCLE, and reading ends', async () => {
    await registerPackages({ packageId: 'c1', parents: [{ relation: 'SPLIT', packageId: 'c2' }] });
    const results = await registerPackages({
      packageId: 'c2',
      parents: [{ relation: 'SPLIT', packageId: 'c1' }],
    });
    expect(codesOf(results)).toEqual([['PACKAGE_PARENT_CYCLE']]);
    expect(await lotsOf('north/c1')).toEqual([]);
  });

  it('with a temporary id is another one each time it is mounted', async () => {
    await registerPackages(
      { packageId: 'TMP', mountedTime: '2026-03-02T08:00:00+01:00', lots: [lot('L40')] },
      { packageId: 'TMP', mountedTime: '2026-03-03T08:00:00+01:00', lots: [lot('L41')] },
    );
    expect(await lotsOf('north/TMP/2026-03-02T07:00:00Z')).toEqual(['L40']);
    expect(await lotsOf('north/TMP/2026-03-03T08:00:00+01:00')).toEqual(['L41']);
    expect(await lotsOf('north/TMP')).toBeNull();
  });

  it('registered again with other lots has PACKAGE_REGISTERED_TWICE, and the earlier registration answers', async () => {
    await registerPackages({ packageId: 'twice', lots: [lot('L50')] });
    const results = await registerPackages(
      { packageId: 'twice', lots: [lot('L51')] },
      { packageId: 'twice', lots: [lot('L50')] },
    );
    expect(codesOf(results)).toEqual([['LOT_UNKNOWN', 'PACKAGE_REGISTERED_TWICE'], ['LOT_UNKNOWN']]);
    expect(await lotsOf('north/twice')).toEqual(['L50']);
  });
});

describe('a part', () => {
  it('registered again with other content has PART_REGISTERED_TWICE, and the earlier registration answers', async () => {
    const register = (description: string) =>
      store.record('registerParts', 'PartInput', [{ internalPartNumber: 'R-1', description }]);
    expect(codesOf(await register('first'))).toEqual([[]]);
    expect(codesOf(await register('second'))).toEqual([['PART_REGISTERED_TWICE']]);
    const { data } = await store.ask('{ part(internalPartNumber: "R-1") { description } }');
    expect(data).toEqual({ part: { description: 'first' } });
  });
});
