import type { ProvisioningRecordKind } from '../entities/provisioning-record-kind';
import type { StoreTables } from '../store/store';

/**
 * Leaves out rows that a correction declared wrong.
 * @param kind of the rows
 * @param subjectOf the subject of a row
 */
export async function effectiveRows<R extends { readonly eventId: string }>(
  { corrections }: StoreTables,
  rows: readonly R[],
  kind: keyof typeof ProvisioningRecordKind,
  subjectOf: (row: R) => string,
): Promise<readonly R[]> {
  if (rows.length === 0) return rows;
  const found = await corrections.findMany([...new Set(rows.map(subjectOf))]);
  const wrong = new Set(
    found.filter((row) => row.kind === kind).map((row) => `${row.correctedEventId} ${row.subjectKey}`),
  );
  return rows.filter((row) => !wrong.has(`${row.eventId} ${subjectOf(row)}`));
}
