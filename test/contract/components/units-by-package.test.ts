import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { Recorder, line, lot, material } from './units-by-recorder';
import { UNITS, startReverseStore } from './units-by-store';
import type { ReverseStore, Units } from './units-by-store';

let store: ReverseStore;
let made: Recorder;
beforeAll(async () => {
  store = await startReverseStore();
  made = new Recorder(store);
}, 60_000);
afterAll(() => store.stop());

describe('the units of a package', () => {
  const QUESTION = `query($key: ID!) { units: unitsByMaterialPackage(packageKey: $key) { ${UNITS} } }`;
  const ofPackage = async (key: string) =>
    (await store.ask<{ units: Units }>(QUESTION, { key })).data.units.edges.map(line);

  it('are certain by an item that is, however many lots the package has; also where nobody registered it', async () => {
    const [packageId, unregistered] = [made.name(), made.name()];
    await made.packages([{ packageId, lots: [lot(made.name()), lot(made.name())] }]);
    const [one, two] = [made.unit(), made.unit()];
    await made.install(one, [material([packageId])]);
    await made.install(two, [material([unregistered, packageId], { certainty: 'POSSIBLE' })]);
    expect(await ofPackage(`north/${packageId}`)).toEqual([`${one} CERTAIN held`, `${two} POSSIBLE held`]);
    expect(await ofPackage(`north/${unregistered}`)).toEqual([`${two} POSSIBLE held`]);
  });

  it('are also those of packages made from it; possible where these hold what came from others', async () => {
    const [reel, part, label, joined, other] = Array.from({ length: 5 }, () => made.name());
    const from = (packageId: string | undefined, relation = 'SPLIT') => ({ packageId, relation });
    await made.packages([
      { packageId: part, parents: [from(reel)] },
      { packageId: label, parents: [from(part, 'RELABELLED')], lots: [lot(made.name())] },
      { packageId: joined, parents: [from(label, 'JOINED'), from(other, 'JOINED')] },
    ]);
    const [one, two] = [made.unit(), made.unit()];
    await made.install(one, [material([label ?? ''])]);
    await made.install(two, [material([joined ?? ''])]);
    expect(await ofPackage(`north/${reel}`)).toEqual([`${one} CERTAIN held`, `${two} POSSIBLE held`]);
    expect(await ofPackage(`north/${joined}`)).toEqual([`${two} CERTAIN held`]);
  });

  it('are found by any valid encoding of its key, and refused by what is no key', async () => {
    const packageId = `${made.name()} x`;
    const unit = made.unit();
    await made.install(unit, [material([packageId])]);
    for (const key of [`north/${packageId}`, `north/${encodeURIComponent(packageId)}`])
      expect(await ofPackage(key)).toEqual([`${unit} CERTAIN held`]);
    await expect(ofPackage('north')).rejects.toMatchObject({ code: 'PACKAGE_KEY_MALFORMED' });
    await expect(ofPackage('north/a%00')).rejects.toMatchObject({ code: 'PACKAGE_KEY_MALFORMED' });
  });

  it('and of its lots are answered below the components of a unit', async () => {
    const { packageId } = await made.aPackage();
    const [one, two] = [made.unit(), made.unit()];
    for (const unit of [one, two]) await made.install(unit, [material([packageId])]);
    const edges = `edges { node { unitKey } }`;
    const { data } = await store.ask<object>(
      `query($key: ID!) { unitComponents(unitKey: $key) { components { packages { units { ${edges} } lots { units(first: 1) { ${edges} } } } } } }`,
      { key: one },
    );
    const units = (...keys: string[]) => ({ edges: keys.map((unitKey) => ({ node: { unitKey } })) });
    expect(data).toEqual({
      unitComponents: {
        components: [{ packages: [{ units: units(one, two), lots: [{ units: units(one) }] }] }],
      },
    });
  });
});

describe('the units of a material set', () => {
  const QUESTION = `query($sha: ID!, $held: Holding! = EVER) { units: unitsByMaterialSet(sha256: $sha, held: $held) { ${UNITS} } }`;
  const ofSet = async (sha: string, held = 'EVER') =>
    (await store.ask<{ units: Units }>(QUESTION, { sha, held })).data.units.edges.map(line);

  it('are certain, held while something of the set is left, and found before the set is registered', async () => {
    const unknown = 'ab'.repeat(32);
    const unit = made.unit();
    await store.record('recordInstallations', 'InstallationInput', [
      { unitKey: unit, site: 'north', materialSetSha256: unknown },
    ]);
    await made.remove(unit, { referenceDesignators: ['C1'] });
    expect(await ofSet(unknown.toUpperCase(), 'NOW')).toEqual([`${unit} CERTAIN held`]);
    const { packageId } = await made.aPackage();
    const [one, two] = [made.unit(), made.unit()];
    for (const key of [one, two]) await made.install(key, [material([packageId], { certainty: 'POSSIBLE' })]);
    await made.remove(two, { referenceDesignators: ['C1', 'C2'] });
    const { data } = await store.ask<{ unitComponents: { components: readonly { record: object }[] } }>(
      `query($key: ID!) { unitComponents(unitKey: $key) { components { record { eventId } } } }`,
      { key: one },
    );
    expect(data.unitComponents.components).toHaveLength(1);
    const [row] = await store.store.sql.$queryRawUnsafe<{ sha: string }[]>(
      'SELECT material_set_sha256 AS sha FROM installation WHERE unit_key = $1',
      one,
    );
    expect(await ofSet(row?.sha ?? '')).toEqual([`${one} CERTAIN held`, `${two} CERTAIN gone`]);
  });

  it('refuse what is no digest', async () => {
    await expect(ofSet('ab')).rejects.toMatchObject({ code: 'SHA256_MALFORMED' });
  });
});

describe('the units of a part', () => {
  it('are certain whichever package supplied it, and gone when all of it is removed', async () => {
    const part = made.name();
    const [one, two] = [made.unit(), made.unit()];
    for (const unit of [one, two])
      await made.install(unit, [
        material([made.name(), made.name()], { internalPartNumber: part, certainty: 'POSSIBLE' }),
      ]);
    await made.remove(two, { referenceDesignators: ['C2', 'C1'] });
    const { data } = await store.ask<{ units: Units }>(
      `query($part: ID!) { units: unitsByPart(internalPartNumber: $part) { ${UNITS} } }`,
      { part },
    );
    expect(data.units.edges.map(line)).toEqual([`${one} CERTAIN held`, `${two} CERTAIN gone`]);
  });
});
