import { SITES, type SiteCode } from './catalog/sites';

/** One second, in milliseconds. */
export const SECOND = 1_000;
/** One minute, in milliseconds. */
export const MINUTE = 60 * SECOND;
/** One hour, in milliseconds. */
export const HOUR = 60 * MINUTE;
/** One day, in milliseconds. */
export const DAY = 24 * HOUR;

/**
 * A site's local time with its offset from UTC, as its machines print it: `2026-10-25T02:31:07+02:00`.
 * The offsets stand in the catalogue instead of being asked from the time zone data of the machine, which differ between
 * machines; a test compares both.
 */
export function siteTime(site: SiteCode, instant: number): string {
  const minutes = offsetMinutes(site, instant);
  const local = new Date(instant + minutes * MINUTE).toISOString().slice(0, 19);
  const hours = String(Math.floor(minutes / 60)).padStart(2, '0');
  return `${local}+${hours}:${String(minutes % 60).padStart(2, '0')}`;
}

/** The site's calendar day of an instant, `YYYY-MM-DD`. */
export function siteDay(site: SiteCode, instant: number): string {
  return siteTime(site, instant).slice(0, 10);
}

/** The hour of the day at a site, 0 to 23. */
export function siteHour(site: SiteCode, instant: number): number {
  return Number(siteTime(site, instant).slice(11, 13));
}

/** An instant in UTC, `…Z`, as offices and HSMs write it. */
export function utcTime(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

function offsetMinutes(site: SiteCode, instant: number): number {
  const { offsets } = SITES[site];
  const valid = offsets.findLast(({ fromTime }) => instant >= Date.parse(fromTime));
  if (!valid) throw new RangeError(`No offset of ${site} is known at ${new Date(instant).toISOString()}.`);
  return valid.minutes;
}
