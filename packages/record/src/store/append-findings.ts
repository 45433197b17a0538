import { createHash } from 'node:crypto';

import type { NotedFinding } from '../draft';
import { insertRows } from './insert-rows';
import type { SqlClient } from './sql-client';
import { unitColumns } from './unit-columns';

/** A finding with the record it was noticed on. */
export interface RecordFinding {
  /** Kind of the record. */
  readonly kind: string;
  readonly subjectKey: string;
  readonly eventId: string;
  /** RFC 3339, or as PostgreSQL writes it. */
  readonly eventTime: string | Date;
  /** The unit it is about; null where it is about none, or about many. */
  readonly unitKey: string | null;
  readonly finding: NotedFinding;
}

/**
 * Adds findings to the list of findings, in one statement; those listed already are left out.
 * MUST run in the transaction of the record that shows them; no statement where there are none.
 */
export async function appendFindings(sql: SqlClient, findings: readonly RecordFinding[]): Promise<void> {
  await insertRows(
    sql,
    'finding',
    findings.map(({ finding, unitKey, ...record }) => ({
      ...record,
      code: finding.code,
      findingSha256: `\\x${findingSha256(finding)}`,
      message: finding.message,
      referenceKeys: finding.referenceKeys ?? [],
      ...(unitKey === null ? { productKey: null, unitKey } : unitColumns(unitKey)),
    })),
  );
}

/** What tells the findings of a record apart: SHA-256 of code and message, 64 hex digits. */
export function findingSha256({ code, message }: Pick<NotedFinding, 'code' | 'message'>): string {
  return createHash('sha256').update(`${code}\n${message}`).digest('hex');
}
