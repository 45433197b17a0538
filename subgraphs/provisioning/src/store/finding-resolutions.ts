import {
  BY_CORRECTION_OF_REFERENCE,
  byCorrectionOfAll,
  byRegistration,
  isEffective,
  resolutionOf,
} from '@tracegraph/record';
import type { FindingResolutions, FindingStatements } from '@tracegraph/record';
import { COPIED_UNIT_KEYS, keysOfUnits } from '@tracegraph/unit-reference';

import type { ProvisioningRecordKind } from '../entities/provisioning-record-kind';
import type { ProvisioningErrorCode } from '../errors';
import { RECORD_TABLES } from './record-tables';

const OWN_KEYS = `ARRAY(${keysOfUnits('SELECT finding.subject_key')})`;

const registered = (kind: keyof typeof ProvisioningRecordKind) => byRegistration(kind, RECORD_TABLES[kind]);

const DEFECT_RECORDED = `SELECT 'DEFECT' AS kind, late.event_id, late.record_time FROM defect AS late
  WHERE late.unit_key = ANY(${OWN_KEYS}) AND late.event_id::text = ANY(finding.reference_keys)`;

/** A calibration performed before the run came later, and is due only after it; the day is that of the place of the run. */
const calibratedFor = (kind: 'STAGE_RUN' | 'TEST_RUN', table: string) =>
  `SELECT 'CALIBRATION' AS kind, late.event_id, late.record_time FROM ${table} AS own
  JOIN calibration AS late ON late.subject_key = ANY(finding.reference_keys) AND late.event_time <= own.started_time
    AND late.calibration_due_date::text >= left(own.started_time_text, 10)
  WHERE finding.kind = '${kind}' AND own.unit_key = finding.subject_key AND own.event_id = finding.event_id
    AND late.record_time > finding.record_time AND ${isEffective('late', 'CALIBRATION', 'subject_key')}`;

/** All keys the finding names are of one unit now: with the last binding of one of them. */
const ALL_ONE_UNIT = `SELECT * FROM (SELECT 'PANEL_BINDING' AS kind, bound.event_id, bound.record_time FROM unit_reference AS bound
  WHERE bound.kind = 'BOUND' AND bound.other_key = ANY(finding.reference_keys || finding.subject_key)
    AND bound.unit_key = ANY(${OWN_KEYS}) AND finding.reference_keys <@ ${OWN_KEYS}
  ORDER BY bound.record_time DESC, bound.event_id DESC LIMIT 1) AS last`;

/** None of the other units holds it any more, or they turned out to be this one. */
const claimGivenUp = (column: 'certificate_sha256' | 'public_key_sha256') =>
  `${byCorrectionOfAll(
    'CERTIFICATE_PROVISIONING',
    RECORD_TABLES.CERTIFICATE_PROVISIONING,
    (
      row,
    ) => `${row}.unit_key = ANY(finding.reference_keys) AND ${row}.unit_key <> ALL(${OWN_KEYS}) AND ${row}.${column} =
      (SELECT own.${column} FROM certificate_provisioning AS own
       WHERE own.unit_key = finding.subject_key AND own.event_id = finding.event_id)`,
  )} UNION ALL ${ALL_ONE_UNIT}`;

/** An earlier programming came later, or the later one was corrected. */
const PROGRAMMED_BEFORE = `SELECT 'FIRMWARE_INSTALLATION' AS kind, late.event_id, late.record_time FROM test_run AS own
  JOIN firmware_installation AS late ON late.unit_key = ANY(${OWN_KEYS}) AND late.digest = ANY(finding.reference_keys)
    AND late.event_time <= own.started_time
  WHERE own.unit_key = finding.subject_key AND own.event_id = finding.event_id
    AND ${isEffective('late', 'FIRMWARE_INSTALLATION', 'unit_key')}
  UNION ALL ${byCorrectionOfAll(
    'FIRMWARE_INSTALLATION',
    RECORD_TABLES.FIRMWARE_INSTALLATION,
    (row) => `${row}.unit_key = finding.subject_key AND ${row}.digest = ANY(finding.reference_keys)`,
  )}`;

