import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { demoQuestion } from '../../../../packages/demo/src/demo-question';
import { BatchFiles, type Row } from '../batch-files';
import { describeStories } from '../stories/stories.suite';
import { describeFirmware } from './firmware.suite';
import { describeLineTimes } from './line-times.suite';
import { describeTestRecords } from './test-records.suite';

let batch: BatchFiles;
let again: BatchFiles;

/** Writing a batch takes three seconds, more while other suites share the machine. */
const WRITING_TIME_MS = 120_000;

beforeAll(async () => {
  batch = await BatchFiles.generate();
  again = await BatchFiles.generate();
}, WRITING_TIME_MS);
afterAll(() => {
  batch.remove();
  again.remove();
});

const SITES = ['wro1', 'pen2'];
const forSites = (name: (site: string) => string): Row[] => SITES.flatMap((site) => batch.csv(name(site)));
const placements = (): Row[] =>
  batch
    .paths()
    .filter((path) => path.includes('placement-'))
    .flatMap((path) => batch.csv(path));

/** One hash of the names and bytes of files. */
function hashOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(`${path}\n`).update(batch.bytes(path));
  return hash.digest('hex');
}

describe('the demo batch', () => {
  it('is the same byte for byte when it is written again', () => {
    expect(again.paths()).toEqual(batch.paths());
    const different = batch.paths().filter((path) => !batch.bytes(path).equals(again.bytes(path)));
    expect(different).toEqual([]);
  });

  it('is the one every machine writes', () => {
    const paths = batch.paths().filter((path) => !path.startsWith('stories/'));
    expect(hashOf(paths)).toBe('5b474fc8ca60bd72ea647c9176c741c4ba68f74bc2f2d81010f8df1a1c3b24bd');
  });

  it('holds 120 boxed gateways and 80 sensors, all of them inspected, packed and shipped', () => {
    const finished = (rows: Row[]): string[] =>
      rows.map((row) => `${row.part_number}/${row.serial_number}`).sort();
    const passed = forSites((site) => `mes/${site}/final-inspection.csv`).filter(
      (row) => row.result === 'PASS',
    );
    const shipped = forSites((site) => `mes/${site}/status.csv`).filter((row) => row.state === 'SHIPPED');
    expect(passed.filter((row) => row.part_number === 'KG-200')).toHaveLength(120);
    expect(passed.filter((row) => row.part_number === 'LV-T10')).toHaveLength(80);
    expect(finished(shipped)).toEqual(finished(passed));
    expect(finished(batch.csv('logistics/cartons.csv'))).toEqual(finished(passed));
  });

  it('has at least 60 lines and 300 placements on each main board, on panels of 6', () => {
    const bill = batch.json('master-data/bills/KG-200-MB.json') as { lines: { designators: string[] }[] };
    const designators = bill.lines.flatMap((line) => line.designators);
    expect(bill.lines.length).toBeGreaterThanOrEqual(60);
    expect(new Set(designators).size).toBe(300);
    const placed = new Map<string, string[]>();
    for (const row of placements().filter(({ site }) => site === 'WRO1')) {
      const place = `${row.panel}/${row.position}`;
      placed.set(place, [...(placed.get(place) ?? []), ...(row.designators ?? '').split(' ')]);
    }
    expect(placed.size).toBe(120);
    for (const found of placed.values()) expect(found.toSorted()).toEqual(designators.toSorted());
    expect(new Set(forSites((site) => `smt/${site}/panels.csv`).map((row) => row.position_count))).toEqual(
      new Set(['6']),
    );
  });

  it('shares a serial number between two products, has two that differ only in case, and awkward characters', () => {
    const units = batch.csv('logistics/cartons.csv');
    const serials = units.map((row) => row.serial_number ?? '');
    expect(new Set(units.map((row) => `${row.part_number}/${row.serial_number}`)).size).toBe(200);
    expect(new Set(serials).size).toBe(199);
    expect(new Set(serials.map((serial) => serial.toLowerCase())).size).toBe(198);
    for (const sign of `()/"'%&?+.`) expect(serials.join('')).toContain(sign);
    expect(serials.every((serial) => /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,20}$/.test(serial))).toBe(true);
  });

  it('asks first for a boxed gateway that was repaired and tested again', () => {
    expect(demoQuestion()).toMatch(/^[A-Z0-9-]+$/);
    const repaired = batch.csv('mes/wro1/repairs.csv').filter((row) => row.serial_number === demoQuestion());
    expect(repaired.map((row) => row.part_number)).toEqual(['KG-200']);
  });
});

