import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appendEvents } from '@tracegraph/unit-reference';

import { openStore } from '../../../subgraphs/components/src/store/store';
import type { Store } from '../../../subgraphs/components/src/store/store';
import { examineBindings } from '../../../subgraphs/components/src/services/examine-units';
import { startComponentsStore } from '../components/components-store';
import type { ComponentsStore } from '../components/components-store';
import { codes, findingPage, findings } from './list-findings';

let components: ComponentsStore;
let store: Store;
let numbers = 0;

beforeAll(async () => {
  components = await startComponentsStore();
  store = openStore(components.databaseUrl);
});
afterAll(async () => {
  await store.close();
  await components.stop();
});

const newUnit = () => `01/09521234543213/21/F${++numbers}`;
const list = (args: string) => findings(components, 'componentFindings', args);
const codesOf = (args: string) => codes(components, 'componentFindings', args);
const item = (designator: string, internalPartNumber = 'R-1') => ({
  internalPartNumber,
  referenceDesignators: [designator],
  packages: [],
});
const install = (unitKey: string, materials: object, more: object = {}) =>
  components.record('recordInstallations', 'InstallationInput', [
    { unitKey, site: 'WRO1', materials: [materials], ...more },
  ]);
const remove = (unitKey: string, designator: string, more: object = {}) =>
  components.record('recordRemovals', 'RemovalInput', [
    { unitKey, site: 'WRO1', referenceDesignators: [designator], eventTime: '2026-03-03T08:00:00Z', ...more },
  ]);
const correct = (kind: string, subjectKey: string, correctedEventId: string) =>
  components.record('correctComponentRecords', 'ComponentCorrectionInput', [
    { kind, subjectKey, correctedEventId, reason: 'INCORRECT_DATA', author: 'anna', site: 'WRO1' },
  ]);

let position = 0;
/** As the follower of the unit feed does it. */
function follow(kind: 'BOUND' | 'CORRECTED' | 'WORK_ORDER', unitKey: string, more: object): Promise<void> {
  position += 1;
  const time = '2026-03-02T09:00:00Z';
  const event = {
    ...{ kind, unitKey, otherKey: null, eventId: randomUUID(), payload: '{}', eventTime: time },
    ...{ recordTime: time, position: `9.${position}` },
    ...more,
  };
  return store.transaction(async (tx) => {
    await appendEvents(tx.sql, [event]);
    await examineBindings(tx, [event]);
  });
}

