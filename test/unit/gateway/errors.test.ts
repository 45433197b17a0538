import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { GATEWAY_ERRORS } from '../../../gateway/src/errors';

const SOURCES = resolve(__dirname, '../../../gateway/src');

function sources(): { name: string; text: string }[] {
  return readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name, text: readFileSync(join(SOURCES, name), 'utf8') }));
}

describe('the errors of the gateway', () => {
  it('are each explained in a sentence', () => {
    for (const [code, meaning] of Object.entries(GATEWAY_ERRORS)) {
      expect(code).toMatch(/^[A-Z]+(_[A-Z]+)+$/);
      expect(meaning).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('use no code that is not in the catalogue', () => {
    const used = sources()
      .filter(({ name }) => name !== 'errors.ts')
      .flatMap(({ text }) => [...text.matchAll(/(?:code: |TraceError\(\s*|Failure\(\s*)'([A-Z_]+)'/g)])
      .map((match) => match[1]);
    expect(used.length).toBeGreaterThan(5);
    expect(Object.keys(GATEWAY_ERRORS)).toEqual(expect.arrayContaining(used));
  });
});

describe('the sources of the gateway', () => {
  it('read the environment in one file', () => {
    const readers = sources().filter(({ text }) => text.includes('process.env'));
    expect(readers.map(({ name }) => name)).toEqual(['environment.ts']);
  });
});
