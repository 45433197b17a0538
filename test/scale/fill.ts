import type { Client } from 'pg';

/** SQL of the columns of a row; the rows it is taken from are named by the statement. */
export type Columns = Readonly<Record<string, string>>;

/** One statement that fills a table: rows of `from` by the SQL of each column. */
export function insert(table: string, from: string, columns: Columns): string {
  return `INSERT INTO ${table} (${Object.keys(columns).join(', ')}) SELECT ${Object.values(columns).join(', ')} FROM ${from}`;
}

/** An instant as it is sent. */
export const timeText = (time: string): string =>
  `to_char((${time}) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** An event id made of a text that is different for each record. */
export const eventId = (text: string): string => `md5(${text})::uuid`;

/** What every record has. @param id SQL of a text that is different for each record of the table */
export const recordColumns = (table: string, id: string, time: string): Columns => ({
  event_id: eventId(`'${table} ' || ${id}`),
  event_time: time,
  event_time_text: timeText(time),
  content_sha256: `decode(md5('${table} ' || ${id}), 'hex')`,
  findings: `'[]'`,
});

/** A record about a subject other than a unit. */
export const insertSubject = (table: string, from: string, subject: string, columns: Columns): string =>
  insert(table, from, {
    subject_key: subject,
    ...recordColumns(table, subject, `timestamptz '2026-01-02T00:00:00Z'`),
    ...columns,
  });

/** A record about the units of `made`, under their own keys. */
export const insertOfUnits = (table: string, from: string, columns: Columns, id = 'made.n::text'): string =>
  insert(table, from, {
    unit_key: 'made.unit_key',
    product_key: 'made.product_key',
    ...recordColumns(table, id, 'made.made_time'),
    ...columns,
  });

/** A record about the units of `made`, of boards under their places on panels: they were bound later. */
export const insertOfPlaces = (table: string, from: string, columns: Columns, id = 'made.n::text'): string =>
  insertOfUnits(
    table,
    from,
    { unit_key: 'made.recorded_key', product_key: 'made.recorded_product_key', ...columns },
    id,
  );

/**
 * A quarter of the units with a finding of a usual code, 1 % with each other code, and 20 with the rare one, `RARE`; as many
 * conflicts. References are event ids that are not there.
 */
export const findingsAndConflicts = (
  kind: string,
  usualCode: string,
  otherCodes: readonly string[],
): readonly string[] => {
  const finding = (code: string, condition: string): string =>
    insert('finding', `made WHERE ${condition}`, {
      subject_key: 'made.unit_key',
      event_id: eventId(`'finding ${code} ' || made.n`),
      kind: `'${kind}'`,
      code: `'${code}'`,
      finding_sha256: `decode(md5('${code}'), 'hex')`,
      message: `'Noticed.'`,
      reference_keys: `ARRAY[${eventId(`'reference ' || made.n`)}::text]`,
      unit_key: 'made.unit_key',
      product_key: 'made.product_key',
      event_time: 'made.made_time',
    });
  return [
    finding(usualCode, 'made.n % 4 = 0'),
    finding('RARE', 'made.n % 5000 = 7'),
    ...otherCodes.map((code, at) => finding(code, `made.n % 100 = ${at}`)),
    insert('record_conflict', 'made WHERE made.n % 4 = 1', {
      subject_key: 'made.unit_key',
      event_id: eventId(`'conflict ' || made.n`),
      content_sha256: `'\\x01'`,
      stored_content_sha256: `'\\x02'`,
      kind: `'${kind}'`,
      content: `'{}'`,
      record_time: 'made.made_time',
    }),
  ];
};

/** Runs statements one after the other in one transaction. */
export async function runAll(client: Client, statements: readonly string[]): Promise<void> {
  await client.query('BEGIN');
  for (const statement of statements) {
    try {
      await client.query(statement);
    } catch (error) {
      throw new Error(`${String(error)}: ${statement.slice(0, 300)}`, { cause: error });
    }
  }
  await client.query('COMMIT');
  await client.query('VACUUM ANALYZE');
}
