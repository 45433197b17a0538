import type { Client } from 'pg';

import {
  findingsAndConflicts,
  insert,
  insertOfUnits,
  insertSubject,
  recordColumns,
  runAll,
  timeText,
} from './fill';
import { digestOf } from './fill-firmware';
import { copiedFeed, hexOf, MADE_TABLES, operatorOf, standings } from './made-units';

const LIMITS = hexOf('a1', '1');
const LIMIT_NAMES = ['supply', 'current', 'offset', 'gain'];

const limitItems = JSON.stringify(
  LIMIT_NAMES.map((name) => ({
    name,
    kind: 'NUMERIC',
    unit: 'V',
    comparator: 'GELE',
    lowerLimit: '1',
    upperLimit: '9',
    nominal: null,
    expected: null,
    referenceDesignator: null,
  })),
);

const MASTER_DATA = [
  insertSubject(
    'station',
    `(SELECT line || '-' || n AS id FROM unnest(ARRAY['SMT', 'FINAL', 'ICT', 'FCT']) AS line, generate_series(1, 5) AS n) AS named`,
    `'north/' || id`,
    { site: `'north'`, station_id: 'id' },
  ),
  insertSubject('operator', 'generate_series(0, 99) AS n', operatorOf('n'), { site: `'north'` }),
  insertSubject('machine_program', 'generate_series(0, 20) AS n', `'north/SMT-A/' || n`, {
    site: `'north'`,
    name: `'SMT-A'`,
    revision: 'n::text',
  }),
  insertSubject('test_limits', `(SELECT ${LIMITS} AS sha256) AS named`, 'sha256', { procedure: `'FCT'` }),
  `INSERT INTO test_limits_content (subject_key, procedure, items) VALUES (${LIMITS}, 'FCT', '${limitItems}')`,
];

/** The five last units are run through a line of their own. */
const LINE = `CASE WHEN made.n > 99995 THEN 'X' ELSE (made.n % 5 + 1)::text END`;
const OPERATOR = `CASE WHEN made.n > 99995 THEN ${operatorOf('999')} ELSE ${operatorOf('made.n % 50')} END`;

/** Runs in the order of time, as stations report them; `at` tells what was done of a unit, and after how long. */
const runs = (at: string): string =>
  `made CROSS JOIN LATERAL (${at}) AS at (what, hours, attempt)
    CROSS JOIN LATERAL (SELECT made.made_time + at.hours * interval '1 hour' AS started, at.hours < 2 AS is_early) AS run ORDER BY started`;

const runColumns = {
  unit_key: 'CASE WHEN is_early THEN recorded_key ELSE unit_key END',
  product_key: 'CASE WHEN is_early THEN recorded_product_key ELSE product_key END',
  event_time: `started + interval '1 minute'`,
  event_time_text: timeText(`started + interval '1 minute'`),
  site: `'north'`,
  station_id: `at.what || '-' || ${LINE}`,
  operator_id: OPERATOR,
  started_time: 'started',
  started_time_text: timeText('started'),
  ended_time: `CASE WHEN made.n % 10 > 0 THEN started + interval '1 minute' END`,
  ended_time_text: timeText(`CASE WHEN made.n % 10 > 0 THEN started + interval '1 minute' END`),
};

const RUNS = [
  insertOfUnits(
    'stage_run',
    runs(`VALUES ('SMT', 0, 1), ('FINAL', 4, 1)`),
    {
      ...runColumns,
      stage: 'at.what',
      program_name: `CASE at.what WHEN 'SMT' THEN 'SMT-A' END`,
      program_revision: `CASE at.what WHEN 'SMT' THEN CASE WHEN made.n > 99995 THEN 'RARE' ELSE (made.n / 5000)::text END END`,
      resource_ids: `CASE at.what WHEN 'SMT' THEN ARRAY['STENCIL-' || made.n / 5000, 'NOZZLE-' || made.n % 10000] ELSE '{}' END`,
      result: `'COMPLETED'`,
    },
    `at.what || ' ' || made.n`,
  ),
  insertOfUnits(
    'test_run',
    runs(`VALUES ('ICT', 1, 1), ('FCT', 5, 1) UNION ALL SELECT 'FCT', 6, 2 WHERE made.n % 50 = 3`),
    {
      ...runColumns,
      procedure: 'at.what',
      attempt: 'at.attempt',
      outcome: `CASE WHEN made.n % 50 = 3 AND at.attempt = 1 THEN CASE WHEN made.n % 20000 = 3 THEN 'TIMEOUT' ELSE 'FAIL' END ELSE 'PASS' END`,
      fixture_id: `'FIX-' || made.n % 40`,
      firmware_under_test: digestOf('1'),
      limits_sha256: LIMITS,
      measured_values: `jsonb_build_array('3.3', (made.n % 90 / 10.0)::text, '2', '5.0')`,
      is_named_as_limits: 'true',
    },
    `at.what || at.attempt || ' ' || made.n`,
  ),
];

