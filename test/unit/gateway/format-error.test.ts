import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { describe, expect, it } from '@jest/globals';
import { createLogger } from '@tracegraph/service-kit';

import { createErrorFormatter } from '../../../gateway/src/format-error';

const format = createErrorFormatter(createLogger('test', 'silent'));
const catalogue = readFileSync(resolve(__dirname, '../../../docs/errors.md'), 'utf8');
const codes = [...catalogue.matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1] ?? '');

/** What a client sees of an error with this code. */
const shown = (code: unknown) => format({ message: 'the text', extensions: { code } }, new Error('the text'));

describe('an error seen by a client', () => {
  it('keeps the code and text of everything in the catalogue that was written for callers', () => {
    expect(codes).toEqual(expect.arrayContaining(['SHA256_MALFORMED', 'BASE64_MALFORMED']));
    const masked = codes.filter((code) => {
      const { message, extensions } = shown(code);
      return message !== 'the text' || extensions?.code !== code;
    });
    expect(masked.filter((code) => code !== 'INTERNAL_SERVER_ERROR')).toEqual([]);
  });

  it.each(['P2002', 'ENOENT', '22P02', 'UND_err', 'A__B', '_A_B', '', 7, undefined])(
    'has no text under a code that is none of ours: %s',
    (code) => {
      const { message, extensions } = shown(code);
      expect(message).toMatch(/^An unexpected error occurred/);
      expect(extensions?.code).toBe('INTERNAL_SERVER_ERROR');
    },
  );

  it('has no text under a code that says nobody foresaw it', () => {
    for (const code of ['INTERNAL_SERVER_ERROR', 'DOWNSTREAM_SERVICE_ERROR'])
      expect(shown(code)).toMatchObject({ extensions: { code: 'INTERNAL_SERVER_ERROR' } });
  });
});
