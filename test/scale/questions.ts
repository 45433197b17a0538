import { readOperation } from '../testkit/graph';
import { BOARD_COUNT, madeTimeOf, PRODUCTS, UNIT_COUNT, unitKeyOf } from './made-units';

/** One question with its subject: a few units, or thousands. */
export interface Asked {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** A question of the graph, asked of a subject with a few units and of one with thousands. */
export interface Question {
  /** The field of the schema: `unitsByPart`, `FirmwareImage.units`. */
  readonly field: string;
  /** What tells it from other questions of the field. */
  readonly by: string;
  readonly few: Asked;
  readonly many: Asked;
  /** How many units or items the second subject has at least. */
  readonly manyCount: number;
}

const hex = (kind: string, n: number): string => `"${kind}${n.toString(16).padStart(62, '0')}"`;
const digest = (n: number): string => `"FILE:sha256:${hex('d0', n).slice(1)}`;
const operator = (n: number): string => `"op-${n.toString(16).padStart(32, '0')}"`;
const time = (from: number, to: number): string =>
  `fromTime: "${madeTimeOf(from)}", toTime: "${madeTimeOf(to)}"`;

/** Units made within an hour, within five days, and within ten. */
const HOUR = time(30_000, 30_070);
const FIVE_DAYS = time(30_000, 38_333);
const TEN_DAYS = time(30_000, 46_667);
/** Of a thousand boards of a reel the records of some were corrected. */
const MANY = 900;

const UNITS = `{ edges { node { unitKey } certainty isHeldNow outermost { unitKey } isRegistered state customer { code } shipmentNumber workOrders }
  pageInfo { endCursor } totals { unitCount heldNowCount byState { state unitCount } byCustomer { customer { code } unitCount } } asOf { position } }`;

/** Which units: all that ever held the fact, and what those that hold it now are inside of, sold and certain. */
const PAGES = {
  ever: '',
  'now, outermost': ', held: NOW, level: OUTERMOST, certainty: CERTAIN',
  shipped: ', isShipped: true, first: 1000',
} as const;

const which = (
  field: string,
  few: string,
  many: string,
  { manyCount = MANY, within = (asked: string) => `{ ${asked} }`, name = field } = {},
): readonly Question[] =>
  Object.entries(PAGES).map(([by, page]) => {
    const ask = (subject: string): Asked => ({
      query: within(`found: ${field}(${subject}${page}) ${UNITS}`),
    });
    return { field: name, by, few: ask(few), many: ask(many), manyCount: page === '' ? manyCount : 0 };
  });

const ofEntity = (type: string, root: string, key: string, few: string, many: string): readonly Question[] =>
  Object.entries(PAGES).map(([by, page]) => {
    const ask = (subject: string): Asked => ({
      query: `{ found: ${root}(${key.replace('$', subject)}) { found: units(first: 100${page.replace(', first: 1000', '')}) ${UNITS} } }`,
    });
    return { field: `${type}.units`, by, few: ask(few), many: ask(many), manyCount: page === '' ? MANY : 0 };
  });

const lot = (mpn: string, number: string, maker = 'Maker'): string =>
  `manufacturer: "${maker}", manufacturerPartNumber: "${mpn}", lotNumber: "${number}"`;

/** Of every subject something was removed from some units: where nothing was, one statement finds it out. */
const OF_MATERIAL = [
  ...which('unitsByManufacturerLot', lot('e', 'E-9', 'Cases'), lot('mpn-2', 'L-2-4')),
  ...which('unitsByMaterialPackage', 'packageKey: "north/E-9"', 'packageKey: "north/F3-20"'),
  ...which('unitsByMaterialPackage', 'packageKey: "north/E-14"', 'packageKey: "north/MOTHER-19"'),
  ...which('unitsByMaterialSet', `sha256: ${hex('b1', 9)}`, `sha256: ${hex('b2', 0)}`),
  ...which('unitsByPart', 'internalPartNumber: "E-RARE"', 'internalPartNumber: "R-ALT"'),
  ...ofEntity('ManufacturerLot', 'manufacturerLot', '$', lot('e', 'E-9', 'Cases'), lot('mpn-2', 'L-2-4')),
  ...ofEntity('MaterialPackage', 'materialPackage', 'packageKey: "north/$"', 'E-9', 'F3-20'),
];

const OF_UNITS = [
  // A unit is in few others.
  ...which('unitsByContent', `unitKey: "${unitKeyOf(9)}"`, `unitKey: "${unitKeyOf(18)}"`, { manyCount: 1 }),
  ...which('unitsByCustomer', 'code: "cust-few"', 'code: "cust-many"'),
  ...which('unitsByDisposition', 'disposition: RECALLED', 'disposition: HELD'),
  ...which(
    'unitsByIdentity',
    'kind: EUI_48, value: "02-10-00-00-00-07"',
    'kind: SECONDARY_SERIAL, value: "TWIN"',
  ),
  ...which('unitsByLotNumber', 'lotNumber: "B-FEW"', 'lotNumber: "B-7"'),
  ...which('unitsByOwner', 'code: "rareco"', 'code: "boxco"'),
  // A panel has few places.
  ...which('unitsByPanel', 'site: "north", panelId: "P-00007"', 'site: "north", panelId: "P-00700"', {
    manyCount: 8,
  }),
  ...which('unitsByProduct', `productKey: "${PRODUCTS.rare}"`, `productKey: "${PRODUCTS.box}"`),
  ...which('unitsByShipment', 'shipmentNumber: "SH-FEW"', 'shipmentNumber: "SH-MANY"'),
  ...which('unitsByWorkOrder', 'site: "north", number: "WO-FEW"', 'site: "north", number: "WO-MANY"'),
];

const OF_PRODUCTION = [
  ...which('unitsByCertificate', `sha256: ${hex('e0', 7)}`, `sha256: ${hex('e0', 0)}`),
  ...which('unitsByPublicKey', `publicKeySha256: ${hex('f0', 7)}`, `publicKeySha256: ${hex('f0', 0)}`),
  ...which('unitsByDefect', 'defectCode: "D-FEW"', 'defectCode: "D-MANY"'),
  ...which('unitsByFirmwareDigest', `digest: ${digest(4)}`, `digest: ${digest(3)}`),
  ...which(
    'unitsByMachineProgram',
    'site: "north", name: "SMT-A", revision: "RARE"',
    'site: "north", name: "SMT-A", revision: "7"',
  ),
  ...which('unitsByOperator', `operatorId: ${operator(999)}`, `operatorId: ${operator(7)}`),
  ...which('unitsByQcDecision', 'result: HOLD, gate: "FINAL"', 'result: FAIL'),
  ...which(
    'unitsByResource',
    'site: "north", resourceId: "NOZZLE-7"',
    'site: "north", resourceId: "STENCIL-7"',
  ),
  ...which(
    'unitsByStation',
    `site: "north", stationId: "FCT-2", ${HOUR}`,
    `site: "north", stationId: "FCT-2", ${TEN_DAYS}`,
  ),
  ...which(
    'unitsByStation',
    'site: "north", stationId: "SMT-X"',
    `site: "north", stationId: "SMT-3", ${TEN_DAYS}`,
  ),
  ...which('unitsByTest', 'procedure: "FCT", outcome: TIMEOUT', 'procedure: "FCT", outcome: FAIL'),
  ...which('unitsByTest', `procedure: "ICT", ${HOUR}`, `procedure: "ICT", ${TEN_DAYS}`),
  ...ofEntity('FirmwareImage', 'firmwareImage', 'digest: $', digest(4), digest(3)),
  ...ofEntity('SigningKey', 'signingKey', 'keyId: $', hex('c0', 4), hex('c0', 3)),
];

const NODES =
  '{ totalCount edges { node { kind subjectKey eventId } } pageInfo { endCursor } asOf { position } }';
const FINDINGS =
  '{ totalCount edges { node { code unitKey isResolved resolvedBy { kind eventId } } } pageInfo { endCursor } asOf { position } }';

const listed = (field: string, by: string, few: string, many: string, manyCount: number): Question => {
  const ask = (filter: string): Asked => ({
    query: `{ found: ${field}(${filter}) ${field.endsWith('Findings') ? FINDINGS : NODES} }`,
  });
  return { field, by, few: ask(few), many: ask(many), manyCount };
};

/** Work orders, of which one has thousands of units. */
const FEW_ORDER = 'workOrder: { site: "north", number: "WO-FEW" }';
const MANY_ORDER = 'workOrder: { site: "north", number: "WO-MANY" }';
const BY_UNIT = [`unitKey: "${unitKeyOf(100)}"`, `unitKey: "${unitKeyOf(104)}"`] as const;

const noticed = (store: string, code: string): readonly Question[] => {
  const field = `${store}Findings`;
  const ofUnits = [
    listed(field, 'unit', ...BY_UNIT, 1),
    listed(field, 'work order', FEW_ORDER, MANY_ORDER, 750),
    listed(
      field,
      'work order, resolved',
      `${FEW_ORDER}, isResolved: false`,
      `${MANY_ORDER}, isResolved: false`,
      750,
    ),
    listed(
      `${store}RecordConflicts`,
      'unit',
      `unitKey: "${unitKeyOf(101)}"`,
      `unitKey: "${unitKeyOf(105)}"`,
      1,
    ),
    listed(`${store}RecordConflicts`, 'work order', FEW_ORDER, MANY_ORDER, 750),
  ];
  return [
    listed(field, 'code', 'code: "RARE"', `code: "${code}"`, MANY),
    listed(
      field,
      'code, resolved',
      'code: "RARE", isResolved: false',
      `code: "${code}", isResolved: false`,
      MANY,
    ),
    listed(field, 'time', HOUR, FIVE_DAYS, MANY),
    listed(field, 'time, resolved', `${HOUR}, isResolved: false`, `${FIVE_DAYS}, isResolved: false`, 0),
    listed(`${store}RecordConflicts`, 'time', HOUR, FIVE_DAYS, MANY),
    ...(store === 'firmware' ? [] : ofUnits),
  ];
};

const NOTICED = [
  ...noticed('unit', 'UNIT_ALREADY_SHIPPED'),
  ...noticed('component', 'DESIGNATOR_OCCUPIED'),
  ...noticed('provisioning', 'CERTIFICATE_CLAIMED_TWICE'),
  ...noticed('firmware', 'IMAGE_UNKNOWN'),
];

const within = (from: number, to: number) => ({ fromTime: madeTimeOf(from), toTime: madeTimeOf(to) });
const order = (number: string) => ({ workOrder: { site: 'north', number } });

/** Filters of dashboards, selective. */
const FILTERS: readonly (readonly [
  by: string,
  few: (line: string) => object,
  many: (line: string) => object,
])[] = [
  [
    'station and time',
    (line) => ({ site: 'north', stationId: `${line}-2`, ...within(30_000, 30_070) }),
    (line) => ({ site: 'north', stationId: `${line}-2`, ...within(30_000, 46_667) }),
  ],
  ['work order', () => order('WO-FEW'), () => order('WO-MANY')],
  [
    'product and time',
    () => ({ productKey: PRODUCTS.rare, ...within(UNIT_COUNT - 1_000, UNIT_COUNT + 1_000) }),
    () => ({ productKey: PRODUCTS.box, ...within(BOARD_COUNT, BOARD_COUNT + 5_000) }),
  ],
  [
    'product of panels and time',
    () => ({ productKey: PRODUCTS.board, ...within(30_000, 30_070) }),
    () => ({ productKey: PRODUCTS.board, ...within(30_000, 40_000) }),
  ],
  ['time', () => within(30_000, 30_070), () => within(30_000, 40_000)],
];

const dashboard = (
  field: string,
  operation: string,
  line: string,
  variables: object = {},
): readonly Question[] =>
  FILTERS.map(([by, few, many]) => {
    const ask = (filter: object): Asked => ({
      query: readOperation(operation),
      variables: { ...variables, filter },
    });
    return { field, by, few: ask(few(line)), many: ask(many(line)), manyCount: 0 };
  });

const DASHBOARDS = [
  ...dashboard('stageYield', 'stage-yield', 'SMT'),
  ...dashboard('testYield', 'test-yield', 'FCT'),
  ...dashboard('measurementFailures', 'measurement-failures', 'FCT'),
  ...dashboard('measurementDistribution', 'measurement-distribution', 'FCT', {
    procedure: 'FCT',
    name: 'current',
  }),
];

/** Units of which every kind of fact is recorded: a fact that none of the units has needs no statement. */
const WITH_ALL_FACTS = [
  51, 53, 100, 153, 203, 5_851, 6_010, 8_973, 50_847, 60_817, 90_012, 90_050, 90_727, 93_000, 94_715,
].map(unitKeyOf);
/** A hundred more, boards and boxes. */
const hundred = Array.from({ length: 100 }, (_, n) => unitKeyOf((n + 1) * 997));
const AUDIT: Question = {
  field: 'units',
  by: 'audit answer',
  few: { query: readOperation('audit-answers'), variables: { unitKeys: WITH_ALL_FACTS } },
  many: { query: readOperation('audit-answers'), variables: { unitKeys: [...WITH_ALL_FACTS, ...hundred] } },
  manyCount: 0,
};

/** Every question by which the graph finds units, or counts them. */
export const QUESTIONS: readonly Question[] = [
  ...OF_MATERIAL,
  ...OF_UNITS,
  ...OF_PRODUCTION,
  ...NOTICED,
  ...DASHBOARDS,
  AUDIT,
];
