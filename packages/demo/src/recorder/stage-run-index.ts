import { TraceError } from '@tracegraph/service-kit';

import type { BatchReader } from './batch-reader';
import type { CsvRow } from './csv-row';
import { toEventId } from './event-id';
import type { UnitDirectory } from './unit-directory';

/** A run of a stage on one unit. */
export interface StageRun {
  readonly file: string;
  readonly row: CsvRow;
  readonly unitKey: string;
  /** Event id of its record. */
  readonly stageRunId: string;
  readonly stage: string;
}

/** Finds the run of a stage in which something was installed: the one at the station and on the unit that encloses the time. */
export class StageRunIndex {
  /** All runs, in the order of the logs. */
  readonly runs: StageRun[] = [];
  private readonly byPlace = new Map<string, StageRun[]>();

  /** Adds a site's stage log; a row about several places of a panel is a run on each. */
  add(file: string, reader: BatchReader, units: UnitDirectory): void {
    for (const row of reader.csv(file)) {
      const site = row.text('site');
      for (const unitKey of units.subjects(row, site)) {
        const station = row.text('station');
        const stageRunId = toEventId('recordStageRuns', file, [unitKey, station, row.text('started_time')]);
        const run = { file, row, unitKey, stageRunId, stage: row.text('stage') };
        this.runs.push(run);
        const place = `${site}/${station}/${unitKey}`;
        this.byPlace.set(place, [...(this.byPlace.get(place) ?? []), run]);
      }
    }
  }

  /**
   * The run in which something happened.
   * @throws TraceError DEMO_FILE_MALFORMED where no run encloses the time
   */
  at(site: string, station: string, unitKey: string, time: string): StageRun {
    const instant = Date.parse(time);
    const runs = this.byPlace.get(`${site}/${station}/${unitKey}`) ?? [];
    const found = runs.find(
      ({ row }) =>
        Date.parse(row.text('started_time')) <= instant && instant <= Date.parse(row.text('ended_time')),
    );
    if (found) return found;
    throw new TraceError('DEMO_FILE_MALFORMED', `No stage run of ${unitKey} at ${station} encloses ${time}.`);
  }
}
