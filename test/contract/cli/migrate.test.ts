import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestStores } from '@tracegraph/launcher';
import type { TestStores } from '@tracegraph/launcher';

import { INHERITED } from '../../testkit/environment';

const ROOT = path.join(__dirname, '../../..');

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

let stores: TestStores<'firmware'>;

beforeAll(async () => {
  stores = await startTestStores(['firmware']);
}, 60_000);
afterAll(async () => {
  await stores.stop();
});

async function migrate(
  variables: Readonly<Record<string, string>>,
  words: readonly string[] = [],
): Promise<Ended> {
  const program = path.join(ROOT, 'packages/cli/bin/tracegraph.js');
  const run = promisify(execFile)(process.execPath, [program, 'migrate', ...words], {
    cwd: ROOT,
    env: { ...INHERITED, ...variables },
  });
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: unknown) => error as Ended,
  );
}

/** The URLs of the firmware store; the migrator needs no password of the application role. */
function given(): Record<string, string> {
  const application = new URL(stores.urls.firmware.databaseUrl);
  application.password = '';
  return {
    FIRMWARE_DATABASE_URL: application.href,
    FIRMWARE_MIGRATION_DATABASE_URL: stores.urls.firmware.migrationUrl,
  };
}

describe('tracegraph migrate', () => {
  it('migrates the stores given by URL, starts nothing, and ends with 0 however often it runs', async () => {
    expect(await migrate(given())).toMatchObject({ code: 0, stdout: 'store firmware: up to date\n' });
    const { code, stdout } = await migrate(given(), ['--json']);
    expect([code, JSON.parse(stdout)]).toEqual([0, { firmware: { applied: [] } }]);
  });

  it.each([
    ['without any URL', {}, 'STORE_URL_MISSING'],
    [
      'with half a pair of URLs',
      { UNITS_DATABASE_URL: 'postgresql://u@127.0.0.1/units' },
      'STORE_URL_INCOMPLETE',
    ],
    ['with what is no URL', { UNITS_DATABASE_URL: 'units' }, 'ENVIRONMENT_INVALID'],
  ])('is misused %s, and ends with 2', async (_, variables, refusal) => {
    const { code, stderr } = await migrate(variables);
    expect([code, stderr]).toEqual([2, expect.stringContaining(refusal)]);
  });

  it('ends with 3 where the database does not answer, and names neither host nor password', async () => {
    const url = 'postgresql://owner:hidden@127.0.0.1:1/units';
    const { code, stderr } = await migrate({
      UNITS_DATABASE_URL: 'postgresql://app@127.0.0.1:1/units',
      UNITS_MIGRATION_DATABASE_URL: url,
    });
    expect([code, stderr]).toEqual([3, expect.stringContaining('STORE_UNREACHABLE')]);
    expect(stderr).not.toMatch(/hidden|127\.0\.0\.1/);
  });
});
