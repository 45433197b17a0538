import { StoredRecord } from '@tracegraph/record';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { Measurement } from './measurement';
import { TestLimits } from './test-limits';

/** Outcome of a test run. Only FAIL counts against the yield. */
export enum TestOutcome {
  PASS = 'PASS',
  FAIL = 'FAIL',
  ERROR = 'ERROR',
  TIMEOUT = 'TIMEOUT',
  ABORTED = 'ABORTED',
  SKIPPED = 'SKIPPED',
}

registerEnumType(TestOutcome, {
  name: 'TestOutcome',
  description: 'Outcome of a test run. Only FAIL counts against the yield.',
  valuesConfig: {
    PASS: { description: 'The unit passed.' },
    FAIL: { description: 'The unit failed.' },
    ERROR: { description: 'The test itself failed.' },
    TIMEOUT: { description: 'The test took too long.' },
    ABORTED: { description: 'The test was stopped.' },
    SKIPPED: { description: 'The test was left out.' },
  },
});

/** A test of a unit, with every attempt a run of its own. */
@ObjectType({ description: 'A test of a unit, with every attempt a run of its own.' })
export class TestRun {
  @Field(() => ID, { description: 'Event id of the record (UUID).' })
  readonly testRunId!: string;

  @Field(() => String, { description: 'Name of the procedure.' })
  readonly procedure!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Revision of the procedure; null when the record gives none.',
  })
  readonly procedureRevision!: string | null;

  @Field(() => Int, { description: 'Number of the attempt, from 1 for the unit and procedure.' })
  readonly attempt!: number;

  @Field(() => TestOutcome, { description: 'Outcome as the station declared it.' })
  readonly outcome!: keyof typeof TestOutcome;

  @Field(() => TestOutcome, {
    nullable: true,
    description:
      'FAIL when any measurement is outside of its limits; PASS when all that have limits were measured and lie within; else null.',
  })
  readonly computedOutcome!: keyof typeof TestOutcome | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was tested again; null when the record gives none.',
  })
  readonly retestReason!: string | null;

  @Field(() => String, { description: 'Code of the site.' })
  readonly site!: string;

  @Field(() => String, { description: 'Station, numbered by its site.' })
  readonly stationId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Pseudonym of the operator; null when the record gives none.',
  })
  readonly operatorId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Fixture, a resource of the site; null when the record gives none.',
  })
  readonly fixtureId!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Digest of the image that ran, `<SCOPE>:sha256:<64 hex>`; null when the record gives none.',
  })
  readonly firmwareUnderTest!: string | null;

  @Field(() => Date, { description: 'When it started.' })
  readonly startedTime!: Date;

  @Field(() => Date, { nullable: true, description: 'When it ended; null when the record does not say.' })
  readonly endedTime!: Date | null;

  @Field(() => TestLimits, { nullable: true, description: 'The limits; null while they are not registered.' })
  readonly limits!: TestLimits | null;

  @Field(() => ID, { description: 'SHA-256 of the limits it was held against.' })
  readonly limitsSha256!: string;

  @Field(() => [Measurement], { description: 'The measurements, in the order of the limits.' })
  readonly measurements!: readonly Measurement[];

  @Field(() => StoredRecord, {
    description:
      'The record of the run. Where limits were registered after it, findings of the verdict are added when it is read.',
  })
  readonly record!: StoredRecord;
}
