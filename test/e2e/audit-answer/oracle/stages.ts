import type { BatchFiles, Row } from './batch-files';
import { compareKeys, eventIdOf, groupBy, latestOf, recordOf, sortedBy, toUtc, valueOf } from './keys';
import type { Pseudonyms, RecordFacts } from './keys';
import type { Registry, Subject } from './registry';
import { siteOf } from './registry';

/** A stage run as an answer shows it. */
export interface StageFacts {
  readonly stage: string;
  readonly site: string;
  readonly stationId: string;
  readonly operatorId: string | null;
  readonly machineProgram: {
    readonly name: string;
    readonly revision: string;
    readonly sha256: string | null;
  } | null;
  readonly resources: readonly ResourceFacts[];
  readonly startedTime: string;
  readonly endedTime: string;
  readonly result: string;
  readonly record: RecordFacts;
}

/** A resource as an answer shows it. */
export interface ResourceFacts {
  readonly kind: string;
  readonly resourceId: string;
  readonly calibrationDueDate: string | null;
}

/** A repair as an answer shows it. */
export interface RepairFacts {
  readonly repairedTime: string;
  readonly operatorId: string | null;
  readonly defect: string;
  readonly action: string;
  readonly referenceDesignators: readonly string[];
  readonly record: RecordFacts;
}

type ProgramOf = (row: Row) => StageFacts['machineProgram'];
type ResourcesOf = (row: Row) => readonly ResourceFacts[];

/** The stage runs of each unit, in the order of start, stage and event id. */
export function readStages(
  batch: BatchFiles,
  registry: Registry,
  pseudonyms: Pseudonyms,
): ReadonlyMap<string, readonly StageFacts[]> {
  const programOf = createProgramOf(batch);
  const resourcesOf = createResourcesOf(batch);
  const toStage = (row: Row, subject: Subject): StageFacts => ({
    stage: row.cell('stage'),
    site: row.cell('site'),
    stationId: row.cell('station'),
    operatorId: pseudonyms(row.cell('site'), row.optional('operator')),
    machineProgram: programOf(row),
    resources: resourcesOf(row),
    startedTime: toUtc(row.cell('started_time')),
    endedTime: toUtc(row.cell('ended_time')),
    result: row.cell('result'),
    record: recordOf(
      eventIdOf(
        'recordStageRuns',
        row.file,
        subject.recordedKey,
        row.cell('station'),
        row.cell('started_time'),
      ),
    ),
  });
  return ofSubjects(
    batch.siteRows('mes', /^stage-log\.csv$/),
    registry,
    toStage,
    ({ startedTime, stage, record }) => [startedTime, stage, record.eventId],
  );
}

/** The repairs of each unit, in the order of time, action and event id. */
export function readRepairs(
  batch: BatchFiles,
  registry: Registry,
  pseudonyms: Pseudonyms,
): ReadonlyMap<string, readonly RepairFacts[]> {
  const codes = new Map(
    batch
      .siteRows('mes', /^defects\.csv$/)
      .map((row) => [`${siteOf(row)}/${row.cell('defect_id')}`, row.cell('code')]),
  );
  const toRepair = (row: Row): RepairFacts => ({
    repairedTime: toUtc(row.cell('repaired_time')),
    operatorId: pseudonyms(siteOf(row), row.optional('operator')),
    defect: valueOf(codes, `${siteOf(row)}/${row.cell('defect_id')}`),
    action: row.cell('action'),
    referenceDesignators: row.list('designators'),
    record: recordOf(eventIdOf('recordRepairs', row.file, row.cell('repair_id'))),
  });
  return ofSubjects(
    batch.siteRows('mes', /^repairs\.csv$/),
    registry,
    toRepair,
    ({ repairedTime, action, record }) => [repairedTime, action, record.eventId],
  );
}

/** Makes a fact of each row and subject, and groups them by unit, in their order. */
function ofSubjects<T>(
  rows: readonly Row[],
  registry: Registry,
  toFact: (row: Row, subject: Subject) => T,
  order: (fact: T) => readonly (string | number)[],
): ReadonlyMap<string, readonly T[]> {
  const facts = rows.flatMap((row) =>
    registry.subjectsOf(row).map((subject) => ({ unitKey: subject.unitKey, fact: toFact(row, subject) })),
  );
  const inOrder = (group: typeof facts): readonly T[] =>
    sortedBy(
      group.map(({ fact }) => fact),
      order,
    );
  return new Map(
    [...groupBy(facts, ({ unitKey }) => unitKey)].map(([unitKey, group]) => [unitKey, inOrder([...group])]),
  );
}

function createProgramOf(batch: BatchFiles): ProgramOf {
  const keyOf = (row: Row, revision: string): string =>
    [row.cell('site'), row.cell('program'), row.cell(revision)].join('/');
  const hashes = new Map(
    batch.rows('master-data/programs.csv').map((row) => [keyOf(row, 'revision'), row.optional('sha256')]),
  );
  return (row) => {
    const name = row.optional('program');
    if (name === null) return null;
    return {
      name,
      revision: row.cell('program_revision'),
      sha256: valueOf(hashes, keyOf(row, 'program_revision')),
    };
  };
}

/** The resources of a run in the order of kind and number, each with its calibration as of the start of the run. */
function createResourcesOf(batch: BatchFiles): ResourcesOf {
  const keyOf = (row: Row): string => `${row.cell('site')}/${row.cell('resource')}`;
  const kinds = new Map(batch.rows('master-data/resources.csv').map((row) => [keyOf(row), row.cell('kind')]));
  const calibrations = groupBy(batch.rows('master-data/calibrations.csv'), keyOf);
  const dueDateOf = (resourceKey: string, startedTime: string): string | null => {
    const performed = (calibrations.get(resourceKey) ?? []).filter(
      (row) => compareKeys([toUtc(row.cell('performed_time'))], [toUtc(startedTime)]) <= 0,
    );
    return latestOf(performed, (row) => row.cell('performed_time'))?.cell('due_date') ?? null;
  };
  return (row) => {
    const resources = row.list('resources').map((resourceId) => {
      const resourceKey = `${row.cell('site')}/${resourceId}`;
      const calibrationDueDate = dueDateOf(resourceKey, row.cell('started_time'));
      return { kind: valueOf(kinds, resourceKey), resourceId, calibrationDueDate };
    });
    return sortedBy(resources, ({ kind, resourceId }) => [kind, resourceId]);
  };
}
