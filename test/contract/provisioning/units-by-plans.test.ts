import 'reflect-metadata';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';

import { UnitQuestions, unitsOfImages } from './unit-questions';

const UNITS = 20_000;
/** Tables that grow with the units. */
const UNIT_SIZED = [
  ...['stage_run', 'test_run', 'defect', 'repair', 'firmware_installation', 'security_state'],
  ...['certificate_provisioning', 'qc_decision', 'unit_reference', 'unit_standing'],
];

const hex = (n: string): string => `lpad(to_hex(${n}), 64, '0')`;
const TIME = "timestamptz '2026-01-01' + n * interval '1 minute'";
const COMMON = 'unit_key, product_key, event_id, event_time, event_time_text, content_sha256, findings';
const VALUES = `CASE WHEN n % 2 = 0 THEN 'panel/vast/P' || n / 10 || '/' || n % 10 + 1 ELSE 'part/vast/P/' || n END,
  CASE WHEN n % 2 = 0 THEN 'panel/vast' ELSE 'part/vast/P' END, gen_random_uuid(), ${TIME}, '', '', '[]'`;
/** Every tenth run has no end; every tenth ends an hour later. */
const RUN_TIMES = `${TIME}, '', CASE n % 10 WHEN 0 THEN NULL WHEN 1 THEN ${TIME} + interval '1 hour' ELSE ${TIME} END`;
const PLACE = `'vast', 'S-' || n % 100`;
const OPERATOR = `'op-' || lpad(to_hex(n % 200), 32, '0')`;

const fill = (table: string, columns: string, values: string): string =>
  `INSERT INTO ${table} (${COMMON}, ${columns}) SELECT ${VALUES}, ${values} FROM generate_series(1, ${UNITS}) AS n`;

const FILLED = [
  fill(
    'stage_run',
    'site, station_id, started_time, started_time_text, ended_time, operator_id, stage, resource_ids, program_name, program_revision',
    `${PLACE}, ${RUN_TIMES}, ${OPERATOR}, 'VAST', ARRAY['R-' || n % 300, 'R-' || n % 7 + 1000], 'PROGRAM-' || n % 100, 'A'`,
  ),
  fill(
    'test_run',
    'site, station_id, started_time, started_time_text, ended_time, operator_id, fixture_id, procedure, attempt, outcome, limits_sha256, measured_values, is_named_as_limits',
    `${PLACE}, ${RUN_TIMES}, ${OPERATOR}, 'R-' || n % 300, 'VAST-' || n % 3, 1, CASE WHEN n % 100 = 0 THEN 'FAIL' ELSE 'PASS' END, '', '["1.5"]', false`,
  ),
  fill('defect', 'site, station_id, defect_code, reference_designators', `${PLACE}, 'D-' || n % 300, '{}'`),
  fill(
    'repair',
    'site, station_id, operator_id, action, reference_designators',
    `${PLACE}, ${OPERATOR}, 'OTHER', '{}'`,
  ),
  fill(
    'firmware_installation',
    'site, station_id, operator_id, slot, purpose, source, digest',
    `${PLACE}, ${OPERATOR}, 'a', 'PRODUCTION', 'PROGRAMMED', 'FILE:sha256:' || ${hex('n % 300')}`,
  ),
  fill('security_state', 'site, station_id, secure_boot, debug_locked', `${PLACE}, true, true`),
  fill(
    'certificate_provisioning',
    'site, station_id, purpose, key_origin, certificate_sha256, is_der_recorded',
    `${PLACE}, 'P', 'INJECTED', ${hex('n')}, false`,
  ),
  fill(
    'qc_decision',
    'site, gate, attempt, result, inspector_id',
    `'vast', 'FINAL', 1, CASE WHEN n % 100 = 0 THEN 'HOLD' ELSE 'PASS' END, ${OPERATOR}`,
  ),
  `INSERT INTO unit_reference (unit_key, product_key, feed_transaction, feed_sequence, kind, other_key, event_id, event_time, payload, source_record_time)
   SELECT 'part/vast/P/' || n, 'part/vast/P', 1000001, n, 'BOUND', 'panel/vast/P' || n / 10 || '/' || n % 10 + 1,
     gen_random_uuid(), now(), '{}', now() FROM generate_series(2, ${UNITS}, 2) AS n`,
  `INSERT INTO unit_standing (unit_key, product_key, feed_transaction, feed_sequence, source_record_time, content_sha256, bound_keys, outermost_key, is_registered, work_orders)
   SELECT 'part/vast/P/' || n, 'part/vast/P', 1000001, n, now(), ''::bytea, '{}'::text[], 'part/vast/P/' || n, true, '{}'::text[] FROM generate_series(1, ${UNITS}) AS n
   UNION ALL SELECT 'panel/vast/P' || n / 10 || '/' || n % 10 + 1, 'panel/vast', 1000001, n, now(), '', ARRAY['part/vast/P/' || n],
     'part/vast/P/' || n, true, '{}' FROM generate_series(2, ${UNITS}, 2) AS n`,
  'ANALYZE',
];

