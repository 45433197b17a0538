import { afterAll, beforeAll, describe } from '@jest/globals';

import { describeContainment } from './containment.suite';
import { describeFeed } from './feed.suite';
import { describeIdentities } from './identities.suite';
import { openUnits } from './open-units';
import type { Units } from './open-units';
import { describeRegistrations } from './registrations.suite';
import { describeReplays } from './replays.suite';
import { describeShipments } from './shipments.suite';
import { describeStatements } from './statements.suite';
import { describeTrace } from './trace.suite';
import { describeUnitFacts } from './unit-facts.suite';

/** One server for all rules: they use units of their own. */
describe('the units subgraph', () => {
  let units: Units;

  beforeAll(async () => {
    units = await openUnits();
  }, 60_000);

  afterAll(async () => {
    await units.stop();
  });

  const opened = () => units;
  describeRegistrations(opened);
  describeReplays(opened);
  describeUnitFacts(opened);
  describeIdentities(opened);
  describeContainment(opened);
  describeShipments(opened);
  describeTrace(opened);
  describeFeed(opened);
  describeStatements(opened);
});
