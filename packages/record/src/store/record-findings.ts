import { z } from 'zod';

import type { AsOf } from '../graphql/connection';
import type { RecordedFinding, RecordedFindingConnection } from '../graphql/finding-connection';
import { name } from '../readers';
import { readArgument } from '../read-argument';
import { Conditions } from './conditions';
import type { AskedUnit, UnitKeyStatements } from './conditions';
import { assertPageSize, readCursor, toCursor, toPage } from './page';
import type { ResolutionStatement } from './finding-resolutions';
import type { SqlClient } from './sql-client';

/** Which page of findings is asked for. */
export interface FindingPage extends AskedUnit {
  /** 1 to 1,000. */
  readonly first: number;
  /** `endCursor` of the page before; null for the first page. */
  readonly after?: string | null;
  readonly code?: string | null;
  /** Only of records of this kind. */
  readonly kind?: string | null;
  /** Only of events at or after this time. */
  readonly fromTime?: string | null;
  /** Only of events before this time. */
  readonly toTime?: string | null;
  readonly isResolved?: boolean | null;
}

/** How a store finds the units of a question, and the records that resolve a finding. */
export interface FindingStatements {
  /** Null in a store without units. */
  readonly unitKeys: UnitKeyStatements | null;
  readonly resolution: ResolutionStatement;
}

type Row = Omit<RecordedFinding, 'isResolved' | 'resolvedBy'> & {
  readonly place: string;
  readonly sha256: string;
  readonly resolvedKind: string | null;
  readonly resolvedEventId: string | null;
  readonly resolvedTime: Date | null;
};

/**
 * A page of the findings of a store, in three statements, in two where the code is given.
 * @param asOf how far the unit feed was read
 * @throws TraceError PAGE_SIZE_OUT_OF_RANGE, CURSOR_MALFORMED, EVENT_TIME_MALFORMED, SITE_MALFORMED and the codes of a unit key
 */
export async function readFindings(
  sql: SqlClient,
  page: FindingPage,
  asOf: AsOf | null,
  statements: FindingStatements,
): Promise<RecordedFindingConnection> {
  assertPageSize(page.first);
  const after = typeof page.after === 'string' ? readCursor(page.after, cursorSchema) : null;
  const conditions = conditionsOf(page, statements.unitKeys);
  const resolvingOf = (codes: readonly string[] | null) =>
    `LEFT JOIN LATERAL ${statements.resolution(codes)} AS resolution ON true`;
  // Only where it is asked for is the resolution of every finding looked up, else that of the page.
  const asked = typeof page.code === 'string' ? [page.code] : null;
  const source = typeof page.isResolved === 'boolean' ? `finding ${resolvingOf(asked)}` : 'finding';
  const [counted] = await sql.$queryRawUnsafe<{ total: bigint }[]>(
    `SELECT count(*) AS total FROM ${source} WHERE ${conditions.toString()}`,
    ...conditions.values,
  );
  if (after)
    conditions.add(
      after,
      (time, subject, eventId, kind, code, sha256) =>
        `(finding.event_time, finding.subject_key, finding.event_id, finding.kind, finding.code, finding.finding_sha256) >
         (${time}::text::timestamptz, ${subject}::text, ${eventId}::text::uuid, ${kind}::text, ${code}::text, decode(${sha256}::text, 'hex'))`,
    );
  const found = `SELECT finding.* FROM ${source} WHERE ${conditions.toString()} ORDER BY ${ORDER} LIMIT ${page.first + 1}`;
  // PostgreSQL plans a statement for longer than it runs, so it holds what resolves the codes of the page only.
  const codes = asked ?? (await readCodes(sql, found, conditions.values));
  const resolving = resolvingOf(codes);
  const rows = await sql.$queryRawUnsafe<Row[]>(
    `SELECT ${COLUMNS} FROM (${found}) AS finding ${resolving} ORDER BY ${ORDER}`,
    ...conditions.values,
  );
  const { edges, pageInfo } = toPage(rows, page.first, after === null, cursorOf);
  return {
    edges: edges.map(({ cursor, node }) => ({ cursor, node: toNode(node) })),
    pageInfo,
    totalCount: Number(counted?.total ?? 0),
    asOf,
  };
}

async function readCodes(
  sql: SqlClient,
  found: string,
  values: readonly unknown[],
): Promise<readonly string[]> {
  const rows = await sql.$queryRawUnsafe<{ code: string }[]>(
    `SELECT DISTINCT finding.code FROM (${found}) AS finding`,
    ...values,
  );
  return rows.map(({ code }) => code);
}

const ORDER =
  'finding.event_time, finding.subject_key, finding.event_id, finding.kind, finding.code, finding.finding_sha256';

const COLUMNS = `finding.code, finding.message, finding.kind, finding.subject_key AS "subjectKey", finding.unit_key AS "unitKey",
  finding.event_id::text AS "eventId", finding.event_time AS "eventTime", finding.record_time AS "recordTime",
  finding.reference_keys AS "referenceKeys", encode(finding.finding_sha256, 'hex') AS sha256,
  to_char(finding.event_time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS place,
  resolution.kind AS "resolvedKind", resolution.event_id::text AS "resolvedEventId", resolution.record_time AS "resolvedTime"`;

function conditionsOf(page: FindingPage, unitKeys: UnitKeyStatements | null): Conditions {
  const conditions = new Conditions();
  if (typeof page.code === 'string')
    conditions.add([readArgument(name, page.code)], (code) => `finding.code = ${code}::text`);
  if (typeof page.kind === 'string') conditions.add([page.kind], (kind) => `finding.kind = ${kind}::text`);
  conditions.addUnits('finding.unit_key', page, unitKeys);
  conditions.addTimes('finding.event_time', page.fromTime, page.toTime);
  if (typeof page.isResolved === 'boolean')
    conditions.add(
      [page.isResolved],
      (isResolved) => `(resolution.event_id IS NOT NULL) = ${isResolved}::boolean`,
    );
  return conditions;
}

function toNode({
  resolvedKind: kind,
  resolvedEventId: eventId,
  resolvedTime: recordTime,
  ...row
}: Row): RecordedFinding {
  const isResolved = kind !== null && eventId !== null && recordTime !== null;
  return { ...row, isResolved, resolvedBy: isResolved ? { kind, eventId, recordTime } : null };
}

function cursorOf(row: Row): string {
  return toCursor([row.place, row.subjectKey, row.eventId, row.kind, row.code, row.sha256]);
}

const text = z.string().regex(/^[^\0]*$/);

const cursorSchema = z.tuple([
  z.string().refine(isPlace),
  text,
  z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  text,
  text,
  z.string().regex(/^[0-9a-f]{64}$/),
]);

/** An instant that there is: 31 February is read by JavaScript, not by PostgreSQL. */
function isPlace(place: string): boolean {
  const instant = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3})\d{3}Z$/.exec(place)?.[1];
  if (instant === undefined) return false;
  const read = new Date(`${instant}Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString() === `${instant}Z`;
}
