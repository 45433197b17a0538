import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestStores } from '@tracegraph/launcher';
import type { TestStores } from '@tracegraph/launcher';
import { Client } from 'pg';

import { MaterialHolderStore } from '../../../subgraphs/components/src/store/material-holder.store';
import { MaterialPackageStore } from '../../../subgraphs/components/src/store/material-package.store';
import { openStore } from '../../../subgraphs/components/src/store/store';
import type { Store } from '../../../subgraphs/components/src/store/store';
import { createContext } from '../../../subgraphs/components/src/context';
import { createSubgraph } from '../../../subgraphs/components/src/subgraph';
import { graphql } from 'graphql';

const UNITS = 20_000;
const FEEDERS = 10;
/** Tables with a row, or several, of every unit. */
const UNIT_TABLES = ['installation', 'removal', 'unit_standing', 'unit_reference'];

/** Statements that make the units: ten to a set, a hundred to a reel, all of them repaired at the last place, one in twenty at the first. */
const GENERATED = [
  `INSERT INTO material_package (subject_key, event_id, event_time, event_time_text, content_sha256, findings, site, package_id)
   SELECT 'north/P' || f || '-' || n, gen_random_uuid(), '2026-01-01Z', '2026-01-01T00:00:00Z', '', '[]', 'north', 'P' || f || '-' || n
   FROM generate_series(1, ${FEEDERS}) AS f, generate_series(0, ${UNITS / 100 - 1}) AS n`,
  `INSERT INTO package_lot SELECT subject_key, event_id, 'ACME/A1/L' || split_part(package_id, '-', 2), 'Acme', 'A1',
     'L' || split_part(package_id, '-', 2) FROM material_package WHERE package_id LIKE 'P1-%'`,
  `INSERT INTO material_set_content SELECT encode(sha256(n::text::bytea), 'hex'), 'north', (SELECT jsonb_agg(jsonb_build_object(
     'internalPartNumber', 'C-' || f, 'usage', 'PLACED', 'certainty', 'CERTAIN', 'reason', NULL, 'referenceDesignators',
     jsonb_build_array('C' || f), 'packageKeys', jsonb_build_array('north/P' || f || '-' || n / 10))) FROM generate_series(1, ${FEEDERS}) AS f)
   FROM generate_series(0, ${UNITS / 10 - 1}) AS n`,
  `INSERT INTO material_set_package SELECT 'north/P' || f || '-' || n / 10, encode(sha256(n::text::bytea), 'hex')
   FROM generate_series(1, ${FEEDERS}) AS f, generate_series(0, ${UNITS / 10 - 1}) AS n`,
  `INSERT INTO installation (unit_key, product_key, event_id, event_time, event_time_text, content_sha256, findings, site, material_set_sha256)
   SELECT 'part/acme/S-1/' || n, 'part/acme/S-1', gen_random_uuid(), '2026-01-02Z', '2026-01-02T00:00:00Z', '', '[]', 'north',
     encode(sha256((n / 10)::text::bytea), 'hex') FROM generate_series(0, ${UNITS - 1}) AS n`,
  `INSERT INTO removal (unit_key, product_key, event_id, event_time, event_time_text, content_sha256, findings, reference_designators, site)
   SELECT 'part/acme/S-1/' || n, 'part/acme/S-1', gen_random_uuid(), '2026-01-03Z', '2026-01-03T00:00:00Z', '', '[]',
     CASE WHEN n % 20 = 0 THEN ARRAY['C1', 'C${FEEDERS}'] ELSE ARRAY['C${FEEDERS}'] END, 'north'
   FROM generate_series(0, ${UNITS - 1}) AS n`,
  `INSERT INTO unit_reference (unit_key, product_key, feed_transaction, feed_sequence, kind, event_id, event_time, payload, source_record_time)
   SELECT 'part/acme/S-1/' || n, 'part/acme/S-1', 1, n, 'REGISTERED', gen_random_uuid(), '2026-01-01Z', '{}', '2026-01-01Z'
   FROM generate_series(0, ${UNITS - 1}) AS n`,
  `INSERT INTO unit_standing (unit_key, product_key, feed_transaction, feed_sequence, source_record_time, content_sha256, bound_keys,
     outermost_key, is_registered, work_orders)
   SELECT 'part/acme/S-1/' || n, 'part/acme/S-1', 1, n, '2026-01-01Z', '', '{}', 'part/acme/S-1/' || n, true, '{}'
   FROM generate_series(0, ${UNITS - 1}) AS n`,
];

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Plan[];
}

