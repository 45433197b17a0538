import { randomUUID } from 'node:crypto';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrateStore, startTestStores } from '@tracegraph/launcher';
import type { StoreName, TestStores } from '@tracegraph/launcher';
import { findingSha256 } from '@tracegraph/record';
import { Client } from 'pg';

const STORES = ['units', 'components', 'firmware', 'provisioning'] as const;
const folderOf = (store: StoreName) => resolve(__dirname, `../../../prisma/${store}/migrations`);

let stores: TestStores;
let before: string;

/** Stores as they were before the list of findings. */
beforeAll(async () => {
  before = await mkdtemp(join(tmpdir(), 'migrations-'));
  for (const store of STORES) {
    await mkdir(join(before, store));
    for (const part of ['migration_lock.toml', '20261123000000_records'])
      await cp(join(folderOf(store), part), join(before, store, part), { recursive: true });
  }
  const migrations = Object.fromEntries(STORES.map((store) => [store, join(before, store)]));
  stores = await startTestStores([...STORES], { migrations });
});
afterAll(async () => {
  await stores.stop();
  await rm(before, { recursive: true });
});

async function run(store: (typeof STORES)[number], sql: string, values: unknown[] = []) {
  const client = new Client({ connectionString: stores.urls[store].migrationUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

const ENVELOPE = 'event_id, event_time, event_time_text, content_sha256, findings, record_time';
const OLD = '2020-01-02T03:04:05.678901Z';
const recorded = (findings: readonly object[]) => [
  randomUUID(),
  OLD,
  OLD,
  '\\x00',
  JSON.stringify(findings),
  OLD,
];

describe('the migration that adds the list of findings', () => {
  it('carries over the findings of records stored before, with what they are about, and changes no record', async () => {
    const unknown = { code: 'PACKAGE_UNKNOWN', message: 'Not recorded here (yet): A/1, A/2.' };
    const differs = {
      code: 'PACKAGE_PART_DIFFERS',
      message: 'A/3 is registered for R, but was installed as S.',
    };
    const unitKey = '01/09521234543213/21/S1';
    await run(
      'components',
      `INSERT INTO installation (${ENVELOPE}, unit_key, product_key, site, material_set_sha256)
       VALUES ($1, $2, $3, $4, $5, $6, '${unitKey}', '01/09521234543213', 'WRO1', 'x')`,
      recorded([differs, unknown]),
    );
    const rows = await run('components', 'SELECT * FROM installation');
    await migrateStore('components', stores.urls.components, folderOf('components'));
    expect(await run('components', 'SELECT * FROM installation')).toEqual(rows);
    const expected = [
      { ...differs, reference_keys: ['A/3'] },
      { ...unknown, reference_keys: ['A/1', 'A/2'] },
    ];
    expect(
      await run(
        'components',
        `SELECT code, message, reference_keys, kind, subject_key, unit_key, product_key, event_id, event_time::text, record_time,
           encode(finding_sha256, 'hex') AS sha256 FROM finding ORDER BY code`,
      ),
    ).toEqual(
      expected.map((finding) => ({
        ...finding,
        ...{
          kind: 'INSTALLATION',
          subject_key: unitKey,
          unit_key: unitKey,
          product_key: '01/09521234543213',
        },
        ...{ event_id: rows[0]?.['event_id'], record_time: rows[0]?.['record_time'] },
        event_time: expect.stringContaining('.678901'),
        sha256: findingSha256(finding),
      })),
    );
  });

  it('finds the unit of a finding about one of many units', async () => {
    const findings = [
      { code: 'UNIT_NOT_SHIPPED', message: 'No shipment of part/acme/box/1 is recorded before that time.' },
      { code: 'UNIT_UNKNOWN', message: 'The unit part/acme/box/1 is not recorded here (yet).' },
    ];
    await run(
      'units',
      `INSERT INTO unit_return (${ENVELOPE}, subject_key) VALUES ($1, $2, $3, $4, $5, $6, 'RET-1')`,
      recorded(findings),
    );
    await migrateStore('units', stores.urls.units, folderOf('units'));
    const listed = { unit_key: 'part/acme/box/1', product_key: 'part/acme/box' };
    expect(
      await run('units', 'SELECT code, unit_key, product_key, reference_keys FROM finding ORDER BY code'),
    ).toEqual([
      { code: 'UNIT_NOT_SHIPPED', ...listed, reference_keys: [] },
      { code: 'UNIT_UNKNOWN', ...listed, reference_keys: ['part/acme/box/1'] },
    ]);
  });

  it('carries over those of images and of runs alike', async () => {
    const image = {
      code: 'IMAGE_UNKNOWN',
      message: 'No image with the digest FILE:sha256:1 is registered here (yet).',
    };
    await run(
      'firmware',
      `INSERT INTO sbom_reference (${ENVELOPE}, subject_key, format, sha256)
       VALUES ($1, $2, $3, $4, $5, $6, 'FILE:sha256:1', 'SPDX', 'x')`,
      recorded([image]),
    );
    const station = {
      code: 'STATION_UNKNOWN',
      message: 'Station WRO1/S was not registered when this was recorded.',
    };
    await run(
      'provisioning',
      `INSERT INTO defect (${ENVELOPE}, unit_key, product_key, defect_code, reference_designators)
       VALUES ($1, $2, $3, $4, $5, $6, 'panel/WRO1/P/1', 'panel/WRO1/P', 'X', '{}')`,
      recorded([station]),
    );
    for (const store of ['firmware', 'provisioning'] as const)
      await migrateStore(store, stores.urls[store], folderOf(store));
    const query = 'SELECT code, unit_key, reference_keys FROM finding';
    expect(await run('firmware', query)).toEqual([
      { code: 'IMAGE_UNKNOWN', unit_key: null, reference_keys: ['FILE:sha256:1'] },
    ]);
    expect(await run('provisioning', query)).toEqual([
      { code: 'STATION_UNKNOWN', unit_key: 'panel/WRO1/P/1', reference_keys: ['WRO1/S'] },
    ]);
  });
});
