import { addFinding, lockKeys } from '@tracegraph/record';
import type { Draft, Envelope } from '@tracegraph/record';
import { createBoundKeyLoader } from '@tracegraph/unit-reference';

import type { ProvisioningRecordKind } from '../entities/provisioning-record-kind';
import type { ProvisioningErrorCode } from '../errors';
import type { StoreTables } from '../store/store';
import { effectiveRows } from './effective-rows';

/** How registrations of one kind are compared. */
interface Registrations<C, R> {
  readonly kind: keyof typeof ProvisioningRecordKind;
  readonly code: ProvisioningErrorCode;
  /** The registrations of these subjects, the earliest recorded first. */
  readonly find: (subjectKeys: readonly string[]) => Promise<readonly R[]>;
  /** What two registrations of a subject must agree in. */
  readonly compared: (registration: C | R) => readonly (string | null)[];
}

/**
 * Notes registrations that say something else than the one that stands.
 * @param drafts in the order they will be stored
 */
export async function noteRegisteredTwice<
  C extends Envelope,
  R extends { readonly subjectKey: string; readonly eventId: string },
>(tables: StoreTables, drafts: readonly Draft<C>[], by: Registrations<C, R>): Promise<void> {
  const keys = drafts.map((draft) => draft.subjectKey);
  await lockKeys(
    tables.sql,
    keys.map((key) => `${by.kind} ${key}`),
  );
  const rows = await effectiveRows(tables, await by.find(keys), by.kind, (row) => row.subjectKey);
  const standing = new Map<string, { eventId: string; compared: string }>();
  const stand = (subjectKey: string, eventId: string, registration: C | R): void => {
    if (standing.has(subjectKey)) return;
    standing.set(subjectKey, { eventId, compared: JSON.stringify(by.compared(registration)) });
  };
  for (const row of rows) stand(row.subjectKey, row.eventId, row);
  for (const draft of drafts) {
    stand(draft.subjectKey, draft.content.eventId, draft.content);
    const first = standing.get(draft.subjectKey);
    if (!first || first.eventId === draft.content.eventId) continue;
    if (first.compared !== JSON.stringify(by.compared(draft.content)))
      addFinding(
        draft,
        by.code,
        `${draft.subjectKey} is registered otherwise by the event ${first.eventId}.`,
        { referenceKeys: [first.eventId] },
      );
  }
}

/** An attempt that a record took. */
interface TakenAttempt {
  readonly unitKey: string;
  readonly eventId: string;
  readonly attempt: number;
}

/** How attempts of one kind are compared. */
interface Attempts<C, R> {
  readonly kind: keyof typeof ProvisioningRecordKind;
  /** The attempts already recorded for these units. */
  readonly find: (unitKeys: readonly string[]) => Promise<readonly R[]>;
  /** What attempts are counted for, besides the unit: the procedure or gate. */
  readonly series: (record: C | R) => string;
}

/** Notes records that take an attempt another record of the unit has, or leave out the one before. */
export async function noteAttempts<C extends Envelope & { readonly attempt: number }, R extends TakenAttempt>(
  tables: StoreTables,
  drafts: readonly Draft<C>[],
  by: Attempts<C, R>,
): Promise<void> {
  const units = [...new Set(drafts.map((draft) => draft.subjectKey))];
  await lockKeys(
    tables.sql,
    units.map((unitKey) => `${by.kind} ${unitKey}`),
  );
  const taken = new Map<string, string>();
  const rows = await effectiveRows(tables, await by.find(units), by.kind, (row) => row.unitKey);
  for (const row of rows) taken.set(attemptKey(row.unitKey, by.series(row), row.attempt), row.eventId);
  for (const draft of drafts) {
    const { content, subjectKey } = draft;
    const key = attemptKey(subjectKey, by.series(content), content.attempt);
    const holder = taken.get(key);
    if (holder === undefined) taken.set(key, content.eventId);
    else if (holder !== content.eventId) {
      const message = `Attempt ${content.attempt} of ${by.series(content)} is also that of the event ${holder}.`;
      addFinding(draft, 'ATTEMPT_TAKEN', message, { referenceKeys: [holder] });
    }
  }
  const withoutEarlier = drafts.filter(
    ({ subjectKey, content }) =>
      content.attempt > 1 && !taken.has(attemptKey(subjectKey, by.series(content), content.attempt - 1)),
  );
  await noteSkippedAttempts(tables, withoutEarlier, by);
}

/** The earlier attempt may be recorded under the panel position the unit was bound to. */
async function noteSkippedAttempts<C extends Envelope & { readonly attempt: number }, R extends TakenAttempt>(
  tables: StoreTables,
  drafts: readonly Draft<C>[],
  by: Attempts<C, R>,
): Promise<void> {
  if (drafts.length === 0) return;
  const boundKeys = createBoundKeyLoader(tables.sql);
  const keys = await Promise.all(drafts.map((draft) => boundKeys.load(draft.subjectKey)));
  const found = await by.find([...new Set(keys.flat())]);
  const rows = await effectiveRows(tables, found, by.kind, (row) => row.unitKey);
  const taken = new Set(rows.map((row) => attemptKey(row.unitKey, by.series(row), row.attempt)));
  drafts.forEach((draft, at) => {
    const { attempt } = draft.content;
    const series = by.series(draft.content);
    if (keys[at]?.some((unitKey) => taken.has(attemptKey(unitKey, series, attempt - 1)))) return;
    const message = `Attempt ${attempt - 1} of ${series} was not recorded when this was.`;
    addFinding(draft, 'ATTEMPT_SKIPPED', message);
  });
}

function attemptKey(unitKey: string, series: string, attempt: number): string {
  return `${attempt} ${unitKey} ${series}`;
}
