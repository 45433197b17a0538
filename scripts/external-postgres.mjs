// A PostgreSQL of Debian's packages on a free port of loopback, for tests: empty, thrown away when it is stopped.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const PACKAGES = '/usr/lib/postgresql';
const LEAST_VERSION = 15;

/** The programs of the lowest version that is supported: what runs there runs on the later ones. */
export function findPrograms() {
  let versions = [];
  try {
    versions = readdirSync(PACKAGES).map(Number);
  } catch {
    // None is installed.
  }
  const found = versions.filter((version) => version >= LEAST_VERSION).sort((a, b) => a - b)[0];
  return found === undefined ? undefined : path.join(PACKAGES, String(found), 'bin');
}

/** PostgreSQL refuses to run as root. */
function unprivilegedUser() {
  if (process.getuid() !== 0) return {};
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

async function findFreePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/**
 * Starts a server with the settings it is packaged with, and with English collation as most servers have it, so that an
 * order that is not asked for by code point shows.
 * @returns the URL of its superuser, and how to stop it
 */
export async function startPostgres(programs) {
  const runAs = unprivilegedUser();
  const directory = mkdtempSync(path.join(tmpdir(), 'tracegraph-external-'));
  const remove = () => rmSync(directory, { recursive: true, force: true });
  const run = (program, ...words) =>
    execFileSync(path.join(programs, program), words, {
      cwd: directory,
      env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' },
      stdio: ['ignore', 'ignore', 'inherit'],
      ...runAs,
    });
  const data = path.join(directory, 'data');
  try {
    const password = randomBytes(16).toString('hex');
    const passwordFile = path.join(directory, 'password');
    writeFileSync(passwordFile, password, { mode: 0o600 });
    mkdirSync(data);
    chmodSync(directory, 0o700);
    if (runAs.uid !== undefined)
      for (const one of [directory, data, passwordFile]) chownSync(one, runAs.uid, runAs.gid);
    const locale = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=en-US'];
    run(
      'initdb',
      ...locale,
      '--auth=scram-sha-256',
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '-D',
      data,
    );
    const port = await findFreePort();
    const settings = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories= -c fsync=off`;
    run('pg_ctl', 'start', '--wait', '-D', data, '-l', path.join(directory, 'log'), '-o', settings);
    const stop = () => {
      run('pg_ctl', 'stop', '--mode=fast', '-D', data);
      remove();
    };
    return { url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`, stop };
  } catch (error) {
    remove();
    throw error;
  }
}
