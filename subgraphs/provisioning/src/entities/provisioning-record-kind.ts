import { registerEnumType } from 'type-graphql';

/** The kinds of records of the provisioning store. */
export enum ProvisioningRecordKind {
  STATION = 'STATION',
  RESOURCE = 'RESOURCE',
  CALIBRATION = 'CALIBRATION',
  OPERATOR = 'OPERATOR',
  MACHINE_PROGRAM = 'MACHINE_PROGRAM',
  STAGE_RUN = 'STAGE_RUN',
  DEFECT = 'DEFECT',
  REPAIR = 'REPAIR',
  FIRMWARE_INSTALLATION = 'FIRMWARE_INSTALLATION',
  SECURITY_STATE = 'SECURITY_STATE',
  CERTIFICATE_PROVISIONING = 'CERTIFICATE_PROVISIONING',
  TEST_LIMITS = 'TEST_LIMITS',
  TEST_RUN = 'TEST_RUN',
  ATTACHMENT = 'ATTACHMENT',
  QC_DECISION = 'QC_DECISION',
}

registerEnumType(ProvisioningRecordKind, {
  name: 'ProvisioningRecordKind',
  description: 'The kinds of records of the provisioning store.',
  valuesConfig: {
    STATION: { description: 'Registration of a station; subject `<site>/<stationId>`.' },
    RESOURCE: { description: 'Registration of a resource; subject `<site>/<resourceId>`.' },
    CALIBRATION: { description: 'Calibration of a resource; subject `<site>/<resourceId>`.' },
    OPERATOR: { description: 'Registration of an operator; subject the pseudonym.' },
    MACHINE_PROGRAM: {
      description: 'Registration of a machine program; subject `<site>/<name>/<revision>`.',
    },
    STAGE_RUN: { description: 'What one stage of the line did with a unit.' },
    DEFECT: { description: 'A defect seen on a unit.' },
    REPAIR: { description: 'Work on a unit outside the plan.' },
    FIRMWARE_INSTALLATION: { description: 'An image put into, or found in, a slot of a unit.' },
    SECURITY_STATE: { description: 'What was observed of the locks of a unit.' },
    CERTIFICATE_PROVISIONING: { description: 'A certificate put into a unit.' },
    TEST_LIMITS: { description: 'Registration of test limits; subject their SHA-256.' },
    TEST_RUN: { description: 'A test of a unit.' },
    ATTACHMENT: { description: 'A document about a unit, by its hash.' },
    QC_DECISION: { description: 'A decision of quality control about a unit.' },
  },
});
