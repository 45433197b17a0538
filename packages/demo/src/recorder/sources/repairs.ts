import { siteFolder, type Batch } from '../batch';
import type { CsvRow } from '../csv-row';
import { toEventId } from '../event-id';
import type { Recording, RecordingInput } from '../recording';
import { installationRecordings, type Supplied } from './materials';
import { subjectKind, type SubjectKind } from './stage-runs';

interface RepairRow {
  readonly file: string;
  readonly site: string;
  readonly row: CsvRow;
  readonly unitKey: string;
}

/** Defects, their repairs, what was taken off and put on, and the orders repairs are booked on. */
export function repairRecordings(batch: Batch, kind: SubjectKind): Recording[] {
  const defects = rowsOf(batch, 'defects.csv', kind);
  const codes = new Map(defects.map(({ row }) => [row.text('defect_id'), row.text('code')]));
  const repairs = rowsOf(batch, 'repairs.csv', kind);
  const replacements = repairs.filter(({ row }) => row.text('action') === 'REPLACED');
  const booked = repairs.filter(({ row }) => row.optional('rework_order') !== undefined);
  return [
    { mutation: 'recordDefects', inputs: defects.map((entry) => defectInput(batch, entry)) },
    { mutation: 'recordWorkOrderAssignments', inputs: booked.map((entry) => assignmentInput(batch, entry)) },
    { mutation: 'recordRemovals', inputs: replacements.map((entry) => removalInput(batch, entry)) },
    ...installationRecordings(batch, replacements.map(replacement)),
    { mutation: 'recordRepairs', inputs: repairs.map((entry) => repairInput(batch, entry, codes)) },
  ].filter(({ inputs }) => inputs.length > 0) as Recording[];
}

function rowsOf(batch: Batch, name: string, kind: SubjectKind): RepairRow[] {
  return batch.sites.flatMap((site) => {
    const file = `mes/${siteFolder(site)}/${name}`;
    return batch.reader
      .csv(file)
      .flatMap((row) => batch.units.subjects(row, site).map((unitKey) => ({ file, site, row, unitKey })))
      .filter(({ unitKey }) => subjectKind(unitKey) === kind);
  });
}

function defectInput(batch: Batch, { file, site, row, unitKey }: RepairRow): RecordingInput {
  return {
    ...batch.provenance('recordDefects', file, [row.text('defect_id')], row.text('observed_time')),
    unitKey,
    defectCode: row.text('code'),
    description: row.text('description'),
    referenceDesignators: row.list('designators'),
    site,
    stationId: row.text('station'),
  };
}

function assignmentInput(batch: Batch, { file, site, row, unitKey }: RepairRow): RecordingInput {
  const key = [row.text('repair_id')];
  return {
    ...batch.provenance('recordWorkOrderAssignments', file, key, row.text('repaired_time')),
    unitKey,
    site,
    number: row.text('rework_order'),
  };
}

function removalInput(batch: Batch, { file, site, row, unitKey }: RepairRow): RecordingInput {
  return {
    ...batch.provenance('recordRemovals', file, [row.text('repair_id')], row.text('removed_time')),
    unitKey,
    referenceDesignators: row.list('designators'),
    internalPartNumber: row.text('part'),
    reason: 'REPAIR',
    operatorId: row.text('operator'),
    site,
  };
}

function replacement({ file, site, row, unitKey }: RepairRow): Supplied {
  const item = {
    internalPartNumber: row.text('part'),
    referenceDesignators: row.list('designators'),
    usage: 'PLACED',
    packageIds: [row.text('package')],
    certainty: 'CERTAIN',
    reason: null,
  } as const;
  return {
    file,
    site,
    station: row.text('station'),
    unitKey,
    time: row.text('installed_time'),
    items: [item],
  };
}

function repairInput(batch: Batch, entry: RepairRow, codes: ReadonlyMap<string, string>): RecordingInput {
  const { file, site, row, unitKey } = entry;
  const defectId = row.text('defect_id');
  return {
    ...batch.provenance('recordRepairs', file, [row.text('repair_id')], row.text('repaired_time')),
    unitKey,
    site,
    stationId: row.text('station'),
    operatorId: row.text('operator'),
    defectCode: codes.get(defectId) ?? null,
    defectEventId: toEventId('recordDefects', file.replace('repairs.csv', 'defects.csv'), [defectId]),
    action: row.text('action'),
    referenceDesignators: row.list('designators'),
  };
}
