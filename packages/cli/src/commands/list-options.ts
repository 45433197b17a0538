import { Option } from 'commander';

import type { ListFormat } from '../listing/list-writer';

/** How a list is printed, as typed. */
export interface FormatOptions {
  readonly csv: boolean;
  readonly json: boolean;
}

/** The options that choose the format of a list. */
export function formatOptions(): readonly Option[] {
  return [
    new Option('--csv', 'print CSV (RFC 4180), the names of the columns first')
      .default(false)
      .conflicts('json'),
    new Option('--json', 'print one JSON object a line: head, rows, end').default(false),
  ];
}

/** The format chosen. */
export function readFormat({ csv, json }: FormatOptions): ListFormat {
  if (csv) return 'csv';
  return json ? 'json' : 'table';
}
