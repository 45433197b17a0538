import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from '@jest/globals';

const ROOT = path.join(__dirname, '../../..');
const WORKSPACES = [
  'gateway',
  ...['subgraphs', 'packages'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder)).map((name) => path.join(folder, name)),
  ),
];

/** Where a code is raised: the first text argument of these calls, or a property `code`. */
const RAISED = [
  /new (?:TraceError|Gs1Error)\(\s*'([A-Z][A-Z0-9_]+)'/g,
  /addFinding\(\s*[\w.]+,\s*'([A-Z][A-Z0-9_]+)'/g,
  /textReader\(\s*'([A-Z][A-Z0-9_]+)'/g,
  /\bcode: '([A-Z][A-Z0-9]*_[A-Z0-9_]+)'/g,
];

function sourcesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'generated' ? [] : sourcesOf(file);
    return file.endsWith('.ts') ? [readFileSync(file, 'utf8')] : [];
  });
}

function catalogueOf(workspace: string): string[] {
  const file = path.join(ROOT, workspace, 'src/errors.ts');
  if (!existsSync(file)) return [];
  return [...readFileSync(file, 'utf8').matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map((match) => match[1] ?? '');
}

const documented = [
  ...readFileSync(path.join(ROOT, 'docs/errors.md'), 'utf8').matchAll(/^\| `([A-Z0-9_]+)` \|/gm),
].map((match) => match[1] ?? '');

describe('the catalogue of errors', () => {
  const catalogued = WORKSPACES.flatMap(catalogueOf);

  it('holds every code that any workspace raises', () => {
    const raised = WORKSPACES.flatMap((workspace) => sourcesOf(path.join(ROOT, workspace, 'src'))).flatMap(
      (source) => RAISED.flatMap((pattern) => [...source.matchAll(pattern)].map((match) => match[1] ?? '')),
    );
    expect(raised.length).toBeGreaterThan(30);
    expect([...new Set(raised)].filter((code) => !catalogued.includes(code))).toEqual([]);
  });

  it('holds no code that nothing names', () => {
    const sources = WORKSPACES.flatMap((workspace) => sourcesOf(path.join(ROOT, workspace, 'src'))).join(
      '\n',
    );
    expect(
      catalogued.filter((code) => [...sources.matchAll(new RegExp(`\\b${code}\\b`, 'g'))].length < 2),
    ).toEqual([]);
  });

  it('is the same as docs/errors.md', () => {
    expect([...documented].sort()).toEqual([...catalogued].sort());
  });
});
