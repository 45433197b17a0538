import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from '@jest/globals';

const ROOT = path.join(__dirname, '../../..');
const lock = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<
    Record<string, { readonly version?: string; readonly resolved?: string; readonly link?: boolean }>
  >;
};

function copiesOf(name: string): string[] {
  return Object.entries(lock.packages)
    .filter(([place]) => place.endsWith(`node_modules/${name}`))
    .map(([, { version }]) => version ?? '');
}

describe('the lock file', () => {
  it.each([
    ['graphql', '16.15.0'],
    ['@apollo/federation-internals', '2.14.4'],
    ['type-graphql', '2.0.0-rc.4'],
    ['@prisma/client', '7.10.0'],
  ])('holds exactly one copy of %s, the pinned one', (name, version) => {
    expect(copiesOf(name)).toEqual([version]);
  });

  it('holds one version of the gateway, composition and subgraph packages', () => {
    const versions = [
      '@apollo/gateway',
      '@apollo/composition',
      '@apollo/subgraph',
      '@apollo/query-planner',
    ].flatMap(copiesOf);
    expect(new Set(versions)).toEqual(new Set(['2.14.4']));
  });

  it('names no address to download from', () => {
    const named = Object.values(lock.packages).filter(
      ({ resolved, link }) => resolved?.includes('://') === true && link !== true,
    );
    expect(named).toEqual([]);
  });
});
