import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { fact } from './open-units';
import { askList, openAsked } from './units-by-open';
import type { AskedUnits } from './units-by-open';

let asked: AskedUnits;

const key = (serial: string) => `part/maker/widget/${serial}`;
const gtinKey = (serial: string) => `01/09506000134352/21/${serial}`;
const place = (position: number) => `panel/plant/P-1/${position}`;
const day = (n: number) => `2026-03-${String(n).padStart(2, '0')}T10:00:00Z`;

const record = async (mutation: string, ...inputs: object[]): Promise<void> => {
  const results = await asked.units.record(mutation, inputs);
  if (results.some(({ status }) => status !== 'STORED')) throw new Error(JSON.stringify(results));
};
const correct = (kind: string, subjectKey: string, { eventId }: { readonly eventId: string }) =>
  record('correctUnitRecords', {
    ...{ kind, subjectKey, correctedEventId: eventId, reason: 'INCORRECT_DATA', author: 'a', site: 's' },
  });
const list = async (root: string, held: 'EVER' | 'NOW' = 'EVER') =>
  (await askList(asked, root, { held, first: 2 })).rows.map(({ unitKey }) => unitKey);

beforeAll(async () => {
  asked = await openAsked();
}, 60_000);
afterAll(async () => {
  await asked.units.stop();
});

describe('the units of an identity', () => {
  const EUI = { kind: 'EUI_48', value: '00:1B:C5:09:12:34' };
  const root = (value: string) => `unitsByIdentity(kind: EUI_48, value: "${value}"`;

  it('are those it was assigned to, and now those it was not released from, in any written form', async () => {
    const wrong = fact({ ...EUI, unitKey: key('wrong'), eventTime: day(1) });
    await record(
      'recordIdentityAssignments',
      { ...EUI, unitKey: key('once'), eventTime: day(1) },
      { ...EUI, unitKey: key('now'), eventTime: day(3) },
      { ...EUI, value: '00:1B:C5:09:12:35', unitKey: key('other'), eventTime: day(3) },
      wrong,
    );
    await record('recordIdentityReleases', { ...EUI, unitKey: key('once'), eventTime: day(2) });
    await correct('IDENTITY_ASSIGNMENT', key('wrong'), wrong);
    await asked.takeIn();
    for (const value of ['00:1B:C5:09:12:34', '001bc5091234', '00-1b-c5-09-12-34'])
      expect([await list(root(value)), await list(root(value), 'NOW')]).toEqual([
        [key('now'), key('once')],
        [key('now')],
      ]);
  });

  it('are the units bound to a place it was assigned under, and a release counts under any key of theirs', async () => {
    const value = '00:1B:C5:09:12:36';
    await record('recordIdentityAssignments', {
      ...{ kind: 'EUI_48', value, unitKey: 'panel/plant/ids/1', eventTime: day(1) },
    });
    await asked.takeIn();
    expect(await list(root(value), 'NOW')).toEqual(['panel/plant/ids/1']);
    await record('recordPanelBindings', {
      ...{ unitKey: key('bound'), site: 'plant', panelId: 'ids', position: 1 },
    });
    await asked.takeIn();
    expect(await list(root(value), 'NOW')).toEqual([key('bound')]);
    await record('recordIdentityReleases', {
      kind: 'EUI_48',
      value,
      unitKey: key('bound'),
      eventTime: day(2),
    });
    expect([await list(root(value)), await list(root(value), 'NOW')]).toEqual([[key('bound')], []]);
  });

  it('is refused with the code of its kind where it cannot be one', async () => {
    for (const [kind, value, code] of [
      ['EUI_48', '00:1B', 'EUI_48_MALFORMED'],
      ['IMEI', '490154203237519', 'IMEI_CHECK_DIGIT_WRONG'],
      ['UID', ' ', 'UID_MALFORMED'],
      ['SECONDARY_SERIAL', '', 'SECONDARY_SERIAL_MALFORMED'],
    ])
      expect([value, await codesOf(`unitsByIdentity(kind: ${kind}, value: "${value}")`)]).toEqual([
        value,
        [code],
      ]);
  });
});