describe('the material of the demo batch', () => {
  it('takes no more pieces from a package than it held, splits included', () => {
    const taken = new Map<string, number>();
    const take = (site: string, packages: string, pieces: number): void => {
      for (const id of packages.split(' '))
        taken.set(`${site}/${id}`, (taken.get(`${site}/${id}`) ?? 0) + pieces);
    };
    // Both candidates of a splice may have supplied all of the uncertain parts.
    for (const row of placements())
      take(row.site ?? '', row.packages ?? '', (row.designators ?? '').split(' ').length);
    for (const row of forSites((site) => `smt/${site}/consumables.csv`))
      take(row.site ?? '', row.package ?? '', 6);
    for (const row of batch.csv('mes/wro1/materials.csv'))
      take('WRO1', row.package ?? '', row.part === 'SCR-M3-8' ? 4 : 1);
    for (const site of SITES)
      for (const row of batch.csv(`mes/${site}/repairs.csv`).filter(({ action }) => action === 'REPLACED'))
        take(site.toUpperCase(), row.package ?? '', 1);
    const packages = batch.csv('incoming/packages.csv');
    const held = new Map(packages.map((row) => [`${row.site}/${row.package}`, row.quantity]));
    for (const row of batch.csv('incoming/package-parents.csv'))
      take(row.site ?? '', row.parent ?? '', Number(held.get(`${row.site}/${row.package}`)));
    const exceeded = Array.from(taken).filter(([id, pieces]) => {
      const quantity = held.get(id);
      return quantity === undefined || (quantity !== '' && pieces > Number(quantity));
    });
    expect(exceeded).toEqual([]);
  });

  it('has reels that run out between two boards, each when it ends', () => {
    const supplied = new Map<string, Set<string>>();
    for (const row of placements()) {
      const feeder = `${row.machine}/${row.feeder}`;
      supplied.set(feeder, (supplied.get(feeder) ?? new Set()).add(row.packages ?? ''));
    }
    const replaced = Array.from(supplied.values()).filter((packages) => packages.size > 1);
    expect(replaced.length).toBeGreaterThan(10);
    expect(replaced.length).toBeLessThan(supplied.size);
  });

  it('has one splice of two candidate packages, packages of two lots and split packages', () => {
    const spliced = placements().filter((row) => row.splice_zone === '1');
    expect(new Set(spliced.map((row) => row.packages)).size).toBe(1);
    expect(spliced[0]?.packages?.split(' ')).toHaveLength(2);
    const lots = batch.csv('incoming/package-lots.csv').map((row) => `${row.site}/${row.package}`);
    expect(lots.length).toBeGreaterThan(new Set(lots).size);
    expect(batch.csv('incoming/package-parents.csv').length).toBeGreaterThan(10);
  });
});

describe('the README of the demo batch', () => {
  it('names every column of every file', () => {
    const readme = readFileSync(join(__dirname, '../../../../packages/demo/README.md'), 'utf8');
    const columns = batch
      .paths()
      .filter((path) => path.endsWith('.csv'))
      .flatMap((path) => Object.keys(batch.csv(path)[0] ?? {}));
    expect(columns.filter((column) => !readme.includes(`\`${column}\``))).toEqual([]);
  });
});

// Written once for all of these, since writing a batch takes seconds.
describeLineTimes(() => batch);
describeTestRecords(() => batch);
describeFirmware(() => batch);
describeStories(() => batch);
