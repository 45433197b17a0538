import { access, constants, mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { TraceError } from '@tracegraph/service-kit';

import { lockHome } from './home-lock';
import { openSecrets } from './home-secrets';
import type { HomeSecrets } from './home-secrets';

/** The data directory (TRACEGRAPH_HOME) of one running launcher. */
export interface Home {
  /** Absolute. */
  readonly directory: string;
  readonly secrets: HomeSecrets;
  /** One log file per process lies here; absolute. */
  readonly logs: string;
  /** Gives the directory free for another launcher. */
  release(): Promise<void>;
}

/**
 * Opens the data directory for this launcher alone, made with mode 700 the first time.
 * @param directory absolute
 * @throws TraceError HOME_UNUSABLE, HOME_IN_USE, HOME_SECRETS_UNREADABLE
 */
export async function openHome(directory: string): Promise<Home> {
  const logs = join(directory, 'logs');
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await mkdir(logs, { recursive: true, mode: 0o700 });
    await access(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new TraceError(
      'HOME_UNUSABLE',
      `Expected a data directory this user can read and write, but ${directory} is not (${reason}): give access or set TRACEGRAPH_HOME.`,
      { cause: error },
    );
  }
  const lock = await lockHome(directory);
  try {
    return { directory, logs, secrets: await openSecrets(directory), release: () => lock.release() };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
