import { link, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

import { TraceError } from '@tracegraph/service-kit';
import { z } from 'zod';

import { isMissing } from './file-error';

/** How often a holder says that it lives, and after which silence a holder on another host counts as gone; milliseconds. */
const BEAT_MS = 5_000;
const SILENCE_MS = 30_000;

const holderShape = z.object({ pid: z.number(), host: z.string(), started: z.string(), token: z.string() });
type Holder = z.output<typeof holderShape>;

/** Held as long as a launcher works with its data directory. */
export interface HomeLock {
  release(): Promise<void>;
}

/**
 * Takes the lock of a data directory; one left by a killed launcher is taken over.
 * MUST be released; the lock of a killed process frees itself.
 * @param directory the data directory, existing
 * @throws TraceError HOME_IN_USE naming the process that holds it
 */
export async function lockHome(directory: string): Promise<HomeLock> {
  const path = join(directory, 'launcher.lock');
  const mine: Holder = {
    pid: process.pid,
    host: hostname(),
    started: startOf(process.pid) ?? '',
    token: crypto.randomUUID(),
  };
  const draft = `${path}.${mine.token}`;
  await writeFile(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    while (!(await linkIfFree(draft, path))) await removeIfStale(path, mine.token);
  } finally {
    await rm(draft, { force: true });
  }
  const beat = setInterval(() => void touch(path), BEAT_MS);
  beat.unref();
  return {
    release: async () => {
      clearInterval(beat);
      if ((await readHolder(path))?.token === mine.token) await rm(path, { force: true });
    },
  };
}

/** `link` is atomic and fails when the name exists, also on network file systems. */
async function linkIfFree(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function removeIfStale(path: string, token: string): Promise<void> {
  const holder = await readHolder(path);
  if (holder && (await isAlive(holder, path))) {
    throw new TraceError(
      'HOME_IN_USE',
      `Expected a data directory of its own, but process ${holder.pid} on ${holder.host} works with it: stop that or set TRACEGRAPH_HOME.`,
      { details: { pid: holder.pid } },
    );
  }
  const removed = `${path}.stale.${token}`;
  try {
    await rename(path, removed);
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  // Two launchers may find the same stale lock; the slower one must not remove the fresh lock of the faster one.
  const taken = await readHolder(removed);
  if (taken && taken.token !== holder?.token) await linkIfFree(removed, path);
  await rm(removed, { force: true });
}

async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    return holderShape.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return undefined;
  }
}

async function isAlive(holder: Holder, path: string): Promise<boolean> {
  if (holder.host === hostname()) {
    const started = startOf(holder.pid);
    return started !== undefined && started === holder.started;
  }
  const age = await stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => Infinity,
  );
  return age < SILENCE_MS;
}

/** When a process started, so that a reused process id is not taken for the holder; '' where the system does not tell. */
function startOf(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined;
  }
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
    // A killed process whose parent has not asked for it yet is still listed, as a zombie.
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return '';
  }
}

async function touch(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now).catch(() => undefined);
}
