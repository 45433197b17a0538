import { TraceError } from '@tracegraph/service-kit';

/** A row of a CSV file of the batch; every reading says which file and line is wrong when it fails. */
export class CsvRow {
  constructor(
    private readonly cells: Readonly<Record<string, string>>,
    private readonly place: string,
  ) {}

  /** A cell that MUST NOT be empty. */
  text(column: string): string {
    const value = this.optional(column);
    if (value === undefined) throw this.malformed(column, 'a value', 'an empty cell');
    return value;
  }

  /** A cell that may be empty; undefined when it is. */
  optional(column: string): string | undefined {
    const value = this.cells[column];
    if (value === undefined) throw this.malformed(column, 'the column', 'a file without it');
    return value === '' ? undefined : value;
  }

  /** A whole number that is not negative. */
  whole(column: string): number {
    const value = this.text(column);
    if (!/^\d{1,9}$/.test(value)) throw this.malformed(column, 'a whole number', value);
    return Number(value);
  }

  /** `true` or `false`. */
  flag(column: string): boolean {
    const value = this.text(column);
    if (value !== 'true' && value !== 'false') throw this.malformed(column, 'true or false', value);
    return value === 'true';
  }

  /** Members separated by blanks; none where the cell is empty. */
  list(column: string): string[] {
    return this.optional(column)?.split(' ') ?? [];
  }

  private malformed(column: string, expected: string, received: string): TraceError {
    const message = `${this.place}, column ${column}: expected ${expected}, received ${received}.`;
    return new TraceError('DEMO_FILE_MALFORMED', message);
  }
}
