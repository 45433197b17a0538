// Runs the tests of test/external/jest.config.mjs on the PostgreSQL that TRACEGRAPH_TEST_POSTGRES_URL names, else on one of
// Debian's packages that is started for them. Where there is neither, it fails. Further words go to jest.
import { spawn } from 'node:child_process';
import path from 'node:path';

import { findPrograms, startPostgres } from './external-postgres.mjs';

const VARIABLE = 'TRACEGRAPH_TEST_POSTGRES_URL';
const root = path.join(import.meta.dirname, '..');

async function openServer() {
  const given = process.env[VARIABLE];
  if (given) return { url: given, stop: () => undefined };
  const programs = findPrograms();
  if (programs) return startPostgres(programs);
  process.stderr.write(
    `Expected ${VARIABLE} to name the superuser of a PostgreSQL 15 or later that is for tests alone, or Debian's package postgresql-15 to be installed, found neither.\n`,
  );
  return process.exit(1);
}

const server = await openServer();
const words = ['--config', path.join(root, 'test/external/jest.config.mjs'), ...process.argv.slice(2)];
const jest = spawn(process.execPath, [path.join(root, 'node_modules/jest/bin/jest.js'), ...words], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, [VARIABLE]: server.url },
});
// Ctrl-C reaches jest as well; the server is stopped when jest has ended.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => jest.kill(signal));
jest.on('exit', (code) => {
  server.stop();
  process.exitCode = code ?? 1;
});
