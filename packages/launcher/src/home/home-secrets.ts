import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { TraceError } from '@tracegraph/service-kit';
import { z } from 'zod';

import { STORES } from '../stores/store-names';
import { isMissing } from './file-error';

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const perStore = z.object({
  ownerPassword: hex,
  applicationPassword: hex,
  /** `kid:hex64`, shared by the gateway and the subgraph of this name. */
  signingKeys: z.string(),
});
const shape = z.object({
  superuserPassword: hex,
  /** Keys the pseudonyms of operators; losing it separates old pseudonyms from new ones. */
  operatorPseudonymKey: hex,
  stores: z.object({ units: perStore, components: perStore, firmware: perStore, provisioning: perStore }),
});

/** What is random and must stay the same from start to start: passwords and keys, 32 random bytes each in hex. */
export type HomeSecrets = z.output<typeof shape>;

/**
 * Reads `secrets.json` (mode 600) of a data directory, and makes it the first time.
 * MUST be called with the lock of the directory held.
 * @throws TraceError HOME_SECRETS_UNREADABLE; never replaces a damaged file, since the stores hang on it
 */
export async function openSecrets(directory: string): Promise<HomeSecrets> {
  const path = join(directory, 'secrets.json');
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (!isMissing(error)) throw unreadable(error);
    return createSecrets(path);
  }
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    throw unreadable();
  }
}

async function createSecrets(path: string): Promise<HomeSecrets> {
  const secrets = {
    superuserPassword: random(),
    operatorPseudonymKey: random(),
    stores: Object.fromEntries(
      STORES.map((store) => [
        store,
        { ownerPassword: random(), applicationPassword: random(), signingKeys: `${store}-1:${random()}` },
      ]),
    ) as HomeSecrets['stores'],
  };
  await writeFile(`${path}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flush: true });
  await rename(`${path}.new`, path);
  return secrets;
}

function random(): string {
  return randomBytes(32).toString('hex');
}

function unreadable(cause?: unknown): TraceError {
  return new TraceError(
    'HOME_SECRETS_UNREADABLE',
    'Expected secrets.json of the data directory to hold its passwords and keys, but it cannot be read: restore it from a backup.',
    { cause },
  );
}
