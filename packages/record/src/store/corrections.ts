import DataLoader from 'dataloader';

import type { Correction, CorrectionReason, Finding, StoredRecord } from '../graphql/record';
import { compareText } from '../draft';

/** The columns every record table shares. */
export interface RecordRow {
  readonly eventId: string;
  readonly eventTime: Date;
  /** As received, with its offset and all its digits. */
  readonly eventTimeText: string;
  readonly recordTime: Date;
  readonly origin: string | null;
  readonly collector: string | null;
  readonly documentRef: string | null;
  readonly findings: unknown;
}

/** A row of the table `correction`. */
export interface CorrectionRow extends RecordRow {
  readonly kind: string;
  readonly subjectKey: string;
  readonly correctedEventId: string;
  readonly reason: string;
  readonly explanation: string | null;
  readonly author: string;
  readonly correctiveEventIds: readonly string[];
}

/** Corrections by `<kind> <event id> <subject key>` of the corrected record. */
export type CorrectionLoader = DataLoader<string, Correction | null>;

/** The key of a {@link CorrectionLoader}. */
export function correctionKey(kind: string, subjectKey: string, eventId: string): string {
  return `${kind} ${eventId} ${subjectKey}`;
}

/**
 * Loads the corrections of all records of a request at once; of several corrections of a record the latest one counts.
 * @param find the corrections of these subjects, in one statement
 */
export function createCorrectionLoader(
  find: (subjectKeys: readonly string[]) => Promise<readonly CorrectionRow[]>,
): CorrectionLoader {
  return new DataLoader(async (keys) => {
    const subjects = [...new Set(keys.map((key) => key.split(' ').slice(2).join(' ')))];
    const latest = new Map<string, CorrectionRow>();
    for (const row of [...(await find(subjects))].sort(byTime)) {
      latest.set(correctionKey(row.kind, row.subjectKey, row.correctedEventId), row);
    }
    return keys.map((key) => {
      const row = latest.get(key);
      return row ? toCorrection(row) : null;
    });
  });
}

/** A recorded row together with what the graph says of its record. */
export type Recorded<R> = R & { readonly record: StoredRecord };

/**
 * Adds to rows what the graph says of their records, and leaves out those declared wrong.
 * @param rows of one kind
 * @param of their kind, and the subject of each
 * @param corrections loader of this request
 * @param includeSuperseded also those declared wrong; their `correctedBy` says so
 */
export async function withRecords<R extends RecordRow>(
  rows: readonly R[],
  of: { readonly kind: string; readonly subjectKey: (row: R) => string },
  corrections: CorrectionLoader,
  includeSuperseded = false,
): Promise<Recorded<R>[]> {
  const found = await corrections.loadMany(
    rows.map((row) => correctionKey(of.kind, of.subjectKey(row), row.eventId)),
  );
  return rows.flatMap((row, at) => {
    const correction = found[at];
    if (correction instanceof Error) throw correction;
    if (correction && !includeSuperseded) return [];
    return [{ ...row, record: toRecord(row, correction ?? null) }];
  });
}

/**
 * What the graph says of a record.
 * @param row its shared columns
 * @param correctedBy the correction that declares it wrong, or null
 */
export function toRecord(row: RecordRow, correctedBy: Correction | null): StoredRecord {
  return {
    eventId: row.eventId,
    eventTime: row.eventTime,
    eventTimeZoneOffset: offsetOf(row.eventTimeText),
    recordTime: row.recordTime,
    origin: row.origin,
    collector: row.collector,
    documentRef: row.documentRef,
    findings: row.findings as readonly Finding[],
    correctedBy,
    redacted: [],
  };
}

function toCorrection(row: CorrectionRow): Correction {
  return {
    eventId: row.eventId,
    eventTime: row.eventTime,
    recordTime: row.recordTime,
    reason: row.reason as keyof typeof CorrectionReason,
    explanation: row.explanation,
    author: row.author,
    correctiveEventIds: row.correctiveEventIds,
  };
}

function byTime(a: CorrectionRow, b: CorrectionRow): number {
  return a.eventTime.getTime() - b.eventTime.getTime() || compareText(a.eventId, b.eventId);
}

/** EPCIS writes the offset of UTC as +00:00. */
function offsetOf(text: string): string {
  return /[+-]\d{2}:\d{2}$/.exec(text)?.[0] ?? '+00:00';
}