describe('the units of a lot', () => {
  it('are those whose lot it is by the registration that answers, of one product or of all', async () => {
    const wrong = fact({ unitKey: key('lot-wrong'), lotNumber: 'L1' });
    await record('registerUnits', wrong, { unitKey: key('lot-a'), lotNumber: 'L1' });
    await record('registerUnits', { unitKey: gtinKey('lot-b'), lotNumber: 'L1' });
    await record('registerUnits', { unitKey: key('lot-a'), lotNumber: 'L2' });
    await record('registerUnits', { unitKey: 'panel/plant/lots/1', lotNumber: 'L1' });
    await record('registerUnits', { unitKey: 'panel/plant/lots/2', lotNumber: 'L1' });
    await record('registerUnits', { unitKey: key('lot-c'), lotNumber: 'L3' });
    for (const [serial, position] of [
      ['lot-bound', 1],
      ['lot-c', 2],
    ])
      await record('recordPanelBindings', {
        ...{ unitKey: key(String(serial)), site: 'plant', panelId: 'lots', position },
      });
    await correct('UNIT', key('lot-wrong'), wrong);
    await asked.takeIn();
    expect(await list('unitsByLotNumber(lotNumber: "L1"')).toEqual([
      ...[gtinKey('lot-b'), key('lot-a'), key('lot-bound')],
    ]);
    expect(await list('unitsByLotNumber(lotNumber: "L1", productKey: "part/maker/widget"', 'NOW')).toEqual([
      ...[key('lot-a'), key('lot-bound')],
    ]);
    expect(await list('unitsByLotNumber(lotNumber: "L1", productKey: "01/9506000134352"')).toEqual([
      gtinKey('lot-b'),
    ]);
    expect(await list('unitsByLotNumber(lotNumber: "L2"')).toEqual([]);
    for (const serial of ['lot-a', 'lot-bound', 'lot-c'])
      expect([serial, (await asked.units.unit(key(serial), 'lotNumber'))?.['lotNumber']]).toEqual([
        ...[serial, serial === 'lot-c' ? 'L3' : 'L1'],
      ]);
  });
});

describe('the units of a panel and of its work order', () => {
  it('are those bound to its places, and the places nothing is bound to', async () => {
    await record('registerPanels', {
      site: 'plant',
      panelId: 'P-1',
      positionCount: 3,
      workOrderNumber: 'W/1',
    });
    const wrong = fact({ unitKey: key('p-wrong'), site: 'plant', panelId: 'P-1', position: 1 });
    await record(
      'recordPanelBindings',
      wrong,
      { unitKey: key('p-right'), site: 'plant', panelId: 'P-1', position: 1 },
      { unitKey: key('p-beyond'), site: 'plant', panelId: 'P-1', position: 9 },
      { unitKey: key('p-other'), site: 'plant', panelId: 'P-10', position: 1 },
    );
    await correct('PANEL_BINDING', key('p-wrong'), wrong);
    await asked.takeIn();
    expect(await list('unitsByPanel(site: "plant", panelId: "P-1"')).toEqual([
      ...[place(2), place(3), key('p-beyond'), key('p-right')],
    ]);
  });

  it('are of the order of their registration, of an assignment, or of their panel', async () => {
    const wrong = fact({ unitKey: key('w-wrong'), site: 'plant', number: 'W/1' });
    const order = { site: 'plant', number: 'W/1' };
    await record('registerUnits', { unitKey: key('w-own'), workOrder: order });
    await record('recordWorkOrderAssignments', { unitKey: key('w-assigned'), ...order }, wrong);
    await correct('WORK_ORDER_ASSIGNMENT', key('w-wrong'), wrong);
    await asked.takeIn();
    const root = 'unitsByWorkOrder(site: "plant", number: "W/1"';
    const expected = [place(2), place(3), key('p-right'), key('w-assigned'), key('w-own')];
    expect([await list(root), await list(root, 'NOW')]).toEqual([expected, expected]);
    const { rows } = await askList(asked, root);
    expect(rows.map(({ workOrders }) => workOrders)).toEqual(expected.map(() => ['plant/W%2F1']));
    for (const unit of expected)
      expect((await asked.units.unit(unit, 'workOrders { site number }'))?.['workOrders']).toEqual([order]);
  });
});

