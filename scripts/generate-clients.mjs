// Generates the Prisma client of every store. Prisma looks for its schema engine even where generating needs none,
// and would fetch it; naming any executable file keeps this offline.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const prisma = path.join(root, 'node_modules/prisma/build/index.js');

for (const store of readdirSync(path.join(root, 'prisma'))) {
  const config = path.join(root, 'prisma', store, 'prisma.config.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [prisma, 'generate', '--config', config], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
  });
  if (status !== 0) {
    process.stderr.write(`${stdout}\n${stderr}\n`);
    process.exit(status ?? 1);
  }
}
