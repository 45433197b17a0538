import { describe, expect, it } from '@jest/globals';

import {
  isProcessAlive,
  mayBePostmasterOf,
  parsePostmasterFile,
} from '../../../../packages/launcher/src/postgres/postmaster-file';

describe('postmaster.pid', () => {
  it('names process and port', () => {
    const text = '3697\n/var/lib/data\n1795398392\n25999\n\n127.0.0.1\n  1500968         4\nready   \n';
    expect(parsePostmasterFile(text)).toEqual({ pid: 3697, port: 25999 });
  });

  it.each(['', '3697\n', '3697\n/data\n1795398392\n', 'x\n/data\n1\n5432\n', '0\n/data\n1\n5432\n'])(
    'that is still being written names nothing: %j',
    (text) => {
      expect(parsePostmasterFile(text)).toBeUndefined();
    },
  );
});

describe('a process id', () => {
  it('of this process is alive but not the server of a data folder', async () => {
    expect(isProcessAlive(process.pid)).toBe(true);
    expect(await mayBePostmasterOf(process.pid, __dirname)).toBe(false);
  });

  it('that nobody has is not alive', async () => {
    expect(isProcessAlive(2 ** 30)).toBe(false);
    expect(await mayBePostmasterOf(2 ** 30, __dirname)).toBe(false);
  });
});
