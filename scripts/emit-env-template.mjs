// Writes .env.template from the schemas with which each process checks its environment, so that the two cannot differ.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const root = path.join(import.meta.dirname, '..');
const load = (file) => require(path.join(root, file));

const { STORES, launcherVariables, storeVariables, testVariables } = load('packages/launcher/dist/index.js');
const { gatewayVariables, subgraphVariables } = load('gateway/dist/environment.js');

const merged = (schemas) => Object.assign({}, ...schemas.map((schema) => schema.shape));

const sections = [
  ['npm start: the launcher and everything it starts', launcherVariables.shape],
  ['npm start: databases and subgraphs of your own', merged(STORES.map(storeVariables))],
  ['npm run start:gateway', { ...gatewayVariables.shape, ...merged(STORES.map(subgraphVariables)) }],
  ...STORES.map((name) => [
    `npm run start:${name}`,
    load(`subgraphs/${name}/dist/environment.js`).environmentSchema.shape,
  ]),
  ['npm run test:external', testVariables.shape],
  ['npx --no-install tracegraph', load('packages/cli/dist/environment.js').environmentSchema.shape],
];

const lines = [
  '# Every variable of every process. Nothing reads this file by itself: export what you need.',
  '# Written by `npm run generate` from the code.',
];
for (const [title, shape] of sections) {
  lines.push('', `## ${title}`);
  for (const [name, schema] of Object.entries(shape)) {
    const fallback = schema.safeParse(undefined);
    const value =
      fallback.success && fallback.data !== undefined
        ? String(fallback.data).replace(`${root}${path.sep}`, '')
        : '';
    lines.push(`# ${schema.description ?? ''}${fallback.success ? '' : ' Required.'}`, `# ${name}=${value}`);
  }
}
writeFileSync(path.join(root, '.env.template'), `${lines.join('\n')}\n`);
