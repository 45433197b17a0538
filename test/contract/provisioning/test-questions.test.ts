import 'reflect-metadata';

import { afterAll, beforeAll, describe } from '@jest/globals';

import type { Opened } from './facts';
import { describeMeasurementDistributions } from './measurement-distribution.suite';
import { describeMeasurementFailures } from './measurement-failures.suite';
import { openProvisioning } from './open-provisioning';
import { describeProductionFilters } from './production-filters.suite';
import { describeQuestionPlans } from './question-plans.suite';
import { describeStageYields } from './stage-yield.suite';
import { describeTestYields } from './test-yield.suite';

describe('what dashboards ask of tests', () => {
  // One store for all suites: each works on procedures, stages and products of its own.
  const opened = {} as Opened;

  beforeAll(async () => {
    opened.provisioning = await openProvisioning();
  }, 60_000);

  afterAll(async () => {
    await opened.provisioning.stop();
  });

  describeTestYields(opened);
  describeProductionFilters(opened);
  describeStageYields(opened);
  describeMeasurementFailures(opened);
  describeMeasurementDistributions(opened);
  describeQuestionPlans(opened);
});
