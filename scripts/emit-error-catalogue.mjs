// Writes docs/errors.md from the catalogues in the code (`src/errors.ts` of each workspace), so that the two cannot differ.
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const root = path.join(import.meta.dirname, '..');
const workspaces = [
  'gateway',
  ...['subgraphs', 'packages'].flatMap((folder) =>
    readdirSync(path.join(root, folder))
      .sort()
      .map((name) => `${folder}/${name}`),
  ),
];

const lines = [
  '# Errors, refusals and findings',
  '',
  'Written by `npm run generate` from `src/errors.ts` of each workspace. An *error* ends a request or a program; a *refusal* stands in',
  '`results[i].error` of a recording and concerns one record; a *finding* stands in `record.findings`: the record is stored. Texts never name a host,',
  'SQL or a secret.',
];
for (const workspace of workspaces) {
  const file = path.join(root, workspace, 'dist/errors.js');
  if (!existsSync(file)) continue;
  for (const [name, catalogue] of Object.entries(require(file))) {
    if (!name.endsWith('_ERRORS')) continue;
    lines.push('', `## ${workspace}`, '', '| code | meaning |', '| --- | --- |');
    for (const [code, meaning] of Object.entries(catalogue))
      lines.push(`| \`${code}\` | ${meaning.replaceAll('|', '\\|')} |`);
  }
}
writeFileSync(path.join(root, 'docs/errors.md'), `${lines.join('\n')}\n`);
