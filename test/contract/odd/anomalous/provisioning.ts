import { DEVICE_CERTIFICATE, RENEWED_CERTIFICATE } from '../../../unit/provisioning/certificates';
import { digestOf, sha256Of } from '../facts/firmware';
import {
  CERTIFICATE,
  FIRMWARE,
  PROGRAM,
  REPAIR,
  SECURITY,
  STAGE,
  STATION,
  programmed,
} from '../facts/provisioning';
import { SITE } from '../facts/units';
import type { AnomalousKind, Input, Step } from '../kinds';
import { EARLIER, LATER, correctionStep, eventIdOf, unitKeyOf } from '../kinds';

const operator = (id: string, certified: Input): Step => [
  'registerOperators',
  [{ site: SITE, operatorId: `operator-${id}`, ...certified }],
];
const worked = (id: string): Input => ({ operatorId: `operator-${id}` });
/** A fixture that was to be calibrated by January. */
export const overdueFixture = (id: string): readonly Step[] => [
  ['registerResources', [{ site: SITE, resourceId: `FX-${id}`, kind: 'FIXTURE' }]],
  [
    'recordCalibrations',
    [
      {
        ...{ site: SITE, resourceId: `FX-${id}`, calibrationDueDate: '2026-01-10' },
        eventTime: '2025-01-10T08:00:00+01:00',
      },
    ],
  ],
];
/** All certificates that are sent themselves go into one unit: there are two of them, of one key. */
const DEVICE: Input = {
  unitKey: unitKeyOf('DEVICE'),
  certificateSha256: null,
  certificateDer: DEVICE_CERTIFICATE.der,
};

