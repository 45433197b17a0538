import { beforeAll, describe, expect, it } from '@jest/globals';
import type { SqlClient } from '@tracegraph/record';
import { Client } from 'pg';

import { readProductionFilter } from '../../../subgraphs/provisioning/src/services/read-production-filter';
import { MeasurementDistributionStore } from '../../../subgraphs/provisioning/src/store/measurement-distribution.store';
import { MeasurementFailureStore } from '../../../subgraphs/provisioning/src/store/measurement-failure.store';
import { StageYieldStore } from '../../../subgraphs/provisioning/src/store/stage-yield.store';
import { TestYieldStore } from '../../../subgraphs/provisioning/src/store/test-yield.store';
import { limit } from './facts';
import type { Opened } from './facts';

const UNITS = 20_000;
/** Tables that grow with the units. */
const UNIT_SIZED = ['test_run', 'stage_run', 'unit_reference'];

/** The envelope of unit n of 20,000, of 50 products and recorded, in part, under panel places. */
const ENVELOPE =
  `CASE WHEN n % 2 = 0 THEN 'panel/vast/P' || n / 10 || '/' || n % 10 + 1 ELSE 'part/vast/P-' || n % 50 || '/' || n END,
  CASE WHEN n % 2 = 0 THEN 'panel/vast' ELSE 'part/vast/P-' || n % 50 END, gen_random_uuid(), START_TIME, '', '', '[]', 'vast',
  'S-' || n % 40, START_TIME, ''`.replaceAll(
    'START_TIME',
    "timestamptz '2026-01-01' + n * interval '1 minute'",
  );

const COLUMNS =
  'unit_key, product_key, event_id, event_time, event_time_text, content_sha256, findings, site, station_id, started_time, started_time_text';

const FILLED = [
  `INSERT INTO test_run (${COLUMNS}, procedure, attempt, outcome, limits_sha256, measured_values, is_named_as_limits)
   SELECT ${ENVELOPE}, 'VAST-' || n % 20, 1, 'PASS', 'LIMITS_SHA256', '["1.5"]', false FROM generate_series(1, ${UNITS}) AS n`,
  `INSERT INTO stage_run (${COLUMNS}, stage, resource_ids, result)
   SELECT ${ENVELOPE}, 'VAST-' || n % 20, '{}', 'COMPLETED' FROM generate_series(1, ${UNITS}) AS n`,
  `INSERT INTO unit_reference (unit_key, product_key, feed_transaction, feed_sequence, kind, event_id, event_time, payload, source_record_time)
   SELECT 'part/vast/P-' || n % 50 || '/' || n, 'part/vast/P-' || n % 50, 1000000, n, 'WORK_ORDER', gen_random_uuid(), now(),
     jsonb_build_object('site', 'vast', 'number', 'WO-' || n / 100), now() FROM generate_series(1, ${UNITS}) AS n`,
  `INSERT INTO unit_reference (unit_key, product_key, feed_transaction, feed_sequence, kind, other_key, event_id, event_time, payload, source_record_time)
   SELECT 'part/vast/P-' || n % 50 || '/' || n, 'part/vast/P-' || n % 50, 1000001, n, 'BOUND', 'panel/vast/P' || n / 10 || '/' || n % 10 + 1,
     gen_random_uuid(), now(), '{}', now() FROM generate_series(2, ${UNITS}, 2) AS n`,
  'ANALYZE',
];

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Plan[];
}

