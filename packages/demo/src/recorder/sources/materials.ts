import { siteFolder, type Batch } from '../batch';
import type { CsvRow } from '../csv-row';
import { toMaterialSet, toSetInput, type MaterialSet, type SetItem } from '../material-set';
import type { Recording, RecordingInput } from '../recording';
import { groupBy } from './incoming-goods';

/** Materials one station put into one unit at one time. */
export interface Supplied {
  readonly file: string;
  readonly site: string;
  readonly station: string;
  readonly unitKey: string;
  readonly time: string;
  readonly items: readonly SetItem[];
}

/** What the line put on the places of the panels. */
export function panelMaterialRecordings(batch: Batch): Recording[] {
  return installationRecordings(batch, [...consumables(batch), ...placements(batch)]);
}

/** What was put into units with a serial number. */
export function unitMaterialRecordings(batch: Batch): Recording[] {
  return installationRecordings(batch, unitMaterials(batch));
}

/** Registers each distinct set once, and an installation for each unit and stage run that names its set. */
export function installationRecordings(batch: Batch, supplied: readonly Supplied[]): Recording[] {
  const sets = new Map<string, RecordingInput>();
  const installations = supplied.map((entry) => {
    const set = toMaterialSet(entry.site, entry.items);
    if (!sets.has(set.sha256)) sets.set(set.sha256, setInput(batch, entry, set));
    const { file, site, station, unitKey, time } = entry;
    const run = batch.stageRuns.at(site, station, unitKey, time);
    return {
      ...batch.provenance('recordInstallations', file, [unitKey, station, time], time),
      unitKey,
      site,
      stage: run.stage,
      placingMachine: station,
      stageRunId: run.stageRunId,
      materialSetSha256: set.sha256,
    };
  });
  return [
    { mutation: 'registerMaterialSets', inputs: Array.from(sets.values()) },
    { mutation: 'recordInstallations', inputs: installations },
  ];
}

function setInput(batch: Batch, first: Supplied, set: MaterialSet): RecordingInput {
  return {
    ...batch.provenance('registerMaterialSets', first.file, [set.sha256], first.time),
    site: set.site,
    items: toSetInput(set),
    sha256: set.sha256,
  };
}

function consumables(batch: Batch): Supplied[] {
  return batch.sites.flatMap((site) => {
    const file = `smt/${siteFolder(site)}/consumables.csv`;
    const groups = groupBy(batch.reader.csv(file), (row) => `${row.text('station')}/${row.text('panel')}`);
    return Array.from(groups.values()).flatMap((rows) => {
      const [first] = rows;
      const station = first.text('station');
      const common = {
        file,
        site,
        station,
        time: first.text('used_time'),
        items: rows.map((row) => bulkItem(row)),
      };
      return batch.units.subjects(first, site).map((unitKey) => ({ ...common, unitKey }));
    });
  });
}

function placements(batch: Batch): Supplied[] {
  return batch.sites.flatMap((site) => {
    const files = batch
      .files(`smt/${siteFolder(site)}`)
      .filter((file) => file.slice(file.lastIndexOf('/') + 1).startsWith('placement-'));
    return files.flatMap((file) => {
      const groups = groupBy(batch.reader.csv(file), (row) => `${row.text('panel')}/${row.text('position')}`);
      return Array.from(groups.values(), (rows) => {
        const [first] = rows;
        const unitKey = batch.units.panelKey(site, first.text('panel'), first.whole('position'));
        const items = rows.map(placedItem);
        return { file, site, station: first.text('machine'), unitKey, time: lastTime(rows), items };
      });
    });
  });
}

function unitMaterials(batch: Batch): Supplied[] {
  return batch.sites.flatMap((site) => {
    const file = `mes/${siteFolder(site)}/materials.csv`;
    const keyOf = (row: CsvRow): string =>
      [row.text('station'), row.text('used_time'), batch.units.ofRow(row)].join('|');
    return Array.from(groupBy(batch.reader.csv(file), keyOf).values(), (rows) => {
      const [first] = rows;
      const time = first.text('used_time');
      const items = rows.map((row) => bulkItem(row, row.list('designators')));
      return { file, site, station: first.text('station'), unitKey: batch.units.ofRow(first), time, items };
    });
  });
}

function placedItem(row: CsvRow): SetItem {
  const spliced = row.text('splice_zone') === '1';
  return {
    internalPartNumber: row.text('part'),
    referenceDesignators: row.list('designators'),
    usage: 'PLACED',
    packageIds: row.list('packages'),
    certainty: spliced ? 'POSSIBLE' : 'CERTAIN',
    reason: spliced ? 'SPLICE' : null,
  };
}

function bulkItem(row: CsvRow, referenceDesignators: readonly string[] = []): SetItem {
  return {
    internalPartNumber: row.text('part'),
    referenceDesignators,
    usage: row.text('usage'),
    packageIds: [row.text('package')],
    certainty: 'CERTAIN',
    reason: null,
  };
}

/** A machine is done with a place when its last part is placed. */
function lastTime(rows: readonly CsvRow[]): string {
  const times = rows.map((row) => row.text('placed_time'));
  return times.reduce((last, time) => (Date.parse(time) > Date.parse(last) ? time : last));
}
