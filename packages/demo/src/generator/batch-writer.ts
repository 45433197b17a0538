import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { stringify } from 'csv-stringify/sync';

/** A cell of a CSV file; a list becomes its members with blanks between. */
export type Cell = string | number | boolean | readonly (string | number)[];
/** A row of a CSV file, columns in the order of the file. */
export type CsvRow = Readonly<Record<string, Cell>>;

/** One written file. */
export interface WrittenFile {
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

interface SortedRow {
  readonly row: CsvRow;
  readonly order: number;
}

interface SortedLine {
  readonly text: string;
  readonly order: number;
}

/**
 * Collects the files of a batch and writes them at the end, so that logs that several processes feed come out in the order
 * of time, as one machine would have written them.
 */
export class BatchWriter {
  private readonly tables = new Map<string, SortedRow[]>();
  private readonly lines = new Map<string, SortedLine[]>();
  private readonly contents = new Map<string, Buffer>();

  /**
   * Adds a row to a CSV file. All rows of a file MUST have the same columns.
   * @param path below the batch's folder
   * @param order rows are sorted by it, those with the same keep the order of adding
   */
  row(path: string, row: CsvRow, order = 0): void {
    const rows = this.tables.get(path) ?? [];
    rows.push({ row, order });
    this.tables.set(path, rows);
  }

  /** Adds a file of bytes. */
  bytes(path: string, content: Buffer): void {
    this.contents.set(path, content);
  }

  /** Adds a JSON file, two blanks indented. */
  json(path: string, value: unknown): void {
    this.bytes(path, Buffer.from(`${JSON.stringify(value, null, 2)}\n`));
  }

  /**
   * Adds a line of JSON to a file that has one on each line.
   * @param order lines are sorted by it
   */
  line(path: string, value: unknown, order: number): void {
    const lines = this.lines.get(path) ?? [];
    lines.push({ text: JSON.stringify(value), order });
    this.lines.set(path, lines);
  }

  /**
   * Writes everything; a file that is there already is overwritten.
   * @param directory made when it is not there
   */
  async write(directory: string): Promise<WrittenFile[]> {
    const files = new Map(this.contents);
    for (const [path, rows] of this.tables) files.set(path, csvText(rows));
    for (const [path, lines] of this.lines) files.set(path, linesText(lines));
    const paths = Array.from(files.keys()).sort();
    for (const folder of new Set(paths.map((path) => dirname(join(directory, path))))) {
      await mkdir(folder, { recursive: true });
    }
    const written: WrittenFile[] = [];
    for (const path of paths) {
      const content = files.get(path) ?? Buffer.alloc(0);
      await writeFile(join(directory, path), content);
      const sha256 = createHash('sha256').update(content).digest('hex');
      written.push({ path, sizeBytes: content.length, sha256 });
    }
    return written;
  }
}

function linesText(lines: readonly SortedLine[]): Buffer {
  const sorted = lines.toSorted((left, right) => left.order - right.order);
  return Buffer.from(sorted.map(({ text }) => `${text}\n`).join(''));
}

function csvText(rows: readonly SortedRow[]): Buffer {
  const sorted = rows.toSorted((left, right) => left.order - right.order).map(({ row }) => row);
  const columns = Object.keys(sorted[0] ?? {});
  const cells = sorted.map((row) => columns.map((column) => cellText(row[column])));
  return Buffer.from(stringify([columns, ...cells]));
}

function cellText(cell: Cell | undefined): string {
  return Array.isArray(cell) ? cell.join(' ') : String(cell ?? '');
}
