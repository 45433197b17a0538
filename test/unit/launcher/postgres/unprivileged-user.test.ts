import { describe, expect, it } from '@jest/globals';

import { pickUnprivilegedUser } from '../../../../packages/launcher/src/postgres/unprivileged-user';

const ROOT = 'root:x:0:0:root:/root:/bin/bash';
const NOBODY = 'nobody:x:65534:65533:nobody:/nonexistent:/usr/sbin/nologin';
const POSTGRES = 'postgres:x:101:104:PostgreSQL,,,:/var/lib/postgresql:/bin/bash';

describe('the user PostgreSQL runs as under root', () => {
  it('is postgres where it exists', () => {
    expect(pickUnprivilegedUser([ROOT, NOBODY, POSTGRES].join('\n'))).toEqual({ uid: 101, gid: 104 });
  });

  it('is else nobody', () => {
    expect(pickUnprivilegedUser(`${ROOT}\n${NOBODY}\n`)).toEqual({ uid: 65534, gid: 65533 });
  });

  it('is never root', () => {
    expect(pickUnprivilegedUser(ROOT)).toBeUndefined();
    expect(pickUnprivilegedUser('postgres:x:0:0::/:/bin/sh')).toBeUndefined();
    expect(pickUnprivilegedUser('postgres:x:nobody\n')).toBeUndefined();
  });
});
