import { describe, expect, it } from '@jest/globals';

import { codesOf, fact } from './open-units';
import type { Units } from './open-units';

/** Parties, products, sites, work orders and panels. */
export function describeRegistrations(units: () => Units): void {
  const product = {
    partNumber: 'REG-1',
    ownerCode: 'reg-owner',
    requiredFacts: ['IDENTITIES', 'FINAL_QC'],
    billOfMaterials: [
      { internalPartNumber: 'R-1', referenceDesignators: ['R1', 'R2'], quantity: '2', critical: true },
    ],
  };

  describe('registering', () => {
    it('answers a product with its owner once both are there, whichever came first', async () => {
      expect(codesOf(await units().record('registerProducts', [product]))).toEqual([['PARTY_UNKNOWN']]);
      const query =
        '{ product(productKey: "part/reg-owner/REG-1") { productKey gtin partNumber requiredFacts owner { code name } billOfMaterials { internalPartNumber referenceDesignators quantity critical } } }';
      const before = (await units().ask(query)).data['product'];
      expect(before).toMatchObject({ productKey: 'part/reg-owner/REG-1', gtin: null, owner: { name: null } });
      await units().record('registerParties', [{ code: 'reg-owner', name: 'Owner', country: 'de' }]);
      expect((await units().ask(query)).data['product']).toMatchObject({
        owner: { code: 'reg-owner', name: 'Owner' },
        requiredFacts: ['IDENTITIES', 'FINAL_QC'],
        billOfMaterials: product.billOfMaterials,
      });
    });

    it('keys a product that has a GTIN by it, padded to 14 digits', async () => {
      await units().record('registerProducts', [{ ...product, gtin: '9521234543213' }]);
      const { data } = await units().ask('{ product(productKey: "01/09521234543213") { gtin partNumber } }');
      expect(data['product']).toEqual({ gtin: '09521234543213', partNumber: 'REG-1' });
    });

    it('keeps a second registration with other content, and the earlier one answers until it is corrected', async () => {
      const [first] = await units().record('registerParties', [{ code: 'reg-two', name: 'First' }]);
      const again = await units().record('registerParties', [
        { code: 'reg-two', name: 'First' },
        { code: 'reg-two', name: 'Second' },
        { code: 'reg-two', name: 'Second' },
      ]);
      expect(codesOf(again)).toEqual([[], ['PARTY_REGISTERED_TWICE'], ['PARTY_REGISTERED_TWICE']]);
      const name = async () => (await units().ask('{ party(code: "reg-two") { name } }')).data['party'];
      expect(await name()).toEqual({ name: 'First' });
      const correction = {
        kind: 'PARTY',
        subjectKey: 'reg-two',
        reason: 'INCORRECT_DATA',
        author: 'a',
        site: 's',
      };
      await units().record(
        'correctUnitRecords',
        [first?.eventId, again[0]?.eventId].map((correctedEventId) => ({ ...correction, correctedEventId })),
      );
      expect(await name()).toEqual({ name: 'Second' });
    });

    it('answers a work order that is only referred to without a registration', async () => {
      const query =
        '{ workOrder(site: "reg", number: "W/1") { site number quantity product { partNumber } record { eventId } } }';
      expect((await units().ask(query)).data['workOrder']).toBeNull();
      const unit = { unitKey: 'part/reg-owner/REG-1/wo-1', workOrder: { site: 'reg', number: 'W/1' } };
      expect(codesOf(await units().record('registerUnits', [unit]))).toEqual([['WORK_ORDER_UNKNOWN']]);
      expect((await units().ask(query)).data['workOrder']).toMatchObject({ number: 'W/1', record: null });
      const order = fact({ site: 'reg', number: 'W/1', productKey: 'part/reg-owner/REG-1', quantity: 10 });
      expect(codesOf(await units().record('registerWorkOrders', [order]))).toEqual([['SITE_UNKNOWN']]);
      expect((await units().ask(query)).data['workOrder']).toEqual({
        site: 'reg',
        number: 'W/1',
        quantity: 10,
        product: { partNumber: 'REG-1' },
        record: { eventId: order.eventId },
      });
    });

    it('answers sites and panels', async () => {
      await units().record('registerSites', [
        { site: 'reg-s', name: 'Plant', country: 'PL', timeZone: 'Europe/Warsaw' },
      ]);
      await units().record('registerPanels', [
        { site: 'reg-s', panelId: 'P 1', positionCount: 2, workOrderNumber: 'W' },
      ]);
      const { data } = await units().ask(
        '{ site(code: "reg-s") { name timeZone } panel(site: "reg-s", panelId: "P 1") { positionCount workOrder { site number } } }',
      );
      expect(data['site']).toEqual({ name: 'Plant', timeZone: 'Europe/Warsaw' });
      expect(data['panel']).toEqual({ positionCount: 2, workOrder: { site: 'reg-s', number: 'W' } });
    });

    it.each([
      ['registerProducts', { partNumber: 'a\u00e4', ownerCode: 'x' }, 'PART_NUMBER_MALFORMED', 'partNumber'],
      [
        'registerProducts',
        { gtin: '09521234543214', partNumber: 'x', ownerCode: 'x' },
        'GTIN_CHECK_DIGIT_WRONG',
        'gtin',
      ],
      [
        'registerWorkOrders',
        { site: 's', number: '1', productKey: 'x' },
        'PRODUCT_KEY_MALFORMED',
        'productKey',
      ],
      ['registerSites', { site: 's', name: 'x', timeZone: 'Mars/North' }, 'TIME_ZONE_MALFORMED', 'timeZone'],
      ['registerPanels', { site: 's', panelId: ' x', positionCount: 1 }, 'PANEL_ID_MALFORMED', 'panelId'],
      ['registerPanels', { site: 's', panelId: 'x', positionCount: 0 }, 'FIELD_MALFORMED', 'positionCount'],
      [
        'registerUnits',
        { unitKey: 'part/x/y/1', productionDate: '2026-13-00' },
        'DATE_MALFORMED',
        'productionDate',
      ],
      [
        'recordPanelBindings',
        { unitKey: 'panel/s/p/1', site: 's', panelId: 'p', position: 1 },
        'UNIT_SERIAL_NUMBER_MISSING',
        'unitKey',
      ],
      [
        'recordIdentityAssignments',
        { unitKey: 'part/x/y/1', kind: 'EUI_48', value: '01-00-5E-00-00-01' },
        'EUI_48_MULTICAST',
        'value',
      ],
      [
        'recordIdentityAssignments',
        { unitKey: 'part/x/y/1', kind: 'UID', value: ' ' },
        'UID_MALFORMED',
        'value',
      ],
      [
        'recordIdentityReleases',
        { unitKey: 'part/x/y/1', kind: 'SECONDARY_SERIAL', value: '' },
        'SECONDARY_SERIAL_MALFORMED',
        'value',
      ],
      [
        'recordLabels',
        { unitKey: 'part/x/y/1', elementString: 'LABEL' },
        'ELEMENT_STRING_AI_UNKNOWN',
        'elementString',
      ],
      ['recordCartons', { cartonId: '123456789012345678', unitKeys: [] }, 'SSCC_MALFORMED', 'cartonId'],
      ['recordShipments', { shipmentNumber: 'S', cartonIds: [' '] }, 'CARTON_ID_MALFORMED', 'cartonIds.0'],
    ])('%s refuses %j with %s', async (mutation, input, code, path) => {
      const [result] = await units().record(mutation, [input]);
      expect(result).toMatchObject({ status: 'REFUSED', error: { code, path } });
    });
  });
}
