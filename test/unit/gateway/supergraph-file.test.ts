import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from '@jest/globals';

import { subgraphsOf, SupergraphFile } from '../../../gateway/src/supergraph-file';
import type { Supergraph } from '../../../gateway/src/supergraph-file';

const SDL = `enum join__Graph {
  UNITS @join__graph(name: "units", url: "http://127.0.0.1:4001/graphql")
  AUDIT_LOG @join__graph(name: "audit-log", url: "")
}
`;

describe('the file of the supergraph', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tracegraph-supergraph-'));
  const path = join(folder, 'supergraph.graphql');
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('names its subgraphs as they were composed', () => {
    expect(subgraphsOf(SDL)).toEqual([
      { name: 'units', url: 'http://127.0.0.1:4001/graphql' },
      { name: 'audit-log', url: '' },
    ]);
  });

  it('is known by the SHA-256 of its bytes and taken once while it stays the same', async () => {
    writeFileSync(path, SDL);
    const taken: Supergraph[] = [];
    const file = new SupergraphFile(path);
    const use = (supergraph: Supergraph): Promise<void> => {
      taken.push(supergraph);
      return Promise.resolve();
    };
    const id = createHash('sha256').update(SDL).digest('hex');
    expect(await file.load(use)).toBe(id);
    expect(await file.load(use)).toBe(id);
    expect(taken).toHaveLength(1);
  });

  it('is tried again when it could not be taken, and remembers which was refused', async () => {
    writeFileSync(path, SDL);
    const file = new SupergraphFile(path);
    await expect(file.load(() => Promise.reject(new Error('not satisfiable')))).rejects.toThrow(
      'not satisfiable',
    );
    expect(file.lastFailure?.refusedId).toMatch(/^[0-9a-f]{64}$/);
    await file.load(() => Promise.resolve());
    expect(file.lastFailure).toBeUndefined();
  });

  it.each([
    ['cannot be read', undefined],
    ['is no GraphQL', '{{{'],
    ['names no subgraph', 'type Query { a: Int }'],
  ])('is refused with SUPERGRAPH_UNUSABLE when it %s', async (_name, text) => {
    if (text !== undefined) writeFileSync(path, text);
    const file = new SupergraphFile(text === undefined ? join(folder, 'nothing') : path);
    await expect(file.load(() => Promise.resolve())).rejects.toMatchObject({ code: 'SUPERGRAPH_UNUSABLE' });
  });
});
