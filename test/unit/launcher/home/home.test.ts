import { mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openHome } from '@tracegraph/launcher';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'home-'));
});
afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

async function writeLock(holder: object): Promise<string> {
  const path = join(directory, 'launcher.lock');
  await writeFile(path, JSON.stringify({ pid: 1, host: hostname(), started: '', token: 'other', ...holder }));
  return path;
}

describe('the data directory', () => {
  it('keeps its passwords and keys from start to start, readable by this user only', async () => {
    const first = await openHome(directory);
    await first.release();
    const second = await openHome(directory);
    expect(second.secrets).toEqual(first.secrets);
    expect((await stat(join(directory, 'secrets.json'))).mode & 0o777).toBe(0o600);
    await second.release();
  });

  it('makes other passwords for every role and directory', async () => {
    const home = await openHome(directory);
    const passwords = Object.values(home.secrets.stores).flatMap((store) => [
      store.ownerPassword,
      store.applicationPassword,
    ]);
    expect(new Set([...passwords, home.secrets.superuserPassword]).size).toBe(9);
    await home.release();
  });

  it('refuses a damaged secrets.json with HOME_SECRETS_UNREADABLE, leaves it as it is and frees the lock', async () => {
    await writeFile(join(directory, 'secrets.json'), '{"superuserPassword":"a1');
    for (const attempt of [1, 2]) {
      await expect(openHome(directory)).rejects.toMatchObject({ code: 'HOME_SECRETS_UNREADABLE' });
      expect([attempt, await readFile(join(directory, 'secrets.json'), 'utf8')]).toEqual([
        attempt,
        '{"superuserPassword":"a1',
      ]);
    }
  });

  it('is refused with HOME_UNUSABLE where a file has its name', async () => {
    await writeFile(join(directory, 'file'), '');
    await expect(openHome(join(directory, 'file'))).rejects.toMatchObject({ code: 'HOME_UNUSABLE' });
  });
});

describe('the lock of a data directory', () => {
  it('goes to one of many that ask at once, also over a stale one', async () => {
    await writeLock({ pid: 2 ** 30 });
    const homes = await Promise.allSettled(Array.from({ length: 8 }, () => openHome(directory)));
    const opened = homes.filter((home) => home.status === 'fulfilled');
    expect(opened).toHaveLength(1);
    await opened[0]?.value.release();
  });

  it('is taken over from a process whose id went to another program', async () => {
    await writeLock({ pid: process.pid, started: 'another time' });
    await (await openHome(directory)).release();
  });

  it('is taken over when its file is damaged', async () => {
    await writeFile(join(directory, 'launcher.lock'), '');
    await (await openHome(directory)).release();
  });

  it('of another host is kept while that shows life, and taken over after half a minute of silence', async () => {
    const path = await writeLock({ host: 'elsewhere' });
    await expect(openHome(directory)).rejects.toMatchObject({ code: 'HOME_IN_USE' });
    const before = new Date(Date.now() - 31_000);
    await utimes(path, before, before);
    await (await openHome(directory)).release();
  });
});
