import {
  BINDING,
  CARTON,
  CARTON_SHIPMENT,
  DISPOSITION,
  IDENTITY,
  LABEL,
  LABEL_VERIFICATION,
  PANEL,
  PRODUCT,
  RETURN,
  SHIPMENT,
  UNIT,
  UNIT_INSTALLATION,
  WORK_ORDER,
  SITE,
} from '../facts/units';
import type { AnomalousKind, Input, Step } from '../kinds';
import { EARLIER, LATER, correctionStep, eventIdOf, unitKeyOf } from '../kinds';

const earlier = { eventTime: EARLIER };
const state = (id: string, of: string): Step => [
  DISPOSITION.mutation,
  [{ ...DISPOSITION.input(id), ...earlier, state: of }],
];
const unit = (id: string, other: Input): Step => [UNIT.mutation, [{ ...UNIT.input(id), ...other }]];

/** What the units subgraph notices. */
export const ANOMALOUS_IN_UNITS: readonly AnomalousKind[] = [
  {
    kind: 'a serial number given to two units, told by what is registered of them',
    ...{ code: 'UNIT_REGISTERED_TWICE', fact: UNIT, odd: { lotNumber: 'B' } },
    before: (id) => [unit(id, { lotNumber: 'A', eventId: eventIdOf(id) })],
    // The second registration answers, and so is shown, once the first is declared wrong.
    after: (id) => [correctionStep('correctUnitRecords', 'UNIT', unitKeyOf(id), eventIdOf(id))],
  },
  {
    kind: 'a unit of a product nobody registered',
    ...{ code: 'PRODUCT_UNKNOWN', fact: UNIT },
    odd: (id) => ({ unitKey: `part/odd-maker/NEW/${id}` }),
  },
  {
    kind: 'a unit made under a work order nobody registered',
    ...{ code: 'WORK_ORDER_UNKNOWN', fact: UNIT },
    odd: { workOrder: { site: SITE, number: 'WO-NONE' } },
  },
  {
    kind: 'a product of an owner nobody registered',
    ...{ code: 'PARTY_UNKNOWN', fact: PRODUCT, odd: { ownerCode: 'nobody' } },
  },
  {
    kind: 'a work order at a site nobody registered',
    ...{ code: 'SITE_UNKNOWN', fact: WORK_ORDER, odd: { site: 'NOWHERE' } },
  },
  {
    kind: 'a panel made under a work order nobody registered',
    ...{ code: 'WORK_ORDER_UNKNOWN', fact: PANEL, odd: { workOrderNumber: 'WO-NONE' } },
  },
  {
    kind: 'a unit cut out of a panel nobody registered',
    ...{ code: 'PANEL_UNKNOWN', fact: BINDING },
    odd: (id) => ({ panelId: `NONE-${id}` }),
  },
  {
    kind: 'a unit cut out of a place the panel does not have',
    ...{ code: 'PANEL_POSITION_OUT_OF_RANGE', fact: BINDING, odd: { position: 3 } },
  },
  {
    kind: 'a place on a panel bound to two units',
    ...{ code: 'PANEL_POSITION_ALREADY_BOUND', fact: BINDING },
    before: (id) => [
      [BINDING.mutation, [{ ...BINDING.input(id), unitKey: unitKeyOf(`${id}X`), ...earlier }]],
    ],
  },
  {
    kind: 'a unit bound to two places',
    ...{ code: 'UNIT_ALREADY_BOUND', fact: BINDING },
    // The first one in time is shown.
    before: (id) => [[BINDING.mutation, [{ ...BINDING.input(id), position: 2, eventTime: LATER }]]],
  },
  {
    kind: 'an identity that another unit holds',
    ...{ code: 'IDENTITY_ALREADY_HELD', fact: IDENTITY },
    before: (id) => [
      [IDENTITY.mutation, [{ ...IDENTITY.input(id), unitKey: unitKeyOf(`${id}X`), ...earlier }]],
    ],
  },
  {
    kind: 'a MAC that another unit holds',
    ...{ code: 'IDENTITY_ALREADY_HELD', fact: IDENTITY, odd: { kind: 'EUI_48', value: 'c015b92d0f3b' } },
    before: (id) => [
      [
        IDENTITY.mutation,
        [{ unitKey: unitKeyOf(`${id}X`), kind: 'EUI_48', value: 'C0-15-B9-2D-0F-3B', ...earlier }],
      ],
    ],
  },
  {
    kind: 'a label that names another unit',
    ...{ code: 'LABEL_NAMES_OTHER_UNIT', fact: LABEL },
    odd: { elementString: '(01)09521234543213(21)OTHER' },
  },
  {
    kind: 'a label with an application identifier nobody knows',
    ...{ code: 'LABEL_AI_UNKNOWN', fact: LABEL },
    odd: (id) => ({ elementString: `(01)09521234543213(21)${id}(7999)7` }),
  },
  {
    kind: 'a label with another lot than is registered',
    ...{ code: 'LABEL_LOT_DIFFERS', fact: LABEL },
    before: (id) => [unit(id, { lotNumber: 'LOT-1' })],
    odd: (id) => ({ elementString: `(01)09521234543213(10)LOT-2(21)${id}` }),
  },
  {
    kind: 'a label with another production date than is registered',
    ...{ code: 'LABEL_DATE_DIFFERS', fact: LABEL },
    before: (id) => [unit(id, { productionDate: '2026-10-01' })],
    odd: (id) => ({ elementString: `(01)09521234543213(11)261002(21)${id}` }),
  },
  {
    kind: 'the quality of a label nobody recorded',
    ...{ code: 'LABEL_UNKNOWN', fact: { ...LABEL_VERIFICATION, before: () => [] } },
    after: (id) => [[LABEL.mutation, [{ ...LABEL.input(id), eventId: eventIdOf(id) }]]],
  },
  {
    kind: 'a unit put into a unit that it contains',
    ...{ code: 'CONTAINMENT_CYCLE', fact: UNIT_INSTALLATION },
    before: (id) => [
      [
        UNIT_INSTALLATION.mutation,
        [{ unitKey: unitKeyOf(`BOX-${id}`), containerUnitKey: unitKeyOf(id), ...earlier }],
      ],
    ],
  },
  {
    kind: 'a unit put into a second unit without being taken out of the first',
    ...{ code: 'UNIT_ALREADY_INSTALLED', fact: UNIT_INSTALLATION },
    before: (id) => [
      [
        UNIT_INSTALLATION.mutation,
        [{ unitKey: unitKeyOf(id), containerUnitKey: unitKeyOf(`FIRST-${id}`), ...earlier }],
      ],
    ],
  },
  {
    kind: 'a unit packed in a second carton',
    ...{ code: 'UNIT_ALREADY_PACKED', fact: CARTON },
    before: (id) => [[CARTON.mutation, [{ ...CARTON.input(id), cartonId: `FIRST-${id}`, ...earlier }]]],
  },
  {
    kind: 'a shipment of a carton nobody packed',
    ...{ code: 'CARTON_UNKNOWN', fact: SHIPMENT },
    odd: (id) => ({ cartonIds: [`NONE-${id}`] }),
  },
  {
    kind: 'a shipment of a unit nobody recorded anything of',
    ...{ code: 'UNIT_UNKNOWN', fact: { ...SHIPMENT, before: () => [] } },
  },
  {
    kind: 'a shipment to a party nobody registered',
    ...{ code: 'PARTY_UNKNOWN', fact: SHIPMENT, odd: { shipTo: 'nobody' } },
  },
  {
    kind: 'a unit shipped twice',
    ...{ code: 'UNIT_ALREADY_SHIPPED', fact: SHIPMENT },
    before: (id) => [
      [SHIPMENT.mutation, [{ ...SHIPMENT.input(id), shipmentNumber: `FIRST-${id}`, ...earlier }]],
    ],
  },
  {
    kind: 'a unit shipped while it was held',
    ...{ code: 'UNIT_SHIPPED_WHILE_BLOCKED', fact: SHIPMENT },
    before: (id) => [state(id, 'HELD')],
  },
  {
    kind: 'a unit shipped after it was scrapped',
    ...{ code: 'UNIT_SHIPPED_WHILE_BLOCKED', fact: SHIPMENT },
    before: (id) => [state(id, 'SCRAPPED')],
  },
  {
    kind: 'a unit shipped in a carton while it was recalled',
    ...{ code: 'UNIT_SHIPPED_WHILE_BLOCKED', fact: CARTON_SHIPMENT },
    before: (id) => [state(id, 'RECALLED')],
  },
  {
    kind: 'a unit shipped in a carton after it was shipped by itself',
    ...{ code: 'UNIT_ALREADY_SHIPPED', fact: CARTON_SHIPMENT },
    before: (id) => [[SHIPMENT.mutation, [{ ...SHIPMENT.input(id), shipmentNumber: `FIRST-${id}` }]]],
  },
  {
    kind: 'a unit that comes back without having left',
    ...{ code: 'UNIT_NOT_SHIPPED', fact: RETURN },
  },
  {
    kind: 'a unit released after it was destroyed',
    ...{ code: 'DISPOSITION_AFTER_DESTROYED', fact: DISPOSITION },
    before: (id) => [state(id, 'DESTROYED')],
  },
  {
    kind: 'an event of the next millennium',
    ...{ code: 'EVENT_IN_FUTURE', fact: DISPOSITION, odd: { eventTime: '3026-10-05T08:00:00+02:00' } },
  },
];
