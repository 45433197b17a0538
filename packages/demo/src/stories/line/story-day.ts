import type { StoryFile } from './story-file';
import { STORY_SITE, storyTime } from './story-site';
import { STORY_STATIONS, type StoryStation, type StoryStationName } from './stations';
import type { StoryUnit } from './story-unit';

/** When something happens to the units of a message: to the first at `clock`, to each next one `step` seconds later. */
export interface Pace {
  /** `HH:MM` */
  readonly clock: string;
  readonly step?: number;
}

/** Seconds from one unit to the next where a story does not say otherwise. */
const STEP = 180;

/** A run of a stage, as other records name it. */
export interface Run {
  readonly unit: StoryUnit;
  readonly stageRunId: string;
  readonly startedTime: string;
  readonly endedTime: string;
}

/** A day in a story: what is written on it has its date. */
export class StoryDay {
  constructor(
    readonly file: StoryFile,
    /** `YYYY-MM-DD` */
    readonly day: string,
  ) {}

  /** The same story on another day. */
  on(day: string): StoryDay {
    return new StoryDay(this.file, day);
  }

  /** A time of this day with its offset. */
  at(clock: string, seconds = 0): string {
    return storyTime(this.day, clock, seconds);
  }

  /**
   * Runs a stage on units, two minutes each.
   * @param options subject: under which key it is recorded; result, resources where they differ from the station's
   */
  run(
    name: StoryStationName,
    units: readonly StoryUnit[],
    { clock, step = STEP }: Pace,
    options: {
      readonly subject?: (unit: StoryUnit) => string;
      readonly result?: 'COMPLETED' | 'FAILED' | 'ABORTED';
      readonly resources?: readonly string[];
    } = {},
  ): Run[] {
    const station: StoryStation = STORY_STATIONS[name];
    const subject = options.subject ?? ((unit: StoryUnit): string => unit.unitKey);
    const times = units.map((_, index) => ({
      startedTime: this.at(clock, index * step),
      endedTime: this.at(clock, index * step + 120),
    }));
    const records = units.map((unit, index) => ({
      eventTime: times[index]?.endedTime ?? '',
      unitKey: subject(unit),
      stage: station.stage,
      site: STORY_SITE,
      stationId: station.stationId,
      operatorId: station.operator,
      machineProgram: station.program ?? null,
      resourceIds: options.resources ?? station.resources,
      ...times[index],
      result: options.result ?? 'COMPLETED',
    }));
    const ids = this.file.say('recordStageRuns', records);
    return units.map((unit, index) => ({
      unit,
      stageRunId: ids[index] ?? '',
      startedTime: times[index]?.startedTime ?? '',
      endedTime: times[index]?.endedTime ?? '',
    }));
  }
}
