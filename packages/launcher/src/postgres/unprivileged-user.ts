import { readFile } from 'node:fs/promises';

import { TraceError } from '@tracegraph/service-kit';

/** Whom PostgreSQL runs as when the launcher is root. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

const CANDIDATES = ['postgres', 'nobody'];

/** Answers whether this process runs as root. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * Picks an unprivileged user of the system: `postgres`, else `nobody`.
 * @param passwd the text of /etc/passwd
 */
export function pickUnprivilegedUser(passwd: string): SystemUser | undefined {
  const users = new Map(
    passwd.split('\n').map((line) => {
      const [name = '', , uid, gid] = line.split(':');
      return [name, { uid: Number(uid), gid: Number(gid) }] as const;
    }),
  );
  return CANDIDATES.map((name) => users.get(name)).find((user) => user !== undefined && user.uid > 0);
}

/**
 * As {@link pickUnprivilegedUser}, of this machine.
 * @throws TraceError POSTGRES_USER_MISSING
 */
export async function findUnprivilegedUser(): Promise<SystemUser> {
  const user = pickUnprivilegedUser(await readFile('/etc/passwd', 'utf8').catch(() => ''));
  if (user) return user;
  throw new TraceError(
    'POSTGRES_USER_MISSING',
    'PostgreSQL refuses to run as root; expected a user postgres or nobody to run it as, found neither: start as another user.',
  );
}
