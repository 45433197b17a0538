import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { fact, openUnits } from '../units/open-units';
import type { Units } from '../units/open-units';
import { codes, findingPage, findings } from './list-findings';

let units: Units;
let numbers = 0;

beforeAll(async () => {
  units = await openUnits();
  await units.record('registerProducts', [{ partNumber: 'box', ownerCode: 'acme' }]);
});
afterAll(async () => {
  await units.stop();
});

const newUnit = () => `part/acme/box/F${++numbers}`;
const list = (args: string) => findings(units, 'unitFindings', args);
const codesOf = (args: string) => codes(units, 'unitFindings', args);
const correct = (kind: string, subjectKey: string, correctedEventId: string) =>
  units.record('correctUnitRecords', [
    { kind, subjectKey, correctedEventId, reason: 'INCORRECT_DATA', author: 'anna', site: 'WRO1' },
  ]);

async function assign(unitKey: string, value: string, eventTime = '2026-03-02T10:00:00Z') {
  const [result] = await units.record('recordIdentityAssignments', [
    { unitKey, kind: 'UID', value, eventTime },
  ]);
  return result?.eventId ?? '';
}

describe('the findings of units', () => {
  it('are listed by unit, in any valid encoding of its key', async () => {
    const unitKey = 'part/acme/box/F%2B1';
    await assign(newUnit(), 'encoded');
    await assign(unitKey, 'encoded');
    for (const key of [unitKey, 'part/acme/box/F%2b1'])
      expect(await codesOf(`unitKey: "${key}"`)).toEqual(['IDENTITY_ALREADY_HELD']);
    expect(await codesOf(`unitKey: "${newUnit()}"`)).toEqual([]);
  });

  it('refuses a unit key, a site and a time that cannot be read, each with its code', async () => {
    for (const [args, code] of [
      ['unitKey: "unit/1"', 'UNIT_KEY_MALFORMED'],
      ['workOrder: { site: "a b", number: "1" }', 'SITE_MALFORMED'],
      ['fromTime: "2026-03-02"', 'EVENT_TIME_MALFORMED'],
      ['code: "\\u0000"', 'TEXT_MALFORMED'],
      ['first: 0', 'PAGE_SIZE_OUT_OF_RANGE'],
      ['after: "x"', 'CURSOR_MALFORMED'],
    ]) {
      const { errorCodes } = await units.ask(`{ unitFindings(${args}) { totalCount } }`);
      expect(errorCodes).toEqual([code]);
    }
  });

  it('are listed for the unit bound to the place they were recorded under, and for the place', async () => {
    const [unitKey, panelId] = [newUnit(), `PAN${++numbers}`];
    const place = `panel/WRO1/${panelId}/2`;
    await assign(newUnit(), panelId);
    await assign(place, panelId);
    expect(await codesOf(`unitKey: "${unitKey}"`)).toEqual([]);
    await units.record('recordPanelBindings', [{ unitKey, site: 'WRO1', panelId, position: 2 }]);
    const found = ['IDENTITY_ALREADY_HELD', 'PANEL_UNKNOWN'];
    expect([...(await codesOf(`unitKey: "${unitKey}"`))].sort()).toEqual(found);
    expect([...(await codesOf(`unitKey: "${place}"`))].sort()).toEqual(found);
  });

  it('are listed by work order: that of the unit, of an assignment, and of the panel for the units bound to it', async () => {
    const [own, assigned, bound, other] = [newUnit(), newUnit(), newUnit(), newUnit()];
    const panelId = `PAN${++numbers}`;
    await units.record('registerSites', [{ site: 'WRO1', name: 'Wroclaw' }]);
    await units.record('registerWorkOrders', [{ site: 'WRO1', number: 'WO-1' }]);
    await units.record('registerUnits', [{ unitKey: own, workOrder: { site: 'WRO1', number: 'WO-1' } }]);
    await units.record('recordWorkOrderAssignments', [{ unitKey: assigned, site: 'WRO1', number: 'WO-1' }]);
    await units.record('registerPanels', [
      { site: 'WRO1', panelId, positionCount: 2, workOrderNumber: 'WO-1' },
    ]);
    await units.record('recordPanelBindings', [{ unitKey: bound, site: 'WRO1', panelId, position: 1 }]);
    for (const unitKey of [own, assigned, bound, other]) {
      await assign(newUnit(), unitKey);
      await assign(unitKey, unitKey);
    }
    const found = await list('workOrder: { site: "WRO1", number: "WO-1" }');
    expect(found.map(({ unitKey }) => unitKey).sort()).toEqual([own, assigned, bound].sort());
    expect(await list('workOrder: { site: "WRO1", number: "WO-2" }')).toEqual([]);
  });

  it('are listed by code and by event time, the end excluded', async () => {
    const [first, second] = [newUnit(), newUnit()];
    await assign(first, 'timed', '2031-01-01T00:00:00Z');
    await assign(second, 'timed', '2031-01-02T00:00:00.000001Z');
    const between = (from: string, to: string) =>
      list(`code: "IDENTITY_ALREADY_HELD", fromTime: "${from}", toTime: "${to}"`);
    expect(await between('2031-01-02T01:00:00.000001+01:00', '2031-01-03T00:00:00Z')).toHaveLength(1);
    expect(await between('2031-01-01T00:00:00Z', '2031-01-02T00:00:00.000001Z')).toEqual([]);
    expect(await between('2031-01-02T00:00:00.000002Z', '2031-01-03T00:00:00Z')).toEqual([]);
  });

  it('of a record of many units are about the unit that each names', async () => {
    const unitKey = newUnit();
    await units.record('recordReturns', [{ shipmentNumber: `RET-${unitKey}`, unitKeys: [unitKey] }]);
    const found = await list(`unitKey: "${unitKey}"`);
    expect(found.map(({ code, kind }) => [code, kind])).toEqual([
      ['UNIT_NOT_SHIPPED', 'RETURN'],
      ['UNIT_UNKNOWN', 'RETURN'],
    ]);
  });

  it('come page by page, each once and in one order, with the total of all pages', async () => {
    const seen: string[] = [];
    for (let after = '', more = true; more;) {
      const page = await findingPage(units, 'unitFindings', `first: 3${after}`);
      seen.push(...page.edges.map(({ cursor }) => cursor));
      expect(page.totalCount).toBeGreaterThan(6);
      more = page.pageInfo.hasNextPage;
      after = `, after: "${page.pageInfo.endCursor ?? ''}"`;
      if (!more) expect(page.totalCount).toBe(seen.length);
    }
    const all = await findingPage(units, 'unitFindings', 'first: 1000');
    expect(seen).toEqual(all.edges.map(({ cursor }) => cursor));
    expect(new Set(seen).size).toBe(seen.length);
    expect(all.edges.map(({ node }) => node.eventTime)).toEqual(
      all.edges.map(({ node }) => node.eventTime).sort(),
    );
  });

  it('are not added again by a replay, nor by a conflict', async () => {
    const unitKey = newUnit();
    const input = fact({ unitKey, workOrder: { site: 'WRO1', number: 'never' } });
    for (const sent of [input, input, { ...input, lotNumber: 'other' }])
      await units.record('registerUnits', [sent]);
    expect(await codesOf(`unitKey: "${unitKey}"`)).toEqual(['WORK_ORDER_UNKNOWN']);
  });

  it('cost the same number of statements for one finding and for a hundred', async () => {
    const cost = async (first: number) => {
      const query = `{ unitFindings(first: ${first}, workOrder: { site: "WRO1", number: "cost" }, isResolved: false) { totalCount edges { node { isResolved } } } }`;
      return (await units.ask(query)).statements;
    };
    const recordCost = async (count: number) => {
      const inputs = Array.from({ length: count }, () =>
        fact({ unitKey: newUnit(), workOrder: { site: 'WRO1', number: 'cost' } }),
      );
      const mutation =
        'mutation($inputs: [UnitInput!]!) { registerUnits(inputs: $inputs) { results { status } } }';
      return (await units.ask(mutation, { inputs })).statements;
    };
    expect(await recordCost(100)).toBe(await recordCost(1));
    expect(await cost(100)).toBe(await cost(1));
  });
});