describe('the units of a product and of its owner', () => {
  it('are all that records name, registered or not', async () => {
    const wrong = fact({ gtin: '09506000134369', partNumber: 'G2', ownerCode: 'wrong-owner' });
    await record('registerProducts', { gtin: '09506000134352', partNumber: 'G1', ownerCode: 'maker' }, wrong);
    await record('registerProducts', { gtin: '09506000134369', partNumber: 'G2', ownerCode: 'maker' });
    await correct('PRODUCT', '01/09506000134369', wrong);
    await record('recordDispositions', { unitKey: '01/09506000134369/21/named', state: 'HELD' });
    await record('recordDispositions', { unitKey: 'part/maker/widget-2/x', state: 'HELD' });
    await asked.takeIn();
    expect(await list('unitsByProduct(productKey: "01/9506000134369"')).toEqual([
      '01/09506000134369/21/named',
    ]);
    expect(await list('unitsByProduct(productKey: "part/maker/widget-2"')).toEqual(['part/maker/widget-2/x']);
    const widgets = await list('unitsByProduct(productKey: "part/maker/widget"');
    expect(widgets.length).toBeGreaterThan(10);
    expect(await list('unitsByOwner(code: "maker"')).toEqual([
      ...[gtinKey('lot-b'), '01/09506000134369/21/named', 'part/maker/widget-2/x', ...widgets],
    ]);
    expect(await list('unitsByOwner(code: "wrong-owner"')).toEqual([]);
  });
});

