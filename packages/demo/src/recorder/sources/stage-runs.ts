import type { Batch } from '../batch';
import type { Recording } from '../recording';
import type { StageRun } from '../stage-run-index';

/** Which units: places on panels, whose facts are recorded before the serial number exists, or units with one. */
export type SubjectKind = 'PANEL' | 'UNIT';

/** Says whether a key is a place on a panel. */
export function subjectKind(unitKey: string): SubjectKind {
  return unitKey.startsWith('panel/') ? 'PANEL' : 'UNIT';
}

/** Runs of stages. */
export function stageRunRecordings(batch: Batch, kind: SubjectKind): Recording[] {
  const runs = batch.stageRuns.runs.filter(({ unitKey }) => subjectKind(unitKey) === kind);
  return [{ mutation: 'recordStageRuns', inputs: runs.map((run) => toInput(batch, run)) }];
}

function toInput(batch: Batch, { file, row, unitKey }: StageRun): Recording['inputs'][number] {
  const key = [unitKey, row.text('station'), row.text('started_time')];
  const program = row.optional('program');
  return {
    ...batch.provenance('recordStageRuns', file, key, row.text('ended_time')),
    unitKey,
    stage: row.text('stage'),
    site: row.text('site'),
    stationId: row.text('station'),
    operatorId: row.text('operator'),
    machineProgram: program === undefined ? null : { name: program, revision: row.text('program_revision') },
    resourceIds: row.list('resources'),
    startedTime: row.text('started_time'),
    endedTime: row.text('ended_time'),
    result: row.text('result'),
  };
}
