// Writes the SDL of every subgraph to schema/, without a database: the very text each subgraph serves.
// With names as arguments only these: node scripts/emit-schemas.mjs units
import { readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const require = createRequire(import.meta.url);
const named = process.argv.slice(2);

for (const name of named.length > 0 ? named : readdirSync(path.join(root, 'subgraphs'))) {
  const { createSubgraph } = require(path.join(root, 'subgraphs', name, 'dist/subgraph.js'));
  writeFileSync(path.join(root, 'schema', `${name}.graphql`), createSubgraph().sdl);
}
