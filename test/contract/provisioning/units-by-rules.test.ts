import 'reflect-metadata';

import { afterAll, beforeAll } from '@jest/globals';

import { UnitQuestions } from './unit-questions';
import { describeUnitsByCertificate } from './units-by-certificate.suite';
import { describeUnitsByFirmware } from './units-by-firmware.suite';
import { describeUnitsByResult } from './units-by-result.suite';
import { describeUnitsByWork } from './units-by-work.suite';

// One store for all suites: each asks about subjects of its own.
let questions: UnitQuestions;

beforeAll(async () => {
  questions = await UnitQuestions.open();
}, 60_000);

afterAll(() => questions.stop());

describeUnitsByFirmware(() => questions);
describeUnitsByCertificate(() => questions);
describeUnitsByWork(() => questions);
describeUnitsByResult(() => questions);