const atStation = (line: string) => ({ site: `'north'`, station_id: `'${line}-' || ${LINE}` });
const onlyAtStation = atStation('FINAL');

const FIRMWARE = { slot: `'app'`, purpose: `'PRODUCTION'`, source: `'PROGRAMMED'`, ...atStation('FCT') };

const FACTS = [
  insertOfUnits('firmware_installation', 'made', {
    ...FIRMWARE,
    digest: `CASE WHEN made.n % 2 = 0 THEN ${digestOf('1')} ELSE ${digestOf('2')} END`,
    operator_id: OPERATOR,
  }),
  insertOfUnits(
    'firmware_installation',
    'made WHERE n % 20 = 0',
    { ...FIRMWARE, event_time: `made.made_time + interval '3 days'`, digest: digestOf('3') },
    `'again ' || made.n`,
  ),
  insertOfUnits(
    'firmware_installation',
    'made WHERE n <= 5',
    { ...FIRMWARE, slot: `'boot'`, purpose: `'TEST'`, digest: digestOf('4') },
    `'boot ' || made.n`,
  ),
  insertOfUnits('security_state', 'made', {
    secure_boot: 'true',
    debug_locked: 'true',
    root_key_id: hexOf('c0', 'made.n % 4'),
    ...onlyAtStation,
  }),
  insertOfUnits('certificate_provisioning', 'made', {
    purpose: `'TLS'`,
    key_origin: `'GENERATED_ON_DEVICE'`,
    certificate_sha256: `CASE WHEN n BETWEEN 40001 AND 42000 THEN ${hexOf('e0', '0')} ELSE ${hexOf('e0', 'made.n')} END`,
    public_key_sha256: `CASE WHEN n BETWEEN 40001 AND 42000 THEN ${hexOf('f0', '0')} ELSE ${hexOf('f0', 'made.n')} END`,
    is_der_recorded: 'true',
    request_id: `'request-' || made.n`,
    ...onlyAtStation,
  }),
  insert('certificate', 'generate_series(0, 100000) AS n', {
    sha256: hexOf('e0', 'n'),
    der: `'\\x30'`,
    issuer: `'CN=Factory'`,
    serial_number: `'01' || n`,
    not_before_time: `timestamptz '2026-01-01'`,
    not_after_time: `timestamptz '2036-01-01'`,
    public_key_sha256: hexOf('f0', 'n'),
  }),
  insertOfUnits('qc_decision', 'made', {
    gate: `'FINAL'`,
    attempt: '1',
    result: `CASE WHEN n % 5000 = 2 THEN 'HOLD' WHEN n % 50 = 4 THEN 'FAIL' ELSE 'PASS' END`,
    inspector_id: operatorOf('90 + made.n % 10'),
    site: `'north'`,
  }),
  insertOfUnits('attachment', 'made WHERE n % 4 = 0', {
    sha256: hexOf('aa', 'made.n'),
    media_type: `'image/png'`,
  }),
  insertOfUnits('defect', 'made WHERE n % 50 = 3 OR n <= 5', {
    defect_code: `CASE WHEN n <= 5 THEN 'D-FEW' ELSE 'D-MANY' END`,
    reference_designators: `ARRAY['C1']`,
    ...onlyAtStation,
  }),
  insertOfUnits('repair', 'made WHERE n % 50 = 3', {
    action: `'RESOLDERED'`,
    operator_id: OPERATOR,
    defect_code: `'D-MANY'`,
    defect_event_id: `md5('defect ' || made.n)::uuid`,
    reference_designators: `ARRAY['C1']`,
    ...onlyAtStation,
  }),
  insert('correction', 'made WHERE n % 100 = 53', {
    subject_key: 'unit_key',
    ...recordColumns('correction', 'made.n::text', 'made.made_time'),
    kind: `'QC_DECISION'`,
    corrected_event_id: `md5('qc_decision ' || n)::uuid`,
    reason: `'INCORRECT_DATA'`,
    author: `'boss'`,
    corrective_event_ids: `'{}'`,
  }),
];

/** Fills the provisioning store. @param transaction in which the feed was stored */
export async function fillProvisioning(client: Client, transaction: string): Promise<void> {
  await runAll(client, [
    ...MADE_TABLES,
    ...MASTER_DATA,
    ...RUNS,
    ...FACTS,
    copiedFeed(transaction),
    ...standings(transaction),
    ...findingsAndConflicts('TEST_RUN', 'STATION_UNKNOWN', [
      'OPERATOR_NOT_CERTIFIED',
      'ATTEMPT_SKIPPED',
      'CERTIFICATE_CLAIMED_TWICE',
      'PUBLIC_KEY_CLAIMED_TWICE',
      'MEASURED_BEFORE_PROGRAMMED',
      'CALIBRATION_OVERDUE',
      'DEFECT_UNKNOWN',
    ]),
  ]);
}