/** An hour of the 333 hours in which the units were made. */
const HOUR = 'fromTime: "2026-01-07T00:00:00Z", toTime: "2026-01-07T01:00:00Z",';
const DIGEST = `FILE:sha256:${'7'.padStart(64, '0')}`;
const OPERATOR_7 = `operatorId: "op-${'7'.padStart(32, '0')}",`;

/** The question, and the numbers of the units that hold the fact. */
const QUESTIONS: readonly (readonly [question: string, holds: (n: number) => boolean])[] = [
  [`unitsByFirmwareDigest(digest: "${DIGEST}", PAGE)`, (n) => n % 300 === 7],
  [unitsOfImages('SigningKey', [DIGEST]), (n) => n % 300 === 7],
  [`unitsByCertificate(sha256: "${'7'.padStart(64, '0')}", PAGE)`, (n) => n === 7],
  [`unitsByPublicKey(publicKeySha256: "${'7'.padStart(64, '0')}", PAGE)`, () => false],
  ['unitsByStation(site: "vast", stationId: "S-7", PAGE)', (n) => n % 100 === 7],
  [`unitsByStation(site: "vast", stationId: "S-7", ${HOUR} PAGE)`, (n) => n % 100 === 7 && isWithin(n, 0)],
  [`unitsByStation(site: "vast", stationId: "S-1", ${HOUR} PAGE)`, (n) => n % 100 === 1 && isWithin(n, 60)],
  ['unitsByResource(site: "vast", resourceId: "R-7", PAGE)', (n) => n % 300 === 7],
  [
    `unitsByResource(site: "vast", resourceId: "R-1003", ${HOUR} PAGE)`,
    (n) => n % 7 === 3 && isWithin(n, n % 10 === 1 ? 60 : 0),
  ],
  [`unitsByOperator(${OPERATOR_7} PAGE)`, (n) => n % 200 === 7],
  [`unitsByOperator(${OPERATOR_7} ${HOUR} PAGE)`, (n) => n % 200 === 7 && isWithin(n, 0)],
  ['unitsByMachineProgram(site: "vast", name: "PROGRAM-7", revision: "A", PAGE)', (n) => n % 100 === 7],
  ['unitsByTest(procedure: "VAST-1", outcome: FAIL, PAGE)', (n) => n % 100 === 0 && n % 3 === 1],
  [
    `unitsByTest(procedure: "VAST-1", ${HOUR} PAGE)`,
    (n) => n % 3 === 1 && isWithin(n, n % 10 === 1 ? 60 : 0),
  ],
  ['unitsByQcDecision(result: HOLD, gate: "FINAL", PAGE)', (n) => n % 100 === 0],
  ['unitsByDefect(defectCode: "D-7", PAGE)', (n) => n % 300 === 7],
];

/** Whether a fact of unit n, which lasts so many minutes, lies in the hour. */
function isWithin(n: number, minutes: number): boolean {
  const from = 6 * 24 * 60;
  return n < from + 60 && n + minutes >= from;
}

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Plan[];
}

const scansOf = (plan: Plan): readonly string[] => [
  ...(plan['Relation Name'] ? [`${plan['Node Type']} ${plan['Relation Name']}`] : []),
  ...(plan.Plans ?? []).flatMap(scansOf),
];

describe(`which units, in a store of ${UNITS} units, half of them recorded under places`, () => {
  let questions: UnitQuestions;

  beforeAll(async () => {
    questions = await UnitQuestions.open();
    const owner = new Client({
      connectionString: questions.provisioning.stores.urls.provisioning.migrationUrl,
    });
    await owner.connect();
    for (const statement of FILLED) await owner.query(statement);
    await owner.end();
  }, 120_000);

  afterAll(() => questions.stop());

  it.each(QUESTIONS)('%s reads no table of units from end to end, in one statement', async (question) => {
    const { statements, plans } = await questions.explain(question);
    expect([statements, plans.length]).toEqual([1, 1]);
    const scans = plans.flatMap((plan) => scansOf(plan as Plan));
    expect(scans.length).toBeGreaterThan(0);
    expect(scans.filter((scan) => UNIT_SIZED.some((table) => scan === `Seq Scan ${table}`))).toEqual([]);
  });

  it.each(QUESTIONS)('%s finds exactly the units, page by page and in total', async (question, holds) => {
    const expected = Array.from({ length: UNITS }, (_, n) => n + 1)
      .filter(holds)
      .map((n) => `part/vast/P/${n}`)
      .sort();
    const held = await questions.ever(question, 37);
    expect([...held.keys()]).toEqual(expected);
    expect(await questions.totals(question)).toMatchObject({
      unitCount: expected.length,
      certainCount: expected.length,
      possibleCount: 0,
      heldNowCount: [...held.values()].filter(Boolean).length,
    });
  });
});
