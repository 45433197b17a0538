/** What a subject is named by on the command line. */
export interface Word {
  /** Variable of the operation. */
  readonly variable: string;
  /** Type of the variable; without `!` the word may be left out. */
  readonly type: string;
  /** As the help names it. */
  readonly name: string;
}

/** A question for units: what they are asked by, and the field that answers. */
export interface Subject {
  readonly name: string;
  readonly description: string;
  readonly words: readonly Word[];
  /** Options of this subject alone, by the same rules as words. */
  readonly options?: readonly Word[];
  readonly field: string;
  /** Arguments that are always given. */
  readonly fixed?: string;
  /** Where the units are a field of the thing: the words name the thing, the page belongs to this field. */
  readonly nested?: string;
}

const text = (variable: string, name: string): Word => ({ variable, type: 'String!', name });
const id = (variable: string, name: string): Word => ({ variable, type: 'ID!', name });
const site = text('site', 'site');

const LOT = [
  text('manufacturer', 'manufacturer'),
  text('manufacturerPartNumber', 'part-number'),
  text('lotNumber', 'lot-number'),
];
const TIMES: readonly Word[] = [
  { variable: 'fromTime', type: 'String', name: 'from' },
  { variable: 'toTime', type: 'String', name: 'to' },
];
const PURPOSE: readonly Word[] = [{ variable: 'purpose', type: 'FirmwarePurpose', name: 'purpose' }];

/** Every reverse question of the graph. */
export const SUBJECTS: readonly Subject[] = [
  {
    ...{ name: 'lot', description: "material of a maker's lot", words: LOT, field: 'unitsByManufacturerLot' },
    options: [{ variable: 'usage', type: 'MaterialUsage', name: 'usage' }],
  },
  {
    ...{ name: 'bare-board-lot', description: "a bare board of a maker's lot", words: LOT },
    ...{ field: 'unitsByManufacturerLot', fixed: 'usage: BARE_BOARD' },
  },
  {
    ...{ name: 'package', description: 'material of a reel, tray or bag', field: 'unitsByMaterialPackage' },
    words: [id('packageKey', 'site/package-id')],
  },
  {
    ...{ name: 'material-set', description: 'something of a material set', field: 'unitsByMaterialSet' },
    words: [id('sha256', 'sha256')],
  },
  {
    ...{ name: 'part', description: 'a part of the factory', field: 'unitsByPart' },
    words: [id('internalPartNumber', 'part-number')],
  },
  {
    ...{ name: 'content', description: 'a unit inside', field: 'unitsByContent' },
    words: [id('unitKey', 'unit-key')],
  },
  {
    ...{ name: 'firmware', description: 'a firmware digest as recorded', field: 'unitsByFirmwareDigest' },
    ...{ words: [id('digest', 'digest')], options: PURPOSE },
  },
  {
    ...{
      name: 'image',
      description: 'a registered image under any of its digests, also inside of another one',
    },
    ...{ words: [id('digest', 'digest')], options: PURPOSE, field: 'firmwareImage', nested: 'units' },
  },
  {
    ...{ name: 'signing-key', description: 'an image that a key signed', words: [id('keyId', 'key-id')] },
    ...{ options: PURPOSE, field: 'signingKey', nested: 'units' },
  },
  {
    ...{ name: 'certificate', description: 'a certificate', field: 'unitsByCertificate' },
    words: [id('sha256', 'sha256')],
  },
  {
    ...{ name: 'public-key', description: 'a public key', field: 'unitsByPublicKey' },
    words: [id('publicKeySha256', 'sha256')],
  },
  {
    ...{ name: 'identity', description: 'a MAC, UID, IMEI or secondary serial', field: 'unitsByIdentity' },
    words: [{ variable: 'kind', type: 'IdentityKind!', name: 'kind' }, text('value', 'value')],
  },
  {
    ...{ name: 'batch', description: 'a batch or lot of finished units', field: 'unitsByLotNumber' },
    words: [text('lotNumber', 'lot-number')],
    options: [{ variable: 'productKey', type: 'ID', name: 'product' }],
  },
  {
    ...{ name: 'product', description: 'a product', field: 'unitsByProduct' },
    words: [id('productKey', 'product-key')],
  },
  {
    ...{ name: 'panel', description: 'a panel', field: 'unitsByPanel' },
    words: [site, id('panelId', 'panel-id')],
  },
  {
    ...{ name: 'work-order', description: 'a work order', field: 'unitsByWorkOrder' },
    words: [site, text('number', 'number')],
  },
  {
    ...{ name: 'shipment', description: 'a shipment', field: 'unitsByShipment' },
    words: [id('shipmentNumber', 'number')],
  },
  {
    ...{ name: 'customer', description: 'a customer', field: 'unitsByCustomer', words: [id('code', 'code')] },
  },
  {
    ...{
      name: 'owner',
      description: 'an owner of products',
      field: 'unitsByOwner',
      words: [id('code', 'code')],
    },
  },
  {
    ...{ name: 'disposition', description: 'a disposition', field: 'unitsByDisposition' },
    words: [{ variable: 'disposition', type: 'DispositionState!', name: 'state' }],
  },
  {
    ...{ name: 'station', description: 'a station, in a time', field: 'unitsByStation' },
    ...{ words: [site, text('stationId', 'station')], options: TIMES },
  },
  {
    ...{
      name: 'resource',
      description: 'a fixture, instrument or tool, in a time',
      field: 'unitsByResource',
    },
    ...{ words: [site, text('resourceId', 'resource')], options: TIMES },
  },
  {
    ...{ name: 'operator', description: 'an operator, by pseudonym, in a time', field: 'unitsByOperator' },
    ...{ words: [id('operatorId', 'pseudonym')], options: TIMES },
  },
  {
    ...{ name: 'program', description: 'a machine program, in a time', field: 'unitsByMachineProgram' },
    words: [site, text('name', 'name'), { variable: 'revision', type: 'String', name: 'revision' }],
    options: TIMES,
  },
  {
    ...{ name: 'test', description: 'a test procedure, with an outcome, in a time', field: 'unitsByTest' },
    words: [text('procedure', 'procedure'), { variable: 'outcome', type: 'TestOutcome', name: 'outcome' }],
    options: [{ variable: 'attempt', type: 'Int', name: 'attempt' }, ...TIMES],
  },
  {
    ...{ name: 'qc', description: 'a QC decision, in a time', field: 'unitsByQcDecision' },
    words: [{ variable: 'result', type: 'QcResult!', name: 'result' }],
    options: [{ variable: 'gate', type: 'String', name: 'gate' }, ...TIMES],
  },
  {
    ...{ name: 'defect', description: 'a defect, in a time', field: 'unitsByDefect' },
    ...{ words: [text('defectCode', 'code')], options: TIMES },
  },
];
