import 'reflect-metadata';

import { afterAll, beforeAll, describe } from '@jest/globals';

import { describeCertificates } from './certificates.suite';
import { registerPlant } from './facts';
import type { Opened } from './facts';
import { describeFirmware } from './firmware.suite';
import { openProvisioning } from './open-provisioning';
import { describeRecords } from './records.suite';
import { describeSqlStatements } from './sql-statements.suite';
import { describeStages } from './stages.suite';
import { describeTestLimits } from './test-limits.suite';
import { describeTestRuns } from './test-runs.suite';

describe('what production recorded of a unit', () => {
  // One store for all suites: each works on units of its own.
  const opened = {} as Opened;

  beforeAll(async () => {
    opened.provisioning = await openProvisioning();
    await registerPlant(opened);
  }, 60_000);

  afterAll(async () => {
    await opened.provisioning.stop();
  });

  describeStages(opened);
  describeFirmware(opened);
  describeCertificates(opened);
  describeTestRuns(opened);
  describeTestLimits(opened);
  describeRecords(opened);
  describeSqlStatements(opened);
});