describe('a finding of units is resolved', () => {
  const only = async (args: string) => {
    const [finding, ...more] = await list(args);
    expect(more).toEqual([]);
    return finding;
  };

  it('by the correction of its record, and stays in the list', async () => {
    const [holder, unitKey] = [newUnit(), newUnit()];
    await assign(holder, 'wrong');
    const eventId = await assign(unitKey, 'wrong');
    expect(await only(`unitKey: "${unitKey}"`)).toMatchObject({ isResolved: false, resolvedBy: null });
    const [correction] = await correct('IDENTITY_ASSIGNMENT', unitKey, eventId);
    expect(await only(`unitKey: "${unitKey}"`)).toMatchObject({
      isResolved: true,
      resolvedBy: { kind: 'CORRECTION', eventId: correction?.eventId },
    });
  });

  it.each(['release', 'correction'])('by the %s of the other claim of an identity', async (by) => {
    const [holder, unitKey, value] = [newUnit(), newUnit(), `claimed by ${by}`];
    const first = await assign(holder, value);
    await assign(unitKey, value);
    expect(await only(`unitKey: "${unitKey}"`)).toMatchObject({ referenceKeys: [holder], isResolved: false });
    const [later] =
      by === 'release'
        ? await units.record('recordIdentityReleases', [
            { unitKey: holder, kind: 'UID', value, eventTime: '2026-03-03T10:00:00Z' },
          ])
        : await correct('IDENTITY_ASSIGNMENT', holder, first);
    expect(await only(`unitKey: "${unitKey}"`)).toMatchObject({
      isResolved: true,
      resolvedBy: { kind: by === 'release' ? 'IDENTITY_RELEASE' : 'CORRECTION', eventId: later?.eventId },
    });
  });

  it('by a binding that makes both holders of an identity one unit', async () => {
    const [unitKey, panelId] = [newUnit(), `PAN${++numbers}`];
    await units.record('registerPanels', [{ site: 'WRO1', panelId, positionCount: 1 }]);
    await assign(`panel/WRO1/${panelId}/1`, panelId);
    await assign(unitKey, panelId);
    await units.record('recordPanelBindings', [{ unitKey, site: 'WRO1', panelId, position: 1 }]);
    expect(await only(`unitKey: "${unitKey}"`)).toMatchObject({ resolvedBy: { kind: 'PANEL_BINDING' } });
  });

  it('by the registration of what was unknown, unless that was corrected', async () => {
    const unitKey = newUnit();
    await units.record('registerUnits', [{ unitKey, workOrder: { site: 'WRO1', number: `of ${unitKey}` } }]);
    const register = (quantity: number) =>
      units.record('registerWorkOrders', [{ site: 'WRO1', number: `of ${unitKey}`, quantity }]);
    const [wrong] = await register(1);
    expect(await only(`unitKey: "${unitKey}"`)).toMatchObject({
      code: 'WORK_ORDER_UNKNOWN',
      resolvedBy: { kind: 'WORK_ORDER', eventId: wrong?.eventId },
    });
    const subjectKey = (await only(`unitKey: "${unitKey}"`))?.referenceKeys[0] ?? '';
    await correct('WORK_ORDER', subjectKey, wrong?.eventId ?? '');
    expect(await only(`unitKey: "${unitKey}"`)).toMatchObject({ isResolved: false });
    const [right] = await register(2);
    expect(await only(`unitKey: "${unitKey}"`)).toMatchObject({ resolvedBy: { eventId: right?.eventId } });
  });

  it('by the correction of the earlier registration it contradicts', async () => {
    const unitKey = newUnit();
    const [first] = await units.record('registerUnits', [{ unitKey, lotNumber: '1' }]);
    await units.record('registerUnits', [{ unitKey, lotNumber: '2' }]);
    expect(await only(`unitKey: "${unitKey}"`)).toMatchObject({
      code: 'UNIT_REGISTERED_TWICE',
      referenceKeys: [first?.eventId],
      isResolved: false,
    });
    await correct('UNIT', unitKey, first?.eventId ?? '');
    expect(await only(`unitKey: "${unitKey}"`)).toMatchObject({ resolvedBy: { kind: 'CORRECTION' } });
  });

  it('by the shipment, installation or assignment that came later than what it precedes', async () => {
    const [unitKey, container] = [newUnit(), newUnit()];
    const time = '2026-03-05T10:00:00Z';
    await units.record('recordReturns', [{ shipmentNumber: unitKey, unitKeys: [unitKey], eventTime: time }]);
    await units.record('recordUnitRemovals', [{ unitKey, containerUnitKey: container, eventTime: time }]);
    await units.record('recordIdentityReleases', [{ unitKey, kind: 'UID', value: unitKey, eventTime: time }]);
    const stands = () => codesOf(`unitKey: "${unitKey}", isResolved: false`);
    expect([...(await stands())].sort()).toEqual([
      'IDENTITY_NOT_HELD',
      'UNIT_NOT_INSTALLED',
      'UNIT_NOT_SHIPPED',
      'UNIT_UNKNOWN',
    ]);
    await units.record('registerUnits', [{ unitKey }]);
    await units.record('recordShipments', [{ shipmentNumber: `out ${unitKey}`, unitKeys: [unitKey] }]);
    await units.record('recordUnitInstallations', [{ unitKey, containerUnitKey: container }]);
    await assign(unitKey, unitKey);
    expect(await stands()).toEqual([]);
    expect((await list(`unitKey: "${unitKey}", isResolved: true`)).length).toBeGreaterThanOrEqual(4);
  });

  it('by the removal from the first of two containers', async () => {
    const [unitKey, first, second] = [newUnit(), newUnit(), newUnit()];
    await units.record('recordUnitInstallations', [{ unitKey, containerUnitKey: first }]);
    await units.record('recordUnitInstallations', [{ unitKey, containerUnitKey: second }]);
    expect(await only(`unitKey: "${unitKey}"`)).toMatchObject({ referenceKeys: [first], isResolved: false });
    await units.record('recordUnitRemovals', [{ unitKey, containerUnitKey: first }]);
    expect(await only(`unitKey: "${unitKey}"`)).toMatchObject({ resolvedBy: { kind: 'UNIT_REMOVAL' } });
  });

  it('by no return from before the unit left, nor by one that was declared wrong', async () => {
    const unitKeys = [newUnit()];
    const ship = (eventTime: string) =>
      units.record('recordShipments', [{ shipmentNumber: `S${++numbers}`, unitKeys, eventTime }]);
    const comeBack = (eventTime: string) =>
      units.record('recordReturns', [{ shipmentNumber: `R${++numbers}`, unitKeys, eventTime }]);
    await ship('2026-03-02T10:00:00Z');
    await ship('2026-03-04T10:00:00Z');
    const only = async () => (await list(`unitKey: "${unitKeys[0]}", code: "UNIT_ALREADY_SHIPPED"`))[0];
    await comeBack('2026-03-01T10:00:00Z');
    expect(await only()).toMatchObject({ isResolved: false });
    const [wrong] = await comeBack('2026-03-03T10:00:00Z');
    expect(await only()).toMatchObject({ resolvedBy: { kind: 'RETURN', eventId: wrong?.eventId } });
    await correct('RETURN', `R${numbers}`, wrong?.eventId ?? '');
    expect(await only()).toMatchObject({ isResolved: false });
  });

  it('by no removal or release from before the unit was put in, or given the identity', async () => {
    const [inner, first, second] = [newUnit(), newUnit(), newUnit()];
    const link = (to: string, eventTime: string) => [{ unitKey: inner, containerUnitKey: to, eventTime }];
    await units.record('recordUnitInstallations', link(first, '2026-03-02T10:00:00Z'));
    await units.record('recordUnitInstallations', link(second, '2026-03-03T10:00:00Z'));
    await units.record('recordUnitRemovals', link(first, '2026-03-01T10:00:00Z'));
    expect(await codesOf(`unitKey: "${inner}", isResolved: false`)).toContain('UNIT_ALREADY_INSTALLED');
    await assign(first, 'kept');
    await assign(second, 'kept', '2026-03-03T10:00:00Z');
    await units.record('recordIdentityReleases', [
      { unitKey: first, kind: 'UID', value: 'kept', eventTime: '2026-03-01T10:00:00Z' },
    ]);
    expect(await codesOf(`unitKey: "${second}", isResolved: false`)).toContain('IDENTITY_ALREADY_HELD');
  });

  it('by the correction of the other binding of a place', async () => {
    const [first, second, panelId] = [newUnit(), newUnit(), `PAN${++numbers}`];
    await units.record('registerPanels', [{ site: 'WRO1', panelId, positionCount: 1 }]);
    const bind = (unitKey: string) =>
      units.record('recordPanelBindings', [{ unitKey, site: 'WRO1', panelId, position: 1 }]);
    const [binding] = await bind(first);
    await bind(second);
    const args = `code: "PANEL_POSITION_ALREADY_BOUND", unitKey: "${second}"`;
    expect(await only(args)).toMatchObject({ referenceKeys: [first], isResolved: false });
    await correct('PANEL_BINDING', first, binding?.eventId ?? '');
    expect(await only(args)).toMatchObject({ resolvedBy: { kind: 'CORRECTION' } });
  });

  it('where the record that a correction names comes after it', async () => {
    const [unitKey, eventId] = [newUnit(), randomUUID()];
    await correct('DISPOSITION', unitKey, eventId);
    expect(await only(`unitKey: "${unitKey}"`)).toMatchObject({
      code: 'CORRECTED_RECORD_UNKNOWN',
      isResolved: false,
    });
    await units.record('recordDispositions', [{ unitKey, state: 'HELD', eventId }]);
    expect(await only(`unitKey: "${unitKey}"`)).toMatchObject({
      resolvedBy: { kind: 'DISPOSITION', eventId },
    });
  });

  it('by nothing but a correction where nothing else can: what is on a label stays there', async () => {
    const unitKey = newUnit();
    await units.record('recordLabels', [{ unitKey, elementString: '(01)09521234543213(21)X' }]);
    await units.record('registerUnits', [{ unitKey }]);
    expect(await only(`unitKey: "${unitKey}"`)).toMatchObject({
      code: 'LABEL_NAMES_OTHER_UNIT',
      isResolved: false,
    });
  });
});
