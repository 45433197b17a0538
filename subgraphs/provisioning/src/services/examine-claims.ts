import { addFinding, lockKeys } from '@tracegraph/record';
import type { Draft, Envelope } from '@tracegraph/record';

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

/** Notes records that take an attempt another record of the unit has. */
export async function noteTakenAttempts<
  C extends Envelope & { readonly attempt: number },
  R extends TakenAttempt,
>(tables: StoreTables, drafts: readonly Draft<C>[], by: Attempts<C, R>): Promise<void> {
  const units = [...new Set(drafts.map((draft) => draft.subjectKey))];
  await lockKeys(
    tables.sql,
    units.map((unitKey) => `${by.kind} ${unitKey}`),
  );
  const taken = new Map<string, string>();
  const keyOf = (unitKey: string, record: C | R): string =>
    `${record.attempt} ${unitKey} ${by.series(record)}`;
  const rows = await effectiveRows(tables, await by.find(units), by.kind, (row) => row.unitKey);
  for (const row of rows) taken.set(keyOf(row.unitKey, row), row.eventId);
  for (const draft of drafts) {
    const { content, subjectKey } = draft;
    const key = keyOf(subjectKey, content);
    const holder = taken.get(key);
    if (holder === undefined) taken.set(key, content.eventId);
    else if (holder !== content.eventId) {
      const message = `Attempt ${content.attempt} of ${by.series(content)} is also that of the event ${holder}.`;
      addFinding(draft, 'ATTEMPT_TAKEN', message);
    }
  }
}