/** The image turns out to have been in a slot when the run started, or none of the others was put in. */
const IMAGE_IN_SLOT = `SELECT 'FIRMWARE_INSTALLATION' AS kind, late.event_id, late.record_time FROM test_run AS own
  JOIN firmware_installation AS late ON late.unit_key = ANY(${OWN_KEYS}) AND late.digest = ANY(finding.reference_keys)
    AND late.event_time <= own.started_time
  WHERE own.unit_key = finding.subject_key AND own.event_id = finding.event_id
    AND ${isEffective('late', 'FIRMWARE_INSTALLATION', 'unit_key')}
    AND NOT EXISTS (SELECT 1 FROM firmware_installation AS next WHERE next.unit_key = ANY(${OWN_KEYS}) AND next.slot = late.slot
      AND next.digest <> late.digest AND (next.event_time, next.event_id) > (late.event_time, late.event_id)
      AND next.event_time <= own.started_time AND ${isEffective('next', 'FIRMWARE_INSTALLATION', 'unit_key')})
  UNION ALL ${byCorrectionOfAll(
    'FIRMWARE_INSTALLATION',
    RECORD_TABLES.FIRMWARE_INSTALLATION,
    (
      row,
    ) => `${row}.unit_key = ANY(${OWN_KEYS}) AND ${row}.digest <> ALL(finding.reference_keys) AND ${row}.event_time <=
      (SELECT own.started_time FROM test_run AS own WHERE own.unit_key = finding.subject_key AND own.event_id = finding.event_id)`,
  )}`;

/** The attempt that was left out came later; attempts are those of a procedure or of a gate. */
const attemptRecorded = (kind: 'TEST_RUN' | 'QC_DECISION', table: string, series: string) =>
  `SELECT '${kind}' AS kind, late.event_id, late.record_time FROM ${table} AS own
  JOIN ${table} AS late ON late.unit_key = ANY(${OWN_KEYS}) AND late.${series} = own.${series} AND late.attempt = own.attempt - 1
  WHERE finding.kind = '${kind}' AND own.unit_key = finding.subject_key AND own.event_id = finding.event_id
    AND ${isEffective('late', kind, 'unit_key')}`;

/** When the work was done: a run says when it started. */
const startOf = (kind: 'STAGE_RUN' | 'TEST_RUN', table: string) =>
  `(SELECT own.started_time FROM ${table} AS own
    WHERE finding.kind = '${kind}' AND own.unit_key = finding.subject_key AND own.event_id = finding.event_id)`;

/** A registration that covers the time of the work came later. */
const OPERATOR_CERTIFIED = `SELECT 'OPERATOR' AS kind, late.event_id, late.record_time
  FROM (SELECT coalesce(${startOf('STAGE_RUN', 'stage_run')}, ${startOf('TEST_RUN', 'test_run')}, finding.event_time) AS worked_time) AS worked
  JOIN operator AS late ON late.subject_key = ANY(finding.reference_keys)
  WHERE late.record_time > finding.record_time AND ${isEffective('late', 'OPERATOR', 'subject_key')}
    AND coalesce(late.certified_from_time, late.certified_to_time) IS NOT NULL
    AND coalesce(late.certified_from_time, '-infinity') <= worked.worked_time
    AND worked.worked_time <= coalesce(late.certified_to_time, 'infinity')`;

/** How the findings of this store are resolved. */
const RESOLUTIONS: FindingResolutions<ProvisioningErrorCode> = {
  STATION_REGISTERED_TWICE: BY_CORRECTION_OF_REFERENCE,
  RESOURCE_REGISTERED_TWICE: BY_CORRECTION_OF_REFERENCE,
  MACHINE_PROGRAM_REGISTERED_TWICE: BY_CORRECTION_OF_REFERENCE,
  ATTEMPT_TAKEN: BY_CORRECTION_OF_REFERENCE,
  STATION_UNKNOWN: registered('STATION'),
  RESOURCE_UNKNOWN: registered('RESOURCE'),
  MACHINE_PROGRAM_UNKNOWN: registered('MACHINE_PROGRAM'),
  OPERATOR_UNKNOWN: registered('OPERATOR'),
  OPERATOR_NOT_CERTIFIED: OPERATOR_CERTIFIED,
  ATTEMPT_SKIPPED: `${attemptRecorded('TEST_RUN', 'test_run', 'procedure')} UNION ALL ${attemptRecorded('QC_DECISION', 'qc_decision', 'gate')}`,
  FIRMWARE_UNDER_TEST_DIFFERS: IMAGE_IN_SLOT,
  TEST_LIMITS_UNKNOWN: registered('TEST_LIMITS'),
  DEFECT_UNKNOWN: DEFECT_RECORDED,
  CALIBRATION_OVERDUE: `${calibratedFor('STAGE_RUN', 'stage_run')} UNION ALL ${calibratedFor('TEST_RUN', 'test_run')}`,
  CERTIFICATE_CLAIMED_TWICE: claimGivenUp('certificate_sha256'),
  PUBLIC_KEY_CLAIMED_TWICE: claimGivenUp('public_key_sha256'),
  MEASURED_BEFORE_PROGRAMMED: PROGRAMMED_BEFORE,
};

/** How the findings of this store are found and resolved. */
export const FINDING_STATEMENTS: FindingStatements = {
  unitKeys: COPIED_UNIT_KEYS,
  resolution: resolutionOf(RECORD_TABLES, RESOLUTIONS),
};
