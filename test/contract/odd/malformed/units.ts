import {
  BINDING,
  CARTON,
  DISPOSITION,
  IDENTITY,
  LABEL,
  LABEL_VERIFICATION,
  PANEL,
  PARTY,
  PLACE,
  PRODUCT,
  SHIPMENT,
  SITE,
  UNIT,
  UNIT_INSTALLATION,
  WORK_ORDER,
} from '../facts/units';
import type { MalformedKind } from '../kinds';
import { unitKeyOf } from '../kinds';

const identity = (kind: string, value: string) => ({ kind, value });

/** What the units subgraph cannot read. */
export const MALFORMED_IN_UNITS: readonly MalformedKind[] = [
  {
    kind: 'an event id that is no UUID',
    ...{ code: 'EVENT_ID_MALFORMED', path: 'eventId', fact: PARTY },
    broken: { eventId: 'event 7' },
  },
  {
    kind: 'a time without its offset from UTC',
    ...{ code: 'EVENT_TIME_MALFORMED', path: 'eventTime', fact: DISPOSITION },
    broken: { eventTime: '2026-10-25T02:30:00' },
  },
  {
    kind: 'a time on a day that does not exist',
    ...{ code: 'EVENT_TIME_MALFORMED', path: 'eventTime', fact: SHIPMENT },
    broken: { eventTime: '2026-02-30T10:00:00Z' },
  },
  {
    kind: 'a time given in another form than RFC 3339',
    ...{ code: 'EVENT_TIME_MALFORMED', path: 'eventTime', fact: UNIT_INSTALLATION },
    broken: { eventTime: '25/10/2026 02:30' },
  },
  {
    kind: 'a reference to a source document that is no hash',
    ...{ code: 'DOCUMENT_REF_MALFORMED', path: 'documentRef', fact: PARTY },
    broken: { documentRef: 'report.pdf' },
  },
  {
    kind: 'a name of blanks alone',
    ...{ code: 'TEXT_EMPTY', path: 'name', fact: PLACE },
    broken: { name: '   ' },
  },
  {
    kind: 'a text that is too long',
    ...{ code: 'TEXT_TOO_LONG', path: 'reason', fact: DISPOSITION },
    broken: { reason: 'x'.repeat(1_001) },
  },
  {
    kind: 'a text with a NUL',
    ...{ code: 'TEXT_MALFORMED', path: 'address', fact: PARTY },
    broken: { address: 'Dock\u00001' },
  },
  {
    kind: 'a private key in a free text',
    ...{ code: 'PRIVATE_KEY_REFUSED', path: 'reason', fact: DISPOSITION },
    broken: { reason: '-----BEGIN EC PRIVATE KEY-----' },
  },
  {
    kind: 'a unit key of no scheme',
    ...{ code: 'UNIT_KEY_MALFORMED', path: 'unitKey', fact: UNIT },
    broken: { unitKey: 'unit/4711' },
  },
  {
    kind: 'a GTIN of a length that does not exist',
    ...{ code: 'GTIN_MALFORMED', path: 'gtin', fact: PRODUCT },
    broken: { gtin: '0952123454321' + '31'.repeat(2) },
  },
  {
    kind: 'a GTIN with a wrong check digit',
    ...{ code: 'GTIN_CHECK_DIGIT_WRONG', path: 'unitKey', fact: UNIT },
    broken: { unitKey: '01/09521234543214/21/A1' },
  },
  {
    kind: 'a serial number with a character that GS1 does not allow',
    ...{ code: 'SERIAL_NUMBER_MALFORMED', path: 'unitKey', fact: UNIT },
    broken: { unitKey: unitKeyOf('A%23') },
  },
  {
    kind: 'a serial number of 21 characters',
    ...{ code: 'SERIAL_NUMBER_MALFORMED', path: 'unitKey', fact: IDENTITY },
    broken: { unitKey: unitKeyOf('A'.repeat(21)) },
  },
  {
    kind: 'a production date in a month that does not exist',
    ...{ code: 'DATE_MALFORMED', path: 'productionDate', fact: UNIT },
    broken: { productionDate: '2026-13-00' },
  },
  {
    kind: 'a product key without its owner',
    ...{ code: 'PRODUCT_KEY_MALFORMED', path: 'productKey', fact: WORK_ORDER },
    broken: { productKey: 'part/PN-1' },
  },
  {
    kind: 'a part number that cannot be part of a key',
    ...{ code: 'PART_NUMBER_MALFORMED', path: 'partNumber', fact: PRODUCT },
    broken: { partNumber: 'Gehäuse' },
  },
  {
    kind: 'a quantity written with a comma',
    ...{ code: 'DECIMAL_MALFORMED', path: 'billOfMaterials.0.quantity', fact: PRODUCT },
    broken: { billOfMaterials: [{ internalPartNumber: 'P-1', quantity: '1,5' }] },
  },
  {
    kind: 'a code of a party with a blank',
    ...{ code: 'PARTY_CODE_MALFORMED', path: 'ownerCode', fact: PRODUCT },
    broken: { ownerCode: 'Odd Maker' },
  },
  {
    kind: 'a Global Location Number with a wrong check digit',
    ...{ code: 'GLN_MALFORMED', path: 'gln', fact: PARTY },
    broken: { gln: '4012345000000' },
  },
  {
    kind: 'a country that is no code of ISO 3166',
    ...{ code: 'COUNTRY_MALFORMED', path: 'country', fact: PARTY },
    broken: { country: 'Germany' },
  },
  {
    kind: 'a code of a site with a slash',
    ...{ code: 'SITE_MALFORMED', path: 'site', fact: PLACE },
    broken: { site: 'north/1' },
  },
  {
    kind: 'a time zone that the IANA database does not have',
    ...{ code: 'TIME_ZONE_MALFORMED', path: 'timeZone', fact: PLACE },
    broken: { timeZone: 'Europe/Bonn' },
  },
  {
    kind: 'a panel id of blanks around a text',
    ...{ code: 'PANEL_ID_MALFORMED', path: 'panelId', fact: PANEL },
    broken: { panelId: ' P1 ' },
  },
  {
    kind: 'a panel without places',
    ...{ code: 'FIELD_MALFORMED', path: 'positionCount', fact: PANEL },
    broken: { positionCount: 0 },
  },
  {
    kind: 'a place on a panel bound to another place instead of a unit',
    ...{ code: 'UNIT_SERIAL_NUMBER_MISSING', path: 'unitKey', fact: BINDING },
    broken: { unitKey: `panel/${SITE}/P/2` },
  },
  {
    kind: 'a carton named by a text that no label holds',
    ...{ code: 'CARTON_ID_MALFORMED', path: 'cartonId', fact: CARTON },
    broken: { cartonId: 'Kiste Ä' },
  },
  {
    kind: 'an SSCC with a wrong check digit',
    ...{ code: 'SSCC_MALFORMED', path: 'cartonIds.0', fact: SHIPMENT },
    broken: { cartonIds: ['340123450000000001'] },
  },
  {
    kind: 'a MAC of eleven digits',
    ...{ code: 'EUI_48_MALFORMED', path: 'value', fact: IDENTITY },
    broken: identity('EUI_48', 'c0-15-b9-2d-0f-3'),
  },
  {
    kind: 'a MAC that is a group address',
    ...{ code: 'EUI_48_MULTICAST', path: 'value', fact: IDENTITY },
    broken: identity('EUI_48', 'c1-15-b9-2d-0f-3b'),
  },
  {
    kind: 'an EUI-64 as long as a MAC',
    ...{ code: 'EUI_64_MALFORMED', path: 'value', fact: IDENTITY },
    broken: identity('EUI_64', 'c0-15-b9-2d-0f-3b'),
  },
  {
    kind: 'an IMEI of 14 digits',
    ...{ code: 'IMEI_MALFORMED', path: 'value', fact: IDENTITY },
    broken: identity('IMEI', '35209900176148'),
  },
  {
    kind: 'an IMEI with a wrong check digit',
    ...{ code: 'IMEI_CHECK_DIGIT_WRONG', path: 'value', fact: IDENTITY },
    broken: identity('IMEI', '352099001761482'),
  },
  {
    kind: 'a UID with a line break',
    ...{ code: 'UID_MALFORMED', path: 'value', fact: IDENTITY },
    broken: identity('UID', 'A1\nB2'),
  },
  {
    kind: 'a secondary serial number of 61 characters',
    ...{ code: 'SECONDARY_SERIAL_MALFORMED', path: 'value', fact: IDENTITY },
    broken: identity('SECONDARY_SERIAL', 'S'.repeat(61)),
  },
  {
    kind: 'a label of words instead of elements',
    ...{ code: 'ELEMENT_STRING_AI_UNKNOWN', path: 'elementString', fact: LABEL },
    broken: { elementString: 'GTIN 09521234543213 S/N 7' },
  },
  {
    kind: 'a label whose GTIN is too short',
    ...{ code: 'ELEMENT_STRING_MALFORMED', path: 'elementString', fact: LABEL },
    broken: { elementString: '(01)0952123454321(21)A1' },
  },
  {
    kind: 'the quality of a label named by something else than its event id',
    ...{ code: 'EVENT_ID_MALFORMED', path: 'labelEventId', fact: LABEL_VERIFICATION },
    broken: { labelEventId: 'the last one' },
  },
];