let stores: TestStores<'components'>;
let store: Store;
/** The statements of a question, each with the tables it reads from their beginning to their end. */
let asked: { readonly sql: string; readonly scanned: readonly string[] }[];

beforeAll(async () => {
  stores = await startTestStores(['components']);
  const owner = new Client({ connectionString: stores.urls.components.migrationUrl });
  await owner.connect();
  for (const statement of GENERATED) await owner.query(statement);
  await owner.query('VACUUM ANALYZE');
  await owner.end();
  store = openStore(stores.urls.components.databaseUrl);
}, 120_000);
afterAll(async () => {
  await store.close();
  await stores.stop();
});

function scannedTables(plan: Plan): readonly string[] {
  const own = plan['Node Type'] === 'Seq Scan' ? [plan['Relation Name'] ?? ''] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(scannedTables)];
}

/** The store, looking at the plan of each statement before it is run. */
function explaining(): Store {
  const { sql } = store;
  const watched = {
    $queryRawUnsafe: async <T>(text: string, ...values: unknown[]): Promise<T> => {
      const [row] = await sql.$queryRawUnsafe<{ 'QUERY PLAN': readonly { Plan: Plan }[] }[]>(
        `EXPLAIN (FORMAT JSON) ${text}`,
        ...values,
      );
      const plans = row?.['QUERY PLAN'] ?? [];
      asked.push({ sql: text, scanned: plans.flatMap(({ Plan: plan }) => scannedTables(plan)) });
      return sql.$queryRawUnsafe<T>(text, ...values);
    },
  };
  type Database = ConstructorParameters<typeof MaterialHolderStore>[0];
  const database = watched as unknown as Database;
  return {
    ...store,
    sql: watched,
    materialHolders: new MaterialHolderStore(database),
    materialPackages: new MaterialPackageStore(database),
  };
}

async function ask(question: string): Promise<unknown> {
  asked = [];
  const caller = {
    ...{ subject: 'test', roles: ['administrator'], party: null, requestId: 'test' },
    ...{ audience: 'components', issuedAt: 0, nonce: '' },
  };
  const contextValue = createContext({
    caller,
    store: explaining(),
    pseudonymise: (_site, operator) => operator,
    asOf: null,
  });
  const source = `{ units: ${question} { edges { node { unitKey } } totals { unitCount heldNowCount } } }`;
  const { data, errors } = await graphql({ schema: createSubgraph().schema, source, contextValue });
  expect(errors).toBeUndefined();
  return (data?.['units'] as { totals: unknown }).totals;
}

describe('asking 20,000 units for what a hundred of them hold', () => {
  it.each([
    ['unitsByManufacturerLot(manufacturer: "Acme", manufacturerPartNumber: "A1", lotNumber: "L7")', 100, 95],
    ['unitsByMaterialPackage(packageKey: "north/P1-7")', 100, 95],
    ['unitsByMaterialPackage(packageKey: "north/P2-7", held: NOW)', 100, 100],
    [
      `unitsByMaterialSet(sha256: "7902699be42c8a8e46fbbb4501726517e86b22c56a189f7625a6da49081b2451")`,
      10,
      10,
    ],
  ])('reads no table of units from end to end: %s', async (question, unitCount, heldNowCount) => {
    expect(await ask(question)).toEqual({ unitCount, heldNowCount });
    expect(asked.length).toBeGreaterThan(1);
    for (const { sql, scanned } of asked)
      expect({ sql, scanned: scanned.filter((table) => UNIT_TABLES.includes(table)) }).toEqual({
        sql,
        scanned: [],
      });
  });
});
