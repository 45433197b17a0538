import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  materialSetSha256,
  toMaterialContent,
} from '../../../subgraphs/components/src/services/material-content';
import { Certainty } from '@tracegraph/unit-reference';
import { MaterialUsage } from '../../../subgraphs/components/src/entities/material-usage';
import { startComponentsStore } from './components-store';
import type { ComponentsStore } from './components-store';

let store: ComponentsStore;

beforeAll(async () => {
  store = await startComponentsStore();
}, 60_000);
afterAll(() => store.stop());

const items = (packageId: string) => [
  { internalPartNumber: 'R-1', referenceDesignators: ['R10', 'R2'], packages: [{ packageId }] },
];
const digestOf = (packageId: string): string =>
  materialSetSha256(
    toMaterialContent('north', [
      {
        internalPartNumber: 'R-1',
        referenceDesignators: ['R2', 'R10'],
        usage: MaterialUsage.PLACED,
        certainty: Certainty.CERTAIN,
        reason: null,
        packages: [{ packageId, mountedTime: null }],
      },
    ]),
  );
const register = (input: object) =>
  store.record('registerMaterialSets', 'MaterialSetInput', [{ site: 'north', ...input }]);
const install = (input: object) =>
  store.record('recordInstallations', 'InstallationInput', [
    { unitKey: `part/acme/S-1/${randomUUID().slice(0, 8)}`, site: 'north', ...input },
  ]);
const rows = async (): Promise<number[]> =>
  Promise.all(
    ['material_set', 'material_set_content', 'material_set_package', 'installation'].map((table) =>
      store.count(table),
    ),
  );
const growth = async (work: () => Promise<unknown>): Promise<number[]> => {
  const before = await rows();
  await work();
  return (await rows()).map((count, at) => count - (before[at] ?? 0));
};

describe('a material set', () => {
  it('is stored once, whoever registers it; each registration is a record of its own', async () => {
    expect(await growth(() => register({ items: items('once') }))).toEqual([1, 1, 1, 0]);
    expect(await growth(() => register({ items: items('once') }))).toEqual([1, 0, 0, 0]);
  });

  it('is answered under its digest with its packages, in the order of its content', async () => {
    await register({ items: items('answer'), sha256: digestOf('answer').toUpperCase() });
    const { data } = await store.ask<{ materialSet: object }>(
      'query($d: ID!) { materialSet(sha256: $d) { sha256 site items { internalPartNumber referenceDesignators usage certainty reason packages { packageKey record { eventId } } } record { findings { code } } } }',
      { d: digestOf('answer') },
    );
    expect(data.materialSet).toEqual({
      sha256: digestOf('answer'),
      site: 'north',
      items: [
        {
          internalPartNumber: 'R-1',
          referenceDesignators: ['R2', 'R10'],
          usage: 'PLACED',
          certainty: 'CERTAIN',
          reason: null,
          packages: [{ packageKey: 'north/answer', record: null }],
        },
      ],
      record: { findings: [{ code: 'PACKAGE_UNKNOWN' }] },
    });
  });

  it('is refused with MATERIAL_SET_SHA256_MISMATCH where the digest sent is not its own', async () => {
    const [result] = await register({ items: items('changed'), sha256: digestOf('other') });
    expect(result).toMatchObject({
      status: 'REFUSED',
      error: { code: 'MATERIAL_SET_SHA256_MISMATCH', path: 'sha256' },
    });
  });

  it('is null under a digest nobody registered', async () => {
    const { data } = await store.ask('query($d: ID!) { materialSet(sha256: $d) { sha256 } }', {
      d: digestOf('nobody'),
    });
    expect(data).toEqual({ materialSet: null });
  });
});

describe('an installation', () => {
  it('registers the set it brings along, once for all installations that bring it', async () => {
    const one = { materials: items('inline'), eventId: randomUUID(), unitKey: 'part/acme/S-1/inline' };
    expect(await growth(() => install(one))).toEqual([1, 1, 1, 1]);
    expect(await growth(() => install({ materials: items('inline') }))).toEqual([0, 0, 0, 1]);
    expect(await growth(() => install(one))).toEqual([0, 0, 0, 0]);
  });

  it('is the same record with its materials or with their digest', async () => {
    const same = { eventId: randomUUID(), unitKey: 'part/acme/S-1/same', eventTime: '2026-03-02T08:00:00Z' };
    await install({ ...same, materials: items('same') });
    expect((await install({ ...same, materialSetSha256: digestOf('same') }))[0]?.status).toBe('REPLAYED');
    expect((await install({ ...same, materialSetSha256: digestOf('else') }))[0]?.status).toBe('CONFLICT');
  });

  it('of a set not recorded is kept with MATERIAL_SET_UNKNOWN and shown in full once the set comes', async () => {
    const unitKey = 'part/acme/S-1/later';
    const [result] = await install({ unitKey, materialSetSha256: digestOf('later') });
    expect(result).toMatchObject({ status: 'STORED', findings: [{ code: 'MATERIAL_SET_UNKNOWN' }] });
    const ask = () =>
      store.ask<{ unitComponents: { components: object[] } }>(
        'query($k: ID!) { unitComponents(unitKey: $k) { components { internalPartNumber certainty referenceDesignators } } }',
        { k: unitKey },
      );
    expect((await ask()).data.unitComponents.components).toEqual([
      { internalPartNumber: null, certainty: 'POSSIBLE', referenceDesignators: [] },
    ]);
    await register({ items: items('later') });
    expect((await ask()).data.unitComponents.components).toEqual([
      { internalPartNumber: 'R-1', certainty: 'CERTAIN', referenceDesignators: ['R2', 'R10'] },
    ]);
  });

  it('keeps its materials although the registration of their set is declared wrong: the digest proves them', async () => {
    const eventId = randomUUID();
    await register({ items: items('wrong'), eventId });
    const unitKey = 'part/acme/S-1/wrong';
    await install({ unitKey, materialSetSha256: digestOf('wrong') });
    await store.record('correctComponentRecords', 'ComponentCorrectionInput', [
      {
        kind: 'MATERIAL_SET',
        subjectKey: digestOf('wrong'),
        correctedEventId: eventId,
        reason: 'INCORRECT_DATA',
        author: 'joe',
        site: 'north',
      },
    ]);
    const { data } = await store.ask(
      'query($k: ID!, $d: ID!) { materialSet(sha256: $d) { sha256 } unitComponents(unitKey: $k) { components { internalPartNumber } } }',
      { k: unitKey, d: digestOf('wrong') },
    );
    expect(data).toEqual({
      materialSet: null,
      unitComponents: { components: [{ internalPartNumber: 'R-1' }] },
    });
  });
});
