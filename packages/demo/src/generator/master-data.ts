import { createHash } from 'node:crypto';

import type { BatchWriter } from './batch-writer';
import type { BillLine, BulkMaterial } from './catalog/bill-line';
import { BOX_BILL, BOX_BULK } from './catalog/box-bill';
import { MAIN_BOARD_BULK, MAIN_BOARD_CHIPS, MAIN_BOARD_LARGE } from './catalog/main-board-bill';
import { OPERATORS } from './catalog/operators';
import { PARTIES } from './catalog/parties';
import { PRODUCTS, type PartNumber } from './catalog/products';
import { SENSOR_BILL, SENSOR_BULK } from './catalog/sensor-bill';
import { SITE_CODES, SITES } from './catalog/sites';
import { STATIONS } from './catalog/stations';
import { Random } from './random';
import { DAY, siteDay, siteTime, utcTime } from './site-time';

const REGISTERED = Date.parse('2026-09-14T06:00:00Z');

interface Bill {
  readonly lines: readonly BillLine[];
  readonly bulk: readonly BulkMaterial[];
  /** Units built in, by part number. */
  readonly units: readonly PartNumber[];
}

const BILLS: Readonly<Record<PartNumber, Bill>> = {
  'KG-200': { lines: BOX_BILL, bulk: BOX_BULK, units: ['KG-200-MB'] },
  'KG-200-MB': {
    lines: [...MAIN_BOARD_CHIPS, ...MAIN_BOARD_LARGE],
    bulk: MAIN_BOARD_BULK,
    units: ['TRM-4G1'],
  },
  'TRM-4G1': { lines: [], bulk: [], units: [] },
  'LV-T10': { lines: SENSOR_BILL, bulk: SENSOR_BULK, units: [] },
};

/** Sources approved besides the one the demo buys from. */
const SECOND_SOURCES: readonly (readonly [part: string, manufacturer: string, manufacturerPart: string])[] = [
  ['CAP-100N-0402', 'Fenwell Passives', 'FC0402-104K'],
  ['CAP-1U-0402', 'Fenwell Passives', 'FC0402-105K'],
  ['RES-10K-0402', 'Orbisca Capacitors', 'OR0402-103F'],
  ['IND-2N7-0402', 'Fenwell Passives', 'FL0402-2N7'],
];

/** Writes parties, products with their bills, sites, stations, resources, calibrations, programs, operators and parts. */
export function writeMasterData(writer: BatchWriter): void {
  const registered_time = utcTime(REGISTERED);
  for (const party of PARTIES) writer.row('master-data/parties.csv', { ...party, registered_time });
  for (const site of SITE_CODES) {
    const { name, country, timeZone } = SITES[site];
    writer.row('master-data/sites.csv', { site, name, country, time_zone: timeZone, registered_time });
  }
  for (const entry of OPERATORS) {
    const row = {
      site: entry.site,
      operator: entry.operator,
      display_name: entry.displayName,
      certified_from: siteTime(entry.site, Date.parse('2026-04-01T00:00:00Z')),
      certified_to: siteTime(entry.site, Date.parse('2028-03-31T00:00:00Z')),
      registered_time: siteTime(entry.site, REGISTERED),
    };
    writer.row('master-data/operators.csv', row);
  }
  writeProducts(writer);
  writeStations(writer);
  writeParts(writer);
}

function writeProducts(writer: BatchWriter): void {
  for (const product of PRODUCTS) {
    const bill = BILLS[product.partNumber];
    const bill_file = `bills/${product.partNumber}.json`;
    const row = {
      part_number: product.partNumber,
      gtin: product.gtin,
      owner: product.owner,
      revision: product.revision,
      description: product.description,
      required_facts: product.requiredFacts,
      bill_file,
      registered_time: utcTime(REGISTERED),
    };
    writer.row('master-data/products.csv', row);
    const lines = [
      ...bill.units.map((part) => ({ part, designators: [], quantity: '1', critical: true })),
      ...bill.bulk.map(({ part, perUnit, critical }) => ({
        part,
        designators: [],
        quantity: String(Math.max(perUnit, 1)),
        critical,
      })),
      ...bill.lines.map(({ part, designators, critical }) => ({
        part,
        designators,
        quantity: String(designators.length),
        critical,
      })),
    ];
    writer.json(`master-data/${bill_file}`, {
      partNumber: product.partNumber,
      revision: product.revision,
      lines,
    });
  }
}

function writeStations(writer: BatchWriter): void {
  for (const { site, station, name, kind, resources } of STATIONS) {
    const registered_time = siteTime(site, REGISTERED);
    writer.row('master-data/stations.csv', { site, station, name, kind, registered_time });
    for (const resource of resources) {
      const [resourceKind = '', id = '', resourceRevision = ''] = resource.split(':');
      const row = { site, resource: id, kind: resourceKind, revision: resourceRevision, registered_time };
      writer.row('master-data/resources.csv', row);
      if (resourceKind === 'INSTRUMENT' || resourceKind === 'OVEN') writeCalibration(writer, site, id);
    }
  }
  const programs = new Map(
    STATIONS.filter(({ program }) => program !== '').map((entry) => [
      `${entry.site}/${entry.program}`,
      entry,
    ]),
  );
  for (const { site, program, revision } of programs.values()) {
    const sha256 = createHash('sha256').update(`program/${site}/${program}/${revision}`).digest('hex');
    writer.row('master-data/programs.csv', {
      site,
      program,
      revision,
      sha256,
      registered_time: siteTime(site, REGISTERED),
    });
  }
}

function writeCalibration(writer: BatchWriter, site: (typeof SITE_CODES)[number], resource: string): void {
  const random = new Random(`calibration/${site}/${resource}`);
  const performed = Date.parse('2026-04-07T07:00:00Z') + random.integer(0, 140) * DAY;
  const row = {
    site,
    resource,
    performed_time: siteTime(site, performed),
    due_date: siteDay(site, performed + 365 * DAY),
    certificate_number: `CAL-26-${String(random.integer(1_000, 9_999))}`,
  };
  writer.row('master-data/calibrations.csv', row);
}

function writeParts(writer: BatchWriter): void {
  const written = new Set<string>();
  const add = (part: string, description: string, manufacturer: string, manufacturerPart: string): void => {
    const key = `${part}/${manufacturer}/${manufacturerPart}`;
    if (written.has(key)) return;
    written.add(key);
    const row = {
      part,
      description,
      manufacturer,
      manufacturer_part: manufacturerPart,
      registered_time: utcTime(REGISTERED),
    };
    writer.row('master-data/parts.csv', row);
  };
  const purchased = Object.values(BILLS).flatMap(({ lines, bulk }) => [...lines, ...bulk]);
  for (const entry of purchased) {
    add(entry.part, entry.description, entry.manufacturer, entry.manufacturerPart);
    for (const [part, manufacturer, manufacturerPart] of SECOND_SOURCES) {
      if (part === entry.part) add(part, entry.description, manufacturer, manufacturerPart);
    }
  }
}