/** What the provisioning subgraph notices of stages, repairs, firmware, locks and certificates. */
export const ANOMALOUS_IN_PRODUCTION: readonly AnomalousKind[] = [
  {
    kind: 'a stage at a station nobody registered',
    ...{ code: 'STATION_UNKNOWN', fact: STAGE, odd: { stationId: 'ST-NONE' } },
  },
  {
    kind: 'a stage with a fixture nobody registered',
    ...{ code: 'RESOURCE_UNKNOWN', fact: STAGE, odd: { resourceIds: ['FX-NONE'] } },
  },
  {
    kind: 'a stage with a revision of a program nobody registered',
    ...{ code: 'MACHINE_PROGRAM_UNKNOWN', fact: STAGE },
    before: (id) => [[PROGRAM.mutation, [PROGRAM.input(id)]]],
    odd: (id) => ({ machineProgram: { name: `PRG-${id}`, revision: 'B' } }),
  },
  {
    kind: 'a stage with a fixture past its calibration',
    ...{ code: 'CALIBRATION_OVERDUE', fact: STAGE, before: overdueFixture },
    odd: (id) => ({ resourceIds: [`FX-${id}`] }),
  },
  {
    kind: 'a stage that ended before it started',
    ...{ code: 'TIMES_REVERSED', fact: STAGE, odd: { endedTime: EARLIER } },
  },
  {
    kind: 'a stage of an operator nobody registered',
    ...{ code: 'OPERATOR_UNKNOWN', fact: STAGE, odd: worked },
  },
  {
    kind: 'a stage of an operator who was certified only later',
    ...{ code: 'OPERATOR_NOT_CERTIFIED', fact: STAGE, odd: worked },
    before: (id) => [operator(id, { certifiedFromTime: LATER })],
  },
  {
    kind: 'a repair by an operator whose certification had ended',
    ...{ code: 'OPERATOR_NOT_CERTIFIED', fact: REPAIR, odd: worked },
    before: (id) => [operator(id, { certifiedToTime: EARLIER })],
  },
  {
    kind: 'a station registered again as something else',
    ...{ code: 'STATION_REGISTERED_TWICE', fact: STATION, odd: { name: 'Oven' } },
    before: (id) => [[STATION.mutation, [{ ...STATION.input(id), eventId: eventIdOf(id) }]]],
    after: (id) => [
      correctionStep('correctProvisioningRecords', 'STATION', `${SITE}/ST-${id}`, eventIdOf(id)),
    ],
  },
  {
    kind: 'a program registered again with another hash',
    ...{ code: 'MACHINE_PROGRAM_REGISTERED_TWICE', fact: PROGRAM, odd: { sha256: sha256Of('other') } },
    before: (id) => [[PROGRAM.mutation, [{ ...PROGRAM.input(id), eventId: eventIdOf(id) }]]],
    after: (id) => [
      correctionStep('correctProvisioningRecords', 'MACHINE_PROGRAM', `${SITE}/PRG-${id}/A`, eventIdOf(id)),
    ],
  },
  {
    kind: 'a repair of a defect nobody recorded',
    ...{ code: 'DEFECT_UNKNOWN', fact: REPAIR },
    odd: (id) => ({ defectEventId: eventIdOf(id) }),
  },
  {
    kind: 'an image that did not verify after it was programmed',
    ...{ code: 'FIRMWARE_NOT_VERIFIED', fact: FIRMWARE, odd: { verified: false } },
  },
  {
    kind: 'an image that is rolled back',
    ...{ code: 'ANTI_ROLLBACK_COUNTER_DECREASED', fact: FIRMWARE, odd: { antiRollbackCounter: 6 } },
    before: (id) => [[FIRMWARE.mutation, [programmed(id, `${id} newer`, { antiRollbackCounter: 7 })]]],
  },
  {
    kind: 'secure boot that was switched off',
    ...{ code: 'LOCK_OPENED', fact: SECURITY, odd: { secureBoot: false } },
    before: (id) => [[SECURITY.mutation, [{ ...SECURITY.input(id), eventTime: EARLIER }]]],
  },
  {
    kind: 'a debug port that was opened again',
    ...{ code: 'LOCK_OPENED', fact: SECURITY, odd: { debugLocked: false } },
    before: (id) => [[SECURITY.mutation, [{ ...SECURITY.input(id), eventTime: EARLIER }]]],
  },
  {
    kind: 'a certificate that another unit has',
    ...{ code: 'CERTIFICATE_CLAIMED_TWICE', fact: CERTIFICATE },
    before: (id) => [[CERTIFICATE.mutation, [{ ...CERTIFICATE.input(id), unitKey: unitKeyOf(`${id}X`) }]]],
  },
  {
    kind: 'a certificate put into a unit before it was valid',
    ...{ code: 'CERTIFICATE_NOT_YET_VALID', fact: CERTIFICATE },
    odd: { ...DEVICE, eventTime: '2025-12-31T08:00:00Z' },
  },
  {
    kind: 'a certificate put into a unit after it had expired',
    ...{ code: 'CERTIFICATE_EXPIRED', fact: CERTIFICATE, odd: { notAfterTime: EARLIER } },
  },
  {
    kind: 'a certificate recorded under another serial number than its own',
    ...{ code: 'CERTIFICATE_DIFFERS', fact: CERTIFICATE, odd: { ...DEVICE, serialNumber: 'ffff' } },
  },
  {
    kind: 'an image put in at a time that has not come',
    ...{ code: 'EVENT_IN_FUTURE', fact: FIRMWARE, odd: { eventTime: '3026-10-05T08:00:00+02:00' } },
  },
  {
    kind: 'an image put in at a station nobody registered',
    ...{ code: 'STATION_UNKNOWN', fact: FIRMWARE },
    odd: (id) => ({ digest: digestOf(id), site: SITE, stationId: 'ST-NONE' }),
  },
  {
    kind: 'a certificate of a key that another unit has',
    // The last of those of this key: only it goes into another unit.
    ...{ code: 'PUBLIC_KEY_CLAIMED_TWICE', fact: CERTIFICATE },
    before: (id) => [[CERTIFICATE.mutation, [{ ...CERTIFICATE.input(id), ...DEVICE }]]],
    odd: { certificateSha256: null, certificateDer: RENEWED_CERTIFICATE.der },
    also: ['CERTIFICATE_NOT_YET_VALID'],
  },
];