describe('a list', () => {
  it('says how far the feed was taken in, that a unit is not registered, and counts all of it', async () => {
    const { rows, totals, asOf } = await askList(asked, 'unitsByWorkOrder(site: "plant", number: "W/1"');
    expect(asOf?.position).toBe((await asked.units.store.unitReferences.readEnd())?.position);
    expect(rows.map(({ isRegistered }) => isRegistered)).toEqual([false, false, false, false, true]);
    expect(totals).toEqual({
      ...{ unitCount: 5, certainCount: 5, possibleCount: 0, heldNowCount: 5, outermostCount: 5 },
      ...{ byState: [{ state: null, unitCount: 5 }], byCustomer: [{ customer: null, unitCount: 5 }] },
    });
  });

  it('and its counts agree under every filter, and its pages under every size', async () => {
    await record('recordDispositions', { unitKey: key('w-own'), state: 'RELEASED' });
    await record('recordShipments', { shipmentNumber: 'L-1', soldTo: 'nobody', unitKeys: [key('w-own')] });
    await asked.takeIn();
    const root = 'unitsByWorkOrder(site: "plant", number: "W/1"';
    const whole = await askList(asked, root, { first: 1_000 });
    for (const first of [1, 2, 3]) expect((await askList(asked, root, { first })).rows).toEqual(whole.rows);
    for (const [more, isChosen] of [
      [', state: RELEASED', (row) => row.state === 'RELEASED'],
      [', customer: "nobody"', (row) => row.customer === 'nobody'],
      [', isShipped: false', (row) => row.shipmentNumber === null],
      [', certainty: POSSIBLE', () => false],
    ] as readonly [string, (row: (typeof whole.rows)[number]) => boolean][]) {
      const chosen = await askList(asked, root, { more });
      expect([more, chosen.rows]).toEqual([more, whole.rows.filter(isChosen)]);
      expect(chosen.totals['unitCount']).toBe(chosen.rows.length);
    }
  });

  it('is empty where nothing is known of what is asked', async () => {
    for (const root of [
      'unitsByIdentity(kind: UID, value: "unheard-of"',
      'unitsByLotNumber(lotNumber: "unheard-of"',
      'unitsByPanel(site: "plant", panelId: "unheard-of"',
      'unitsByWorkOrder(site: "plant", number: "unheard-of"',
      'unitsByProduct(productKey: "part/unheard/of"',
      'unitsByOwner(code: "unheard-of"',
      'unitsByShipment(shipmentNumber: "unheard-of"',
      'unitsByCustomer(code: "unheard-of"',
      'unitsByDisposition(disposition: DESTROYED',
      'unitsByContent(unitKey: "part/unheard/of/1"',
    ]) {
      const { rows, totals, asOf } = await askList(asked, root);
      expect([root, rows, totals['unitCount'], asOf === null]).toEqual([root, [], 0, false]);
    }
  });

  it.each([
    ['unitsByLotNumber(lotNumber: " ")', 'TEXT_EMPTY'],
    ['unitsByLotNumber(lotNumber: "L", productKey: "02/1")', 'PRODUCT_KEY_MALFORMED'],
    ['unitsByPanel(site: "a b", panelId: "1")', 'SITE_MALFORMED'],
    ['unitsByPanel(site: "a", panelId: "")', 'PANEL_ID_MALFORMED'],
    ['unitsByWorkOrder(site: "a", number: "")', 'TEXT_EMPTY'],
    ['unitsByShipment(shipmentNumber: "\\u0000x")', 'TEXT_MALFORMED'],
    ['unitsByCustomer(code: "A B")', 'PARTY_CODE_MALFORMED'],
    ['unitsByOwner(code: "")', 'PARTY_CODE_MALFORMED'],
    ['unitsByProduct(productKey: "x")', 'PRODUCT_KEY_MALFORMED'],
    ['unitsByContent(unitKey: "x")', 'UNIT_KEY_MALFORMED'],
    ['unitsByOwner(code: "a", customer: "\\u0000")', 'PARTY_CODE_MALFORMED'],
    ['unitsByOwner(code: "a", first: 0)', 'PAGE_SIZE_OUT_OF_RANGE'],
    ['unitsByOwner(code: "a", first: 1001)', 'PAGE_SIZE_OUT_OF_RANGE'],
    ['unitsByOwner(code: "a", after: "x")', 'CURSOR_MALFORMED'],
  ])('is refused where it cannot be read: %s', async (root, code) => {
    expect(await codesOf(root)).toEqual([code]);
  });
});

describe('a party that is merely named', () => {
  const customer =
    'edges { customer { code name country record { eventId } } } totals { byCustomer { customer { code name } } }';
  const ask = async () =>
    (await asked.units.ask(`{ list: unitsByCustomer(code: "nobody") { ${customer} } }`)).data['list'];

  it('is shown by its code without a name, and with it once it is registered', async () => {
    expect(await ask()).toEqual({
      edges: [{ customer: { code: 'nobody', name: null, country: null, record: null } }],
      totals: { byCustomer: [{ customer: { code: 'nobody', name: null } }] },
    });
    const registration = fact({ code: 'nobody', name: 'Somebody', country: 'FR' });
    await record('registerParties', registration);
    const named = { code: 'nobody', name: 'Somebody' };
    expect(await ask()).toEqual({
      edges: [{ customer: { ...named, country: 'FR', record: { eventId: registration.eventId } } }],
      totals: { byCustomer: [{ customer: named }] },
    });
  });

  it('answers when another subgraph refers to it, and is no registered party', async () => {
    const { data } = await asked.units.ask(
      `query($refs: [_Any!]!) { _entities(representations: $refs) { ... on Party { code name } } party(code: "ghost") { code } }`,
      { refs: ['nobody', 'ghost'].map((code) => ({ __typename: 'Party', code })) },
    );
    expect(data).toEqual({
      _entities: [
        { code: 'nobody', name: 'Somebody' },
        { code: 'ghost', name: null },
      ],
      party: null,
    });
  });
});

async function codesOf(root: string): Promise<readonly unknown[]> {
  return (await asked.units.ask(`{ list: ${root} { asOf { position } } }`)).errorCodes;
}
