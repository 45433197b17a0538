import { stringify } from 'csv-stringify/sync';

import { visible } from '../audit/visible';
import { cellText } from './column';
import type { Column } from './column';
import type { Output } from './output';

/** What is said before the rows. */
export interface ListHead {
  /** For people. */
  readonly lines: readonly string[];
  /** For programs. */
  readonly json: object;
}

/** What is said behind them. */
export interface ListEnd {
  readonly rowCount: number;
  readonly isComplete: boolean;
  /** Why it is not complete. */
  readonly problems: readonly string[];
}

/** Writes a list page by page. */
export interface ListWriter<R> {
  begin(head: ListHead): Promise<void>;
  rows(rows: readonly R[]): Promise<void>;
  end(end: ListEnd): Promise<void>;
}

/** How a list is written: a table for people, or for programs CSV (RFC 4180) or one JSON object a line. */
export type ListFormat = 'table' | 'csv' | 'json';

/**
 * A writer of a list.
 * @param kind what a row is, for JSON: each line says what it is
 */
export function createListWriter<R>(
  format: ListFormat,
  kind: string,
  columns: readonly Column<R>[],
  output: Output,
): ListWriter<R> {
  if (format === 'csv') return createCsvWriter(columns, output);
  return format === 'json' ? createJsonWriter(kind, columns, output) : createTableWriter(columns, output);
}

/** Rows only, the names of the columns first; what else there is to say goes to the standard error. */
function createCsvWriter<R>(columns: readonly Column<R>[], output: Output): ListWriter<R> {
  const toCsv = (records: readonly (readonly string[])[]) =>
    stringify([...records], { record_delimiter: 'windows' });
  return {
    begin: () => output.write(toCsv([columns.map(({ name }) => name)])),
    rows: (rows) =>
      output.write(toCsv(rows.map((row) => columns.map((column) => cellText(column.value(row)))))),
    end: () => Promise.resolve(),
  };
}

/** One JSON object a line: `head`, the rows, and `end`; a list without `end` was cut off. */
function createJsonWriter<R>(kind: string, columns: readonly Column<R>[], output: Output): ListWriter<R> {
  const toLine = (type: string, members: object) => `${JSON.stringify({ type, ...members })}\n`;
  const toMembers = (row: R) => Object.fromEntries(columns.map((column) => [column.name, column.value(row)]));
  return {
    begin: ({ json }) => output.write(toLine('head', json)),
    rows: (rows) => output.write(rows.map((row) => toLine(kind, toMembers(row))).join('')),
    end: (end) => output.write(toLine('end', end)),
  };
}

const WIDEST = 60;

/** Columns as wide as those of the first page need, so that nothing waits for the pages behind. */
function createTableWriter<R>(columns: readonly Column<R>[], output: Output): ListWriter<R> {
  const shown = columns.filter(({ isShown }) => isShown);
  let widths: readonly number[] | undefined;
  const toLine = (cells: readonly string[]) =>
    cells
      .map((cell, at) => cell.padEnd(widths?.[at] ?? 0))
      .join('  ')
      .trimEnd();
  return {
    begin: ({ lines }) => output.write(`${lines.map(visible).join('\n')}\n`),
    rows: async (rows) => {
      const cells = rows.map((row) => shown.map((column) => visible(cellText(column.value(row)))));
      const isFirst = widths === undefined;
      const named = isFirst ? [shown.map(({ name }) => name), ...cells] : cells;
      widths ??= shown.map((_column, at) =>
        Math.min(WIDEST, Math.max(...named.map((line) => line[at]?.length ?? 0))),
      );
      await output.write(`${isFirst ? '\n' : ''}${named.map(toLine).join('\n')}\n`);
    },
    end: () => Promise.resolve(),
  };
}
