/** What a cell holds. */
export type CellValue = string | boolean | number | null | readonly string[];

/** A column of a list. */
export interface Column<R> {
  readonly name: string;
  /** Whether it is shown to people, or only in CSV and JSON. */
  readonly isShown: boolean;
  value(row: R): CellValue;
}

/** A cell as text: empty for null, several texts with blanks between. */
export function cellText(value: CellValue): string {
  if (value === null) return '';
  return Array.isArray(value) ? value.join(' ') : String(value);
}
