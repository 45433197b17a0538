import { operatorOnDuty } from '../catalog/operators';
import { siteFolder, type Piece, type Plant } from '../plant';
import { siteTime } from '../site-time';
import type { Slot } from './station-queue';

/** Positions of a panel that went through a stage together. */
export interface PanelSubject {
  readonly panelId: string;
  readonly positions: readonly number[];
}

/** One run of a stage, as the MES logs it. */
export interface StageEntry extends Slot {
  readonly stage: string;
  readonly subject: PanelSubject | Pick<Piece, 'partNumber' | 'serial'>;
  readonly result?: 'COMPLETED' | 'FAILED';
}

/** Columns that say which unit a row is about: a place on a panel before the serial is bound, the serial afterwards. */
export function subjectColumns(subject: StageEntry['subject']): {
  panel: string;
  positions: readonly number[];
  part_number: string;
  serial_number: string;
} {
  return 'panelId' in subject
    ? { panel: subject.panelId, positions: subject.positions, part_number: '', serial_number: '' }
    : { panel: '', positions: [], part_number: subject.partNumber, serial_number: subject.serial };
}

/** Writes one run to the site's stage log. */
export function logStage(plant: Plant, entry: StageEntry): void {
  const { station, startedTime, endedTime } = entry;
  const { site } = station;
  const row = {
    site,
    stage: entry.stage,
    station: station.station,
    operator: operatorOnDuty(site, station.role, startedTime),
    program: station.program,
    program_revision: station.revision,
    resources: station.resources.map((resource) => resource.split(':')[1] ?? ''),
    ...subjectColumns(entry.subject),
    started_time: siteTime(site, startedTime),
    ended_time: siteTime(site, endedTime),
    result: entry.result ?? 'COMPLETED',
  };
  plant.writer.row(`mes/${siteFolder(site)}/stage-log.csv`, row, startedTime);
}

/** Writes a change of a unit's state to the site's status log. */
export function logStatus(
  plant: Plant,
  piece: Pick<Piece, 'site' | 'partNumber' | 'serial'>,
  state: 'IN_PROCESS' | 'HELD' | 'RELEASED' | 'SHIPPED',
  time: number,
  reason = '',
): void {
  const { site, partNumber, serial } = piece;
  const row = { part_number: partNumber, serial_number: serial, state, reason, time: siteTime(site, time) };
  plant.writer.row(`mes/${siteFolder(site)}/status.csv`, row, time);
}
