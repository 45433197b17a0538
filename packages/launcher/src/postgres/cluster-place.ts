import { execFile } from 'node:child_process';
import { chmod, chown, lstat, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { TraceError } from '@tracegraph/service-kit';
import { z } from 'zod';

import { isMissing } from '../home/file-error';
import { areLinksComplete, copyBinaries, findPackagedBinaries } from './binaries';
import type { PackagedBinaries } from './binaries';
import { findUnprivilegedUser, isRoot } from './unprivileged-user';
import type { SystemUser } from './unprivileged-user';

/** Where the binaries and data of one cluster lie and who runs it. */
export interface ClusterPlace {
  /** Holds the folder `data`; owned by the user PostgreSQL runs as; absolute. */
  readonly directory: string;
  /** Holds `bin`, `lib` and `share`; absolute. */
  readonly binaries: string;
  /** Set when the launcher is root. */
  readonly runAs: SystemUser | undefined;
}

/** Folders that survive a restart of the machine and that other users may usually enter. */
const ROOT_PLACES = ['/var/lib/tracegraph', '/var/tmp/tracegraph', '/opt/tracegraph'];

const pointerShape = z.object({ directory: z.string().startsWith('/') });

/**
 * Finds the place of the cluster of a data directory, and makes it the first time. As root it lies outside of the data
 * directory, which an unprivileged user may not be able to enter; `postgres.json` there points to it.
 * @param home the data directory, held by this launcher
 * @throws TraceError POSTGRES_PLATFORM_UNSUPPORTED, POSTGRES_USER_MISSING, POSTGRES_PLACE_MISSING
 */
export async function openClusterPlace(home: string): Promise<ClusterPlace> {
  const packaged = await findPackagedBinaries();
  const directory = join(home, 'postgres');
  const owner = await ownerOf(join(directory, 'data'));
  if (isRoot() && !owner) return openRootPlace(home, packaged);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const binaries = (await areLinksComplete(packaged))
    ? packaged.directory
    : await copyBinaries(packaged, directory);
  return { directory, binaries, runAs: isRoot() ? owner : undefined };
}

/** Root goes on with a cluster that another user began, as that user: a second one would hide its records. */
async function ownerOf(data: string): Promise<SystemUser | undefined> {
  try {
    const { uid, gid } = await lstat(data);
    return uid === 0 ? undefined : { uid, gid };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function openRootPlace(home: string, packaged: PackagedBinaries): Promise<ClusterPlace> {
  const runAs = await findUnprivilegedUser();
  const pointer = join(home, 'postgres.json');
  const pointed = await readPointer(pointer);
  const places = pointed === undefined ? ROOT_PLACES : [join(pointed, '..')];
  const causes: unknown[] = [];
  for (const place of places) {
    try {
      const binaries = await prepareRootPlace(place, packaged, runAs);
      const directory = pointed ?? join(place, crypto.randomUUID());
      await mkdir(directory, { recursive: true, mode: 0o700 });
      await chown(directory, runAs.uid, runAs.gid);
      if (pointed === undefined) await writePointer(pointer, directory);
      return { directory, binaries, runAs };
    } catch (error) {
      causes.push(error);
    }
  }
  throw new TraceError(
    'POSTGRES_PLACE_MISSING',
    `Expected a folder that root may write and user id ${runAs.uid} may run programs from, tried ${places.join(', ')}: start as another user.`,
    { cause: new AggregateError(causes) },
  );
}

/** The folder must be root's own: what lies there is run. */
async function prepareRootPlace(
  place: string,
  packaged: PackagedBinaries,
  runAs: SystemUser,
): Promise<string> {
  await mkdir(place, { recursive: true, mode: 0o755 });
  const { uid, mode } = await lstat(place);
  if (uid !== 0 || (mode & 0o022) !== 0) throw new Error(`${place} is not root's own`);
  await chmod(place, 0o755);
  const binaries = await copyBinaries(packaged, place);
  await promisify(execFile)(join(binaries, 'bin', 'postgres'), ['--version'], {
    ...runAs,
    cwd: '/',
    env: {},
  });
  return binaries;
}

/** Removes data and pointer of a cluster; only for data directories that are thrown away. */
export async function removeClusterPlace(home: string): Promise<void> {
  const pointed = await readPointer(join(home, 'postgres.json'));
  if (pointed !== undefined) await rm(pointed, { recursive: true, force: true });
  await rm(join(home, 'postgres'), { recursive: true, force: true });
}

async function readPointer(path: string): Promise<string | undefined> {
  try {
    return pointerShape.parse(JSON.parse(await readFile(path, 'utf8'))).directory;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new TraceError('HOME_UNUSABLE', `Expected ${path} to name the folder of the cluster: restore it.`, {
      cause: error,
    });
  }
}

async function writePointer(path: string, directory: string): Promise<void> {
  await writeFile(`${path}.new`, `${JSON.stringify({ directory })}\n`, { mode: 0o600, flush: true });
  await rename(`${path}.new`, path);
}
