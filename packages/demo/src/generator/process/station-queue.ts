import type { SiteCode } from '../catalog/sites';
import { stationOf, type Station } from '../catalog/stations';
import { SECOND } from '../site-time';

/** A station's time for one unit. */
export interface Slot {
  readonly station: Station;
  readonly startedTime: number;
  readonly endedTime: number;
}

/** Time an operator needs to take one unit out and put the next one in. */
const CHANGE_TIME = 6 * SECOND;

/** Stations that do the same work: a unit goes to the one free first, and no station works on two at a time. */
export class StationQueue {
  private readonly free: { readonly station: Station; time: number }[];

  constructor(site: SiteCode, stations: readonly string[]) {
    this.free = stations.map((id) => ({ station: stationOf(site, id), time: 0 }));
  }

  /**
   * Reserves a station.
   * @param readyTime when the unit is there
   * @param duration in milliseconds
   */
  take(readyTime: number, duration: number): Slot {
    const next = this.free.reduce((best, entry) => (entry.time < best.time ? entry : best));
    const startedTime = Math.ceil(Math.max(readyTime, next.time) / SECOND) * SECOND;
    const endedTime = startedTime + duration;
    next.time = endedTime + CHANGE_TIME;
    return { station: next.station, startedTime, endedTime };
  }
}
