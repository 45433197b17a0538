import type { RecordTable } from './append-corrections';

/**
 * How findings are resolved: code → statement of the records that resolve a finding of it. A statement has the columns `kind`,
 * `event_id` and `record_time`, names the finding `finding`, and gives no row while it stands; of several rows the one recorded
 * first counts. What is corrected is resolved whatever its code, so codes resolved by nothing else are not listed.
 */
export type FindingResolutions<C extends string> = Readonly<Partial<Record<C, string>>>;

/**
 * A condition: no correction declares a row wrong.
 * @param row alias of the row
 * @param kind kind of the record
 */
export function isEffective(row: string, kind: string, subjectColumn: RecordTable['subjectColumn']): string {
  return `NOT EXISTS (SELECT 1 FROM correction AS wrong WHERE wrong.subject_key = ${row}.${subjectColumn}
    AND wrong.kind = '${kind}' AND wrong.corrected_event_id = ${row}.event_id)`;
}

/** What was unknown is registered: with the registration that made the last of it known. */
export function byRegistration(kind: string, { table, subjectColumn }: RecordTable): string {
  return `SELECT '${kind}' AS kind, known.event_id, known.record_time FROM (
      SELECT first.event_id, first.record_time FROM unnest(finding.reference_keys) AS named(key)
      LEFT JOIN LATERAL (SELECT registered.event_id, registered.record_time FROM ${table} AS registered
        WHERE registered.${subjectColumn} = named.key AND ${isEffective('registered', kind, subjectColumn)}
        ORDER BY registered.record_time, registered.event_id LIMIT 1) AS first ON true
      ORDER BY first.record_time DESC NULLS FIRST, first.event_id DESC LIMIT 1) AS known
    WHERE known.event_id IS NOT NULL`;
}

/** The other record of the subject was corrected: the references are event ids. */
export const BY_CORRECTION_OF_REFERENCE = `SELECT 'CORRECTION' AS kind, other.event_id, other.record_time FROM correction AS other
    WHERE other.subject_key = finding.subject_key AND other.kind = finding.kind
      AND other.corrected_event_id::text = ANY(finding.reference_keys)`;

/**
 * All other records a finding is about were corrected: with the last of these corrections.
 * @param match condition of the other records, given the alias of their row
 */
export function byCorrectionOfAll(
  kind: string,
  { table, subjectColumn }: RecordTable,
  match: (row: string) => string,
): string {
  return `SELECT last.* FROM (SELECT 'CORRECTION' AS kind, gone.event_id, gone.record_time FROM ${table} AS other
      JOIN correction AS gone ON gone.subject_key = other.${subjectColumn} AND gone.kind = '${kind}' AND gone.corrected_event_id = other.event_id
      WHERE ${match('other')} AND NOT EXISTS (SELECT 1 FROM ${table} AS still
        WHERE ${match('still')} AND ${isEffective('still', kind, subjectColumn)})
      ORDER BY gone.record_time DESC, gone.event_id DESC LIMIT 1) AS last`;
}

/** The corrected record came after its correction. */
function byCorrectedRecord(tables: Readonly<Record<string, RecordTable>>): string {
  return Object.entries(tables)
    .map(
      ([
        kind,
        { table, subjectColumn },
      ]) => `SELECT '${kind}' AS kind, late.event_id, late.record_time FROM correction AS early
    JOIN ${table} AS late ON late.${subjectColumn} = early.subject_key AND late.event_id = early.corrected_event_id
    WHERE early.subject_key = finding.subject_key AND early.event_id = finding.event_id AND early.kind = '${kind}'`,
    )
    .join(' UNION ALL ');
}

const BY_OWN_CORRECTION = `SELECT 'CORRECTION' AS kind, own.event_id, own.record_time FROM correction AS own
    WHERE own.subject_key = finding.subject_key AND own.kind = finding.kind AND own.corrected_event_id = finding.event_id`;

/**
 * The record that resolved a finding first, as a table of at most one row; for a lateral join to a row `finding`.
 * @param codes the codes there can be, for a shorter statement; null for all
 */
export type ResolutionStatement = (codes: readonly string[] | null) => string;

/**
 * How the findings of a store are resolved, as one statement.
 * @param tables the table of each kind of record of the store
 * @param resolutions how its findings are resolved
 * @param ofAnyCode further statements of records that resolve a finding whatever its code
 */
export function resolutionOf<C extends string>(
  tables: Readonly<Record<string, RecordTable>>,
  resolutions: FindingResolutions<C>,
  ofAnyCode: readonly string[] = [],
): ResolutionStatement {
  const rules = new Map<string, string[]>([[byCorrectedRecord(tables), ['CORRECTED_RECORD_UNKNOWN']]]);
  for (const [code, statement] of Object.entries<string | undefined>(resolutions))
    if (statement !== undefined) rules.set(statement, [...(rules.get(statement) ?? []), code]);
  return (codes) => {
    const ofCodes = [...rules]
      .filter(([, names]) => codes === null || names.some((name) => codes.includes(name)))
      .map(
        ([statement, names]) =>
          `SELECT resolving.* FROM (${statement}) AS resolving WHERE finding.code IN (${names.map((code) => `'${code}'`).join(', ')})`,
      );
    return `(SELECT resolving.kind, resolving.event_id, resolving.record_time
      FROM (${[BY_OWN_CORRECTION, ...ofAnyCode, ...ofCodes].join('\n UNION ALL ')}) AS resolving
      ORDER BY resolving.record_time, resolving.event_id LIMIT 1)`;
  };
}
