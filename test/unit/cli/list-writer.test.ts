import { describe, expect, it } from '@jest/globals';

import { createListWriter } from '../../../packages/cli/src/listing/list-writer';
import type { ListFormat } from '../../../packages/cli/src/listing/list-writer';
import type { Column } from '../../../packages/cli/src/listing/column';

interface Row {
  readonly key: string;
  readonly names: readonly string[];
  readonly isHeld: boolean | null;
}

const COLUMNS: readonly Column<Row>[] = [
  { name: 'key', isShown: true, value: ({ key }) => key },
  { name: 'names', isShown: false, value: ({ names }) => names },
  { name: 'isHeld', isShown: true, value: ({ isHeld }) => isHeld },
];
const ROWS: readonly Row[] = [
  { key: 'a,"b"\r\nc', names: ['x', 'y'], isHeld: true },
  { key: 'd', names: [], isHeld: null },
];
const HEAD = { lines: ['Units: 3'], json: { totals: 3 } };

async function written(format: ListFormat): Promise<string> {
  let text = '';
  const output = {
    write: (part: string) => {
      text += part;
      return Promise.resolve();
    },
  };
  const writer = createListWriter(format, 'unit', COLUMNS, output);
  await writer.begin(HEAD);
  await writer.rows(ROWS);
  await writer.rows([{ key: 'longer than the first page', names: [], isHeld: false }]);
  await writer.end({ rowCount: 3, isComplete: true, problems: [] });
  return text;
}

describe('a list', () => {
  it('as CSV is rows after the names of all columns, with quotes where RFC 4180 wants them', async () => {
    expect(await written('csv')).toBe(
      'key,names,isHeld\r\n"a,""b""\r\nc",x y,true\r\nd,,\r\nlonger than the first page,,false\r\n',
    );
  });

  it('as JSON is one object a line: head, rows with the types of their values, end', async () => {
    const lines = (await written('json')).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { type: 'head', totals: 3 },
      { type: 'unit', key: ROWS[0]?.key, names: ['x', 'y'], isHeld: true },
      { type: 'unit', key: 'd', names: [], isHeld: null },
      { type: 'unit', key: 'longer than the first page', names: [], isHeld: false },
      { type: 'end', rowCount: 3, isComplete: true, problems: [] },
    ]);
  });

  it('as a table says what was counted first, and shows what a terminal would obey', async () => {
    expect(await written('table')).toBe(
      [
        'Units: 3',
        '',
        'key                 isHeld',
        String.raw`a,"b"\u000d\u000ac  true`,
        'd',
        'longer than the first page  false',
        '',
      ].join('\n'),
    );
  });
});