describe('the findings of components', () => {
  it('of unknown lots are resolved when the last of them is registered, and stay', async () => {
    const lot = (lotNumber: string) => ({ manufacturer: 'Acme', manufacturerPartNumber: 'R', lotNumber });
    const packageId = `REEL-${++numbers}`;
    await components.record('registerMaterialPackages', 'MaterialPackageInput', [
      { site: 'WRO1', packageId, lots: [lot('F1'), lot('F2')], parents: [] },
    ]);
    const only = async () => (await list('kind: MATERIAL_PACKAGE, code: "LOT_UNKNOWN"'))[0];
    expect(await only()).toMatchObject({
      subjectKey: `WRO1/${packageId}`,
      unitKey: null,
      referenceKeys: ['ACME/R/F1', 'ACME/R/F2'],
      isResolved: false,
    });
    const register = (lotNumber: string, eventId: string) =>
      components.record('registerManufacturerLots', 'ManufacturerLotInput', [{ ...lot(lotNumber), eventId }]);
    const last = randomUUID();
    await register('F1', randomUUID());
    expect(await only()).toMatchObject({ isResolved: false });
    await register('F2', last);
    expect(await only()).toMatchObject({ resolvedBy: { kind: 'MANUFACTURER_LOT', eventId: last } });
    expect(await codesOf('isResolved: false')).not.toContain('LOT_UNKNOWN');
  });

  it('are listed for the unit bound to their place, and by the work order of the panel', async () => {
    const [unitKey, panelId] = [newUnit(), `PAN${++numbers}`];
    const place = `panel/WRO1/${panelId}/1`;
    await install(place, { ...item('R1'), packages: [{ packageId: 'never' }] });
    await follow('WORK_ORDER', place, { payload: '{"site":"WRO1","number":"WO-1"}' });
    await follow('BOUND', unitKey, { otherKey: place });
    const order = 'workOrder: { site: "WRO1", number: "WO-1" }';
    for (const args of [`unitKey: "${unitKey}"`, `unitKey: "${place}"`, order])
      expect(
        (await list(`${args}, kind: INSTALLATION`)).map(({ code, unitKey: key }) => [code, key]),
      ).toEqual([['PACKAGE_UNKNOWN', place]]);
    await install(unitKey, { ...item('R2'), packages: [{ packageId: 'never' }] });
    expect(await codesOf(`${order}, kind: INSTALLATION`)).toHaveLength(2);
    expect(await codesOf('workOrder: { site: "WRO2", number: "WO-1" }')).toEqual([]);
  });

  it('come page by page, each once, with the total of all pages', async () => {
    const seen: string[] = [];
    for (let after = '', more = true; more;) {
      const page = await findingPage(components, 'componentFindings', `first: 2${after}`);
      seen.push(...page.edges.map(({ cursor }) => cursor));
      more = page.pageInfo.hasNextPage;
      after = `, after: "${page.pageInfo.endCursor ?? ''}"`;
      if (!more) expect(seen).toHaveLength(page.totalCount);
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(3);
  });
});

describe('a finding that depends on the other records of a unit', () => {
  const only = async (args: string) => {
    const [finding, ...more] = await list(args);
    expect(more).toEqual([]);
    return finding;
  };

  it('is listed as soon as the record that shows it is stored, whichever of them comes last', async () => {
    const unitKey = newUnit();
    await install(unitKey, item('R1'), { eventTime: '2026-03-02T12:00:00Z' });
    expect(await list(`unitKey: "${unitKey}"`)).toEqual([]);
    await install(unitKey, item('R1', 'R-2'), { eventTime: '2026-03-01T12:00:00Z' });
    expect(await only(`unitKey: "${unitKey}"`)).toMatchObject({
      code: 'DESIGNATOR_OCCUPIED',
      kind: 'INSTALLATION',
      eventTime: '2026-03-02T12:00:00.000Z',
      isResolved: false,
    });
  });

  it('is resolved by the record that makes it untrue, holds again without that, and is listed once', async () => {
    const unitKey = newUnit();
    const [removal, installation] = [randomUUID(), randomUUID()];
    await remove(unitKey, 'R1', { eventId: removal });
    const finding = () => only(`code: "REMOVAL_WITHOUT_INSTALLATION", unitKey: "${unitKey}"`);
    expect(await finding()).toMatchObject({ eventId: removal, isResolved: false });
    await install(unitKey, item('R1'), { eventId: installation });
    expect(await finding()).toMatchObject({
      isResolved: true,
      resolvedBy: { kind: 'INSTALLATION', eventId: installation },
    });
    await correct('INSTALLATION', unitKey, installation);
    expect(await finding()).toMatchObject({ isResolved: false, resolvedBy: null });
    await correct('REMOVAL', unitKey, removal);
    expect(await finding()).toMatchObject({ isResolved: true, resolvedBy: { kind: 'CORRECTION' } });
  });

  it('is resolved by the binding that brings the missing record, and holds again when that is corrected', async () => {
    const [unitKey, panelId, eventId] = [newUnit(), `PAN${++numbers}`, randomUUID()];
    const place = `panel/WRO1/${panelId}/1`;
    await install(place, item('R1'));
    await remove(unitKey, 'R1');
    const finding = () => only(`code: "REMOVAL_WITHOUT_INSTALLATION", unitKey: "${unitKey}"`);
    expect(await finding()).toMatchObject({ isResolved: false });
    await follow('BOUND', unitKey, { otherKey: place, eventId });
    expect(await finding()).toMatchObject({ resolvedBy: { kind: 'PANEL_BINDING', eventId } });
    const payload = JSON.stringify({ kind: 'PANEL_BINDING', correctedEventId: eventId });
    await follow('CORRECTED', unitKey, { payload });
    expect(await finding()).toMatchObject({ isResolved: false });
  });

  it('is found when the set that an installation names is registered later', async () => {
    const unitKey = newUnit();
    const materials = [item('R1')];
    const later = [{ ...materials[0], internalPartNumber: `R-${numbers}` }];
    const digest = await sha256Of(later);
    await components.record('recordInstallations', 'InstallationInput', [
      { unitKey, site: 'WRO1', materialSetSha256: digest, eventTime: '2026-03-01T00:00:00Z' },
      { unitKey, site: 'WRO1', materials, eventTime: '2026-03-02T00:00:00Z' },
    ]);
    expect(await codesOf(`unitKey: "${unitKey}"`)).toEqual(['MATERIAL_SET_UNKNOWN']);
    await components.record('registerMaterialSets', 'MaterialSetInput', [{ site: 'WRO1', items: later }]);
    expect((await list(`unitKey: "${unitKey}"`)).map(({ code, isResolved }) => [code, isResolved])).toEqual([
      ['MATERIAL_SET_UNKNOWN', true],
      ['DESIGNATOR_OCCUPIED', false],
    ]);
  });

  it('costs recording the same number of statements for one unit and for a hundred, and a replay none', async () => {
    const inputs = (count: number) =>
      Array.from({ length: count }, () => ({
        ...{ unitKey: newUnit(), site: 'WRO1', materials: [item('R9'), item('R10')] },
        ...{ eventId: randomUUID(), eventTime: '2026-03-02T00:00:00Z' },
      }));
    const cost = async (sent: readonly object[]) =>
      (
        await components.ask(
          'mutation($inputs: [InstallationInput!]!) { recordInstallations(inputs: $inputs) { results { status } } }',
          { inputs: sent },
        )
      ).sqlStatements;
    await cost(inputs(1));
    const [one, hundred] = [inputs(1), inputs(100)];
    const statements = await cost(one);
    expect(await cost(hundred)).toBe(statements);
    const rows = await components.count('finding');
    expect(await cost(hundred)).toBeLessThan(statements);
    expect(await components.count('finding')).toBe(rows);
  });
});

/** The digest that the store gives to materials, told by the refusal of another one. */
async function sha256Of(items: readonly object[]): Promise<string> {
  const query =
    'mutation($inputs: [MaterialSetInput!]!) { registerMaterialSets(inputs: $inputs) { results { error { expected } } } }';
  const input = { eventId: randomUUID(), eventTime: '2026-03-02T00:00:00Z', site: 'WRO1', items };
  const { data } = await components.ask<{
    registerMaterialSets: { results: { error: { expected: string } }[] };
  }>(query, { inputs: [{ ...input, sha256: 'ab'.repeat(32) }] });
  return /[0-9a-f]{64}/.exec(data.registerMaterialSets.results[0]?.error.expected ?? '')?.[0] ?? '';
}
