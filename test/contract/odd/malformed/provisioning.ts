import { DEVICE_CERTIFICATE } from '../../../unit/provisioning/certificates';
import { sha256Of } from '../facts/firmware';
import {
  ATTACHMENT,
  CERTIFICATE,
  DECISION,
  DEFECT,
  FIRMWARE,
  LIGHT,
  LIMITS,
  REPAIR,
  RUN,
  SECURITY,
  STAGE,
  VOLTAGE,
} from '../facts/provisioning';
import type { MalformedKind } from '../kinds';

/** What the provisioning subgraph cannot read. */
export const MALFORMED_IN_PROVISIONING: readonly MalformedKind[] = [
  {
    kind: 'a stage that started at a time without offset',
    ...{ code: 'EVENT_TIME_MALFORMED', path: 'startedTime', fact: STAGE },
    broken: { startedTime: '2026-10-05T08:00:00' },
  },
  {
    kind: 'a station without its site',
    ...{ code: 'SITE_MISSING', path: 'site', fact: DEFECT },
    broken: { site: null },
  },
  {
    kind: 'a repair of a defect named by its code instead of its event id',
    ...{ code: 'EVENT_ID_MALFORMED', path: 'defectEventId', fact: REPAIR },
    broken: { defectEventId: 'BRIDGE' },
  },
  {
    kind: 'an attempt counted from 0',
    ...{ code: 'ATTEMPT_MALFORMED', path: 'attempt', fact: DECISION },
    broken: { attempt: 0 },
  },
  {
    kind: 'an anti-rollback counter below 0',
    ...{ code: 'COUNTER_MALFORMED', path: 'antiRollbackCounter', fact: FIRMWARE },
    broken: { antiRollbackCounter: -1 },
  },
  {
    kind: 'an image in a unit named by its version',
    ...{ code: 'DIGEST_MALFORMED', path: 'digest', fact: FIRMWARE },
    broken: { digest: '1.0.0' },
  },
  {
    kind: 'a root key named by half its id',
    ...{ code: 'SHA256_MALFORMED', path: 'rootKeyId', fact: SECURITY },
    broken: { rootKeyId: sha256Of('root').slice(0, 32) },
  },
  {
    kind: 'a document of a media type that is none',
    ...{ code: 'MEDIA_TYPE_MALFORMED', path: 'mediaType', fact: ATTACHMENT },
    broken: { mediaType: 'png' },
  },
  {
    kind: 'a document whose size has a unit',
    ...{ code: 'SIZE_MALFORMED', path: 'sizeBytes', fact: ATTACHMENT },
    broken: { sizeBytes: '12 kB' },
  },
  {
    kind: 'a provisioning without a certificate',
    ...{ code: 'CERTIFICATE_MISSING', path: 'certificateDer', fact: CERTIFICATE },
    broken: { certificateSha256: null },
  },
  {
    kind: 'a certificate in the frame of PEM',
    ...{ code: 'CERTIFICATE_PEM_REFUSED', path: 'certificateDer', fact: CERTIFICATE },
    broken: { certificateDer: `-----BEGIN CERTIFICATE-----\n${DEVICE_CERTIFICATE.der}` },
  },
  {
    kind: 'a certificate that ends in the middle',
    ...{ code: 'CERTIFICATE_MALFORMED', path: 'certificateDer', fact: CERTIFICATE },
    broken: { certificateDer: DEVICE_CERTIFICATE.der.slice(0, 200) },
  },
  {
    kind: 'a fingerprint of another certificate than the one sent',
    ...{ code: 'CERTIFICATE_SHA256_WRONG', path: 'certificateSha256', fact: CERTIFICATE },
    broken: { certificateDer: DEVICE_CERTIFICATE.der },
  },
  {
    kind: 'a serial number of a certificate that is not hex',
    ...{ code: 'SERIAL_NUMBER_HEX_MALFORMED', path: 'serialNumber', fact: CERTIFICATE },
    broken: { serialNumber: 'serial 7' },
  },
  {
    kind: 'a limit written with a comma',
    ...{ code: 'DECIMAL_MALFORMED', path: 'items.0.upperLimit', fact: LIMITS },
    broken: { items: [{ ...VOLTAGE, upperLimit: '3,4' }] },
  },
  {
    kind: 'limits under the hash of other limits',
    ...{ code: 'TEST_LIMITS_SHA256_WRONG', path: 'sha256', fact: LIMITS },
    broken: { sha256: sha256Of('limits') },
  },
  {
    kind: 'a test run without limits',
    ...{ code: 'TEST_LIMITS_MISSING', path: 'limitsSha256', fact: RUN },
    broken: { limits: null },
  },
  {
    kind: 'a test run with more values than limits',
    ...{ code: 'TEST_VALUES_LENGTH_WRONG', path: 'measurements', fact: RUN },
    broken: { measurements: [{ value: '3.3' }, { value: '5.0' }] },
  },
  {
    kind: 'a measurement under the name of another one',
    ...{ code: 'MEASUREMENT_NAME_WRONG', path: 'measurements.0.name', fact: RUN },
    broken: { measurements: [{ name: 'V_5V0', value: '3.3' }] },
  },
  {
    kind: 'a measurement that was made and has no value',
    ...{ code: 'MEASUREMENT_VALUE_MISSING', path: 'measurements.0.value', fact: RUN },
    broken: { measurements: [{ status: 'MEASURED' }] },
  },
  {
    kind: 'a measured number written with a comma',
    ...{ code: 'DECIMAL_MALFORMED', path: 'measurements.0.value', fact: RUN },
    broken: { measurements: [{ value: '3,3' }] },
  },
  {
    kind: 'a measured truth value that is a word',
    ...{ code: 'BOOLEAN_MALFORMED', path: 'measurements.0.value', fact: RUN },
    broken: { limits: [LIGHT], measurements: [{ value: 'on' }] },
  },
  {
    kind: 'a measured text that is too long',
    ...{ code: 'VALUE_MALFORMED', path: 'measurements.0.value', fact: RUN },
    broken: { measurements: [{ value: '3'.repeat(1_001) }] },
  },
];
