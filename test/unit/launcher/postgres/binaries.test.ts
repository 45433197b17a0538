import { chmod, lstat, mkdir, mkdtemp, readdir, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import {
  areLinksComplete,
  copyBinaries,
  findPackagedBinaries,
} from '../../../../packages/launcher/src/postgres/binaries';

let base: string;
let packaged: { directory: string; version: string };

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'binaries-'));
  packaged = { directory: join(base, 'package', 'native'), version: '18.0.0' };
  await mkdir(join(packaged.directory, 'lib'), { recursive: true });
  await mkdir(join(packaged.directory, 'bin'));
  await writeFile(join(packaged.directory, 'bin', 'postgres'), 'program');
  await chmod(join(packaged.directory, 'bin', 'postgres'), 0o755);
  await writeFile(join(packaged.directory, 'lib', 'libpq.so.5.18'), 'library');
  await writeFile(
    join(packaged.directory, 'pg-symlinks.json'),
    JSON.stringify([{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]),
  );
});
afterEach(async () => {
  await rm(base, { recursive: true, force: true });
});

describe('packaged binaries', () => {
  it('are incomplete without the links that npm cannot pack', async () => {
    expect(await areLinksComplete(packaged)).toBe(false);
  });

  it('are copied once with relative links, also by several launchers at once', async () => {
    const copies = await Promise.all([copyBinaries(packaged, base), copyBinaries(packaged, base)]);
    expect(copies).toEqual(Array(2).fill(join(base, 'postgres-18.0.0')));
    const link = join(base, 'postgres-18.0.0', 'lib', 'libpq.so.5');
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    expect(await readlink(link)).toBe('libpq.so.5.18');
    expect((await stat(join(base, 'postgres-18.0.0', 'bin', 'postgres'))).mode & 0o777).toBe(0o755);
    expect((await readdir(base)).sort()).toEqual(['package', 'postgres-18.0.0']);
  });

  it('of an unknown platform are refused with POSTGRES_PLATFORM_UNSUPPORTED', async () => {
    await expect(findPackagedBinaries('sunos-sparc')).rejects.toMatchObject({
      code: 'POSTGRES_PLATFORM_UNSUPPORTED',
    });
  });
});
