import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { parse } from 'csv-parse/sync';

/** A row of a CSV file, with the name of the file it stands in. */
export interface Row {
  readonly file: string;
  /** The text of a cell that is filled in. */
  cell(column: string): string;
  /** The text of a cell; null for an empty one. */
  optional(column: string): string | null;
  /** The members of a list. */
  list(column: string): readonly string[];
}

/** The files of a batch, read where they lie. */
export interface BatchFiles {
  /** The rows of a CSV file. */
  rows(file: string): readonly Row[];
  /** The rows of a file that sites write each for itself, of all sites that have it. */
  siteRows(folder: string, name: RegExp): readonly Row[];
  /** The files of a folder with one folder a site. */
  siteFiles(folder: string, name: RegExp): readonly string[];
  text(file: string): string;
  bytes(file: string): Buffer;
}

/** Opens the files of a batch below a directory. */
export function openBatch(directory: string): BatchFiles {
  const bytes = (file: string): Buffer => readFileSync(path.join(directory, file));
  const text = (file: string): string => bytes(file).toString('utf8');
  const rows = (file: string): readonly Row[] => readRows(file, text(file));
  const siteFiles = (folder: string, name: RegExp): readonly string[] =>
    sitesOf(rows('master-data/sites.csv')).flatMap((site) =>
      filesIn(directory, `${folder}/${site}`).filter((file) => name.test(path.posix.basename(file))),
    );
  return {
    rows,
    siteRows: (folder, name) => siteFiles(folder, name).flatMap(rows),
    siteFiles,
    text,
    bytes,
  };
}

function sitesOf(rows: readonly Row[]): readonly string[] {
  return rows.map((row) => row.cell('site').toLowerCase());
}

function filesIn(directory: string, folder: string): readonly string[] {
  const absolute = path.join(directory, folder);
  if (!existsSync(absolute)) return [];
  return readdirSync(absolute)
    .sort()
    .map((name) => `${folder}/${name}`);
}

function readRows(file: string, text: string): readonly Row[] {
  const records = parse(text, { columns: true }) as unknown as readonly Readonly<Record<string, string>>[];
  return records.map((record) => toRow(file, record));
}

function toRow(file: string, record: Readonly<Record<string, string>>): Row {
  const optional = (column: string): string | null => {
    const value = record[column];
    if (value === undefined) throw new Error(`${file} has no column ${column}`);
    return value === '' ? null : value;
  };
  return {
    file,
    optional,
    cell: (column) => {
      const value = optional(column);
      if (value === null) throw new Error(`${file}: a cell of ${column} is empty`);
      return value;
    },
    list: (column) => optional(column)?.split(' ') ?? [],
  };
}
