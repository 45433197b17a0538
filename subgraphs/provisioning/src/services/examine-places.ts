import { addFinding } from '@tracegraph/record';
import type { Draft, Envelope } from '@tracegraph/record';

import type { ProvisioningRecordKind } from '../entities/provisioning-record-kind';
import type { StoreTables } from '../store/store';
import { effectiveRows } from './effective-rows';
import { siteKey } from './site-key';

/** A record made at a station. */
interface Placed extends Envelope {
  readonly site: string | null;
  readonly stationId: string | null;
}

/** Notes stations that are not registered (yet). */
export async function noteUnknownStations(
  tables: StoreTables,
  drafts: readonly Draft<Placed>[],
): Promise<void> {
  const keyOf = ({ content: { site, stationId } }: Draft<Placed>): string[] =>
    site === null || stationId === null ? [] : [siteKey(site, stationId)];
  const keys = [...new Set(drafts.flatMap(keyOf))];
  if (keys.length === 0) return;
  const known = await registeredKeys(tables, 'STATION', await tables.stations.findMany(keys));
  for (const draft of drafts)
    for (const key of keyOf(draft))
      if (!known.has(key))
        addFinding(draft, 'STATION_UNKNOWN', `Station ${key} was not registered when this was recorded.`, {
          referenceKeys: [key],
        });
}

/** The subjects of those registrations that no correction declared wrong. */
export async function registeredKeys(
  tables: StoreTables,
  kind: keyof typeof ProvisioningRecordKind,
  rows: readonly { readonly subjectKey: string; readonly eventId: string }[],
): Promise<ReadonlySet<string>> {
  const effective = await effectiveRows(tables, rows, kind, (row) => row.subjectKey);
  return new Set(effective.map((row) => row.subjectKey));
}

/** What a run used. */
interface Run extends Envelope {
  readonly site: string;
  readonly startedTime: string;
}

/**
 * Notes resources that are not registered (yet), and those used after their calibration was due.
 * @param resourceIdsOf numbers of the resources of a run
 */
export async function noteResources<C extends Run>(
  tables: StoreTables,
  drafts: readonly Draft<C>[],
  resourceIdsOf: (content: C) => readonly string[],
): Promise<void> {
  const keysOf = ({ content }: Draft<C>): string[] =>
    resourceIdsOf(content).map((resourceId) => siteKey(content.site, resourceId));
  const keys = [...new Set(drafts.flatMap(keysOf))];
  if (keys.length === 0) return;
  const known = await registeredKeys(tables, 'RESOURCE', await tables.resources.findMany(keys));
  const all = await tables.calibrations.findMany(keys);
  const calibrations = await effectiveRows(tables, all, 'CALIBRATION', (row) => row.subjectKey);
  for (const draft of drafts)
    for (const key of keysOf(draft)) {
      if (!known.has(key))
        addFinding(draft, 'RESOURCE_UNKNOWN', `Resource ${key} was not registered when this was recorded.`, {
          referenceKeys: [key],
        });
      const { startedTime } = draft.content;
      const due = calibrationDueDate(
        calibrations.filter((row) => row.subjectKey === key),
        new Date(startedTime),
      );
      // The day is that of the place of the run.
      if (due !== null && due < startedTime.slice(0, 10))
        addFinding(
          draft,
          'CALIBRATION_OVERDUE',
          `Resource ${key} was used after its calibration was due on ${due}.`,
          { referenceKeys: [key] },
        );
    }
}

/**
 * The due date (YYYY-MM-DD) by the latest calibration performed at or before a time.
 * @param calibrations of one resource, in the order they were performed
 * @param at null for the latest of all
 * @returns null where none was performed by then
 */
export function calibrationDueDate(
  calibrations: readonly { readonly eventTime: Date; readonly calibrationDueDate: Date }[],
  at: Date | null,
): string | null {
  const latest = calibrations.findLast(({ eventTime }) => at === null || eventTime <= at);
  return latest?.calibrationDueDate.toISOString().slice(0, 10) ?? null;
}

/**
 * Notes what ends before it starts.
 * @param what e.g. `The run`
 */
export function noteTimesReversed(draft: Draft, what: string, from: string | null, to: string | null): void {
  if (from === null || to === null || Date.parse(to) >= Date.parse(from)) return;
  addFinding(draft, 'TIMES_REVERSED', `${what} ends (${to}) before it starts (${from}).`);
}
