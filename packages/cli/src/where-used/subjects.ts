/** What a subject is named by on the command line. */
export interface Word {
  /** Variable of the operation. */
  readonly variable: string;
  /** Type of the variable; without `!` the word may be left out. */
  readonly type: string;
  /** As the help names it. */
  readonly name: string;
  /** What the help says of it, where the name does not say it all. */
  readonly hint?: string;
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
  {
    variable: 'fromTime',
    type: 'String',
    name: 'from',
    hint: 'at this time or later (RFC 3339 with offset)',
  },
  { variable: 'toTime', type: 'String', name: 'to', hint: 'before this time' },
];
const PURPOSE: readonly Word[] = [
  {
    variable: 'purpose',
    type: 'FirmwarePurpose',
    name: 'purpose',
    hint: 'BOOTLOADER, CONFIGURATION, PRODUCTION or TEST',
  },
];

/** Every reverse question of the graph. */
export const SUBJECTS: readonly Subject[] = [
  {
    ...{
      name: 'lot',
      description: "with material of a maker's lot",
      words: LOT,
      field: 'unitsByManufacturerLot',
    },
    options: [
      {
        variable: 'usage',
        type: 'MaterialUsage',
        name: 'usage',
        hint: 'PLACED, BARE_BOARD, SOLDER_PASTE, FLUX, ADHESIVE, COATING, BATTERY, ENCLOSURE or OTHER',
      },
    ],
  },
  {
    ...{ name: 'bare-board-lot', description: "with a bare board of a maker's lot", words: LOT },
    ...{ field: 'unitsByManufacturerLot', fixed: 'usage: BARE_BOARD' },
  },
  {
    ...{
      name: 'package',
      description: 'with material of a reel, tray or bag',
      field: 'unitsByMaterialPackage',
    },
    words: [id('packageKey', 'site/package-id')],
  },
  {
    ...{ name: 'material-set', description: 'with something of a material set', field: 'unitsByMaterialSet' },
    words: [id('sha256', 'sha256')],
  },
  {
    ...{ name: 'part', description: 'with a part, by its number in the factory', field: 'unitsByPart' },
    words: [id('internalPartNumber', 'part-number')],
  },
  {
    ...{ name: 'content', description: 'with this unit inside', field: 'unitsByContent' },
    words: [id('unitKey', 'unit-key')],
  },
  {
    ...{
      name: 'firmware',
      description: 'with firmware of this digest, as recorded',
      field: 'unitsByFirmwareDigest',
    },
    ...{ words: [id('digest', 'digest')], options: PURPOSE },
  },
  {
    ...{
      name: 'image',
      description: 'with a registered image under any of its digests, also inside of another one',
    },
    ...{ words: [id('digest', 'digest')], options: PURPOSE, field: 'firmwareImage', nested: 'units' },
  },
  {
    ...{
      name: 'signing-key',
      description: 'with an image that this key signed',
      words: [id('keyId', 'key-id')],
    },
    ...{ options: PURPOSE, field: 'signingKey', nested: 'units' },
  },
  {
    ...{ name: 'certificate', description: 'with a certificate', field: 'unitsByCertificate' },
    words: [id('sha256', 'sha256')],
  },
  {
    ...{ name: 'public-key', description: 'with a public key', field: 'unitsByPublicKey' },
    words: [id('publicKeySha256', 'sha256')],
  },
  {
    ...{
      name: 'identity',
      description: 'with a MAC, UID, IMEI or secondary serial',
      field: 'unitsByIdentity',
    },
    words: [
      {
        variable: 'kind',
        type: 'IdentityKind!',
        name: 'kind',
        hint: 'EUI_48, EUI_64, IMEI, UID or SECONDARY_SERIAL',
      },
      text('value', 'value'),
    ],
  },
  {
    ...{ name: 'batch', description: 'of a batch or lot of finished units', field: 'unitsByLotNumber' },
    words: [text('lotNumber', 'lot-number')],
    options: [
      {
        variable: 'productKey',
        type: 'ID',
        name: 'product',
        hint: 'product key: lots of others may have the same number',
      },
    ],
  },
  {
    ...{ name: 'product', description: 'of a product', field: 'unitsByProduct' },
    words: [id('productKey', 'product-key')],
  },
  {
    ...{ name: 'panel', description: 'of a panel', field: 'unitsByPanel' },
    words: [site, id('panelId', 'panel-id')],
  },
  {
    ...{ name: 'work-order', description: 'of a work order', field: 'unitsByWorkOrder' },
    words: [site, text('number', 'number')],
  },
  {
    ...{ name: 'shipment', description: 'of a shipment', field: 'unitsByShipment' },
    words: [id('shipmentNumber', 'number')],
  },
  {
    ...{
      name: 'customer',
      description: 'sold to a customer',
      field: 'unitsByCustomer',
      words: [id('code', 'code')],
    },
  },
  {
    ...{
      name: 'owner',
      description: 'of the products of an owner',
      field: 'unitsByOwner',
      words: [id('code', 'code')],
    },
  },
  {
    ...{ name: 'disposition', description: 'that are or were in a state', field: 'unitsByDisposition' },
    words: [
      {
        variable: 'disposition',
        type: 'DispositionState!',
        name: 'state',
        hint: 'IN_PROCESS, HELD, RELEASED, SHIPPED, RETURNED, RECALLED, SCRAPPED or DESTROYED',
      },
    ],
  },
  {
    ...{ name: 'station', description: 'that were at a station', field: 'unitsByStation' },
    ...{ words: [site, text('stationId', 'station')], options: TIMES },
  },
  {
    ...{
      name: 'resource',
      description: 'that a fixture, instrument or tool was used on',
      field: 'unitsByResource',
    },
    ...{ words: [site, text('resourceId', 'resource')], options: TIMES },
  },
  {
    ...{
      name: 'operator',
      description: 'that an operator worked on, by pseudonym',
      field: 'unitsByOperator',
    },
    ...{ words: [id('operatorId', 'pseudonym')], options: TIMES },
  },
  {
    ...{ name: 'program', description: 'that a machine program worked on', field: 'unitsByMachineProgram' },
    words: [site, text('name', 'name'), { variable: 'revision', type: 'String', name: 'revision' }],
    options: TIMES,
  },
  {
    ...{
      name: 'test',
      description: 'that were tested by a procedure, with an outcome',
      field: 'unitsByTest',
    },
    words: [
      text('procedure', 'procedure'),
      {
        variable: 'outcome',
        type: 'TestOutcome',
        name: 'outcome',
        hint: 'PASS, FAIL, ABORTED, ERROR, TIMEOUT or SKIPPED',
      },
    ],
    options: [{ variable: 'attempt', type: 'Int', name: 'attempt', hint: 'number of the attempt' }, ...TIMES],
  },
  {
    ...{ name: 'qc', description: 'with a QC decision', field: 'unitsByQcDecision' },
    words: [{ variable: 'result', type: 'QcResult!', name: 'result', hint: 'PASS, FAIL or HOLD' }],
    options: [
      { variable: 'gate', type: 'String', name: 'gate', hint: 'only decisions at this gate' },
      ...TIMES,
    ],
  },
  {
    ...{ name: 'defect', description: 'with a defect', field: 'unitsByDefect' },
    ...{ words: [text('defectCode', 'code')], options: TIMES },
  },
];