/** How PostgreSQL answers the questions where there are many units. */
export function describeQuestionPlans(opened: Opened): void {
  describe(`in a store of ${UNITS} units`, () => {
    beforeAll(async () => {
      const [registered] = await opened.provisioning.record('registerTestLimits', [
        { procedure: 'VAST', items: [limit('V', { lowerLimit: '1', upperLimit: '2' })] },
      ]);
      expect(registered?.status).toBe('STORED');
      const [limits] = await opened.provisioning.store.sql.$queryRawUnsafe<{ sha256: string }[]>(
        "SELECT subject_key AS sha256 FROM test_limits_content WHERE procedure = 'VAST'",
      );
      const owner = new Client({
        connectionString: opened.provisioning.stores.urls.provisioning.migrationUrl,
      });
      await owner.connect();
      for (const statement of FILLED)
        await owner.query(statement.replace('LIMITS_SHA256', limits?.sha256 ?? ''));
      await owner.end();
    }, 60_000);

    /** Explains what a store asks instead of asking it. */
    const explain = async (ask: (sql: SqlClient) => Promise<unknown>): Promise<readonly string[]> => {
      const plans: Plan[] = [];
      const explaining = {
        $queryRawUnsafe: async (sql: string, ...values: unknown[]) => {
          const [row] = await opened.provisioning.store.sql.$queryRawUnsafe<
            { 'QUERY PLAN': { Plan: Plan }[] }[]
          >(`EXPLAIN (FORMAT JSON) ${sql}`, ...values);
          plans.push(...(row?.['QUERY PLAN'] ?? []).map(({ Plan: plan }) => plan));
          return [];
        },
      };
      await ask(explaining as unknown as SqlClient);
      expect(plans).toHaveLength(1);
      return plans.flatMap(scansOf);
    };
    const day = { fromTime: '2026-01-05T00:00:00Z', toTime: '2026-01-06T00:00:00Z' };
    const asked = { name: 'V', attempts: 'FIRST', binCount: 10, quantiles: ['0.5'] } as const;

    const questions = [
      ['a station in a time', { site: 'vast', stationId: 'S-7', ...day }, null],
      ['a procedure or stage in a time', day, 'VAST-7'],
      ['a time', day, null],
      ['a work order', { workOrder: { site: 'vast', number: 'WO-7' } }, null],
      ['a product', { productKey: 'part/vast/P-8' }, null],
    ] as const;
    const stores = [
      ['testYield', (sql, question) => new TestYieldStore(sql).findAttempts(question)],
      [
        'AttemptYield.contradictedRunCount',
        (sql, question) => new TestYieldStore(sql).findContradictions(question),
      ],
      ['stageYield', (sql, question) => new StageYieldStore(sql).findAttempts(question)],
      ['measurementFailures', (sql, question) => new MeasurementFailureStore(sql).findMany(question)],
      [
        'measurementDistribution',
        (sql, question) => new MeasurementDistributionStore(sql).findSeries(question, asked),
      ],
    ] as const satisfies readonly (readonly [
      string,
      (sql: SqlClient, question: ReturnType<typeof readProductionFilter>) => Promise<unknown>,
    ])[];

    it.each(stores.flatMap(([root, ask]) => questions.map((question) => [root, ...question, ask] as const)))(
      '%s reads no table of units from end to end for %s',
      async (_root, _title, filter, series, ask) => {
        const scans = await explain((sql) => ask(sql, readProductionFilter(filter, series)));
        expect(scans.length).toBeGreaterThan(0);
        expect(scans.filter((scan) => UNIT_SIZED.some((table) => scan === `Seq Scan ${table}`))).toEqual([]);
      },
    );

    it('finds them there', async () => {
      const { data } = await opened.provisioning.ask(
        `query($filter: TestRunFilter) { testYield(filter: $filter) { procedures { unitCount attempts { contradictedRunCount } } } }`,
        { filter: { workOrder: { site: 'vast', number: 'WO-7' }, productKey: 'part/vast/P-8' } },
      );
      expect(data['testYield']).toEqual({
        procedures: [
          { unitCount: 1, attempts: [{ contradictedRunCount: 0 }] },
          { unitCount: 1, attempts: [{ contradictedRunCount: 0 }] },
        ],
      });
    });
  });
}

/** The nodes of a plan that read tables, as `Index Scan test_run`. */
function scansOf(plan: Plan): readonly string[] {
  const own = plan['Relation Name'] === undefined ? [] : [`${plan['Node Type']} ${plan['Relation Name']}`];
  return [...own, ...(plan.Plans ?? []).flatMap(scansOf)];
}
