import { RecordInput } from '@tracegraph/record';
import { Field, ID, InputType, Int } from 'type-graphql';

import { MeasurementOutcome, MeasurementStatus } from '../entities/measurement';
import { TestOutcome } from '../entities/test-run';
import { TestLimitInput } from './test-limits.input';

/** One measurement, at the place of its limit. */
@InputType({ description: 'One measurement, at the place of its limit.' })
export class MeasurementInput {
  @Field(() => String, {
    nullable: true,
    description: 'Name, to be checked with that of the limit at this place.',
  })
  readonly name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Decimal text, text, or `true` or `false`; none where it was not measured.',
  })
  readonly value?: string | null;

  @Field(() => MeasurementStatus, {
    defaultValue: MeasurementStatus.MEASURED,
    description: 'Whether it was made.',
  })
  readonly status!: MeasurementStatus;

  @Field(() => String, {
    nullable: true,
    description: 'Unit of the value, when other than that of the limit.',
  })
  readonly unit?: string | null;

  @Field(() => MeasurementOutcome, { nullable: true, description: 'Verdict of the station.' })
  readonly declaredOutcome?: MeasurementOutcome | null;
}

/** Records a test of a unit; `eventTime` is its end. Each attempt is a record of its own. */
@InputType({
  description: 'Records a test of a unit; `eventTime` is its end. Each attempt is a record of its own.',
})
export class TestRunInput extends RecordInput {
  @Field(() => ID, { description: 'Key of the unit: `01/…`, `part/…` or `panel/…`.' })
  readonly unitKey!: string;

  @Field(() => String, { description: 'Name of the procedure.' })
  readonly procedure!: string;

  @Field(() => String, { nullable: true, description: 'Revision of the procedure.' })
  readonly procedureRevision?: string | null;

  @Field(() => Int, { description: 'Number of the attempt, from 1 for the unit and procedure.' })
  readonly attempt!: number;

  @Field(() => TestOutcome, { description: 'Outcome as the station declares it.' })
  readonly outcome!: TestOutcome;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was tested again, in words without names of persons.',
  })
  readonly retestReason?: string | null;

  @Field(() => String, { description: 'Code of the site.' })
  readonly site!: string;

  @Field(() => String, { description: 'Station, numbered by its site.' })
  readonly stationId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Id of the operator at the site; stored as a pseudonym.',
  })
  readonly operatorId?: string | null;

  @Field(() => String, { nullable: true, description: 'Fixture, a resource of the site.' })
  readonly fixtureId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Digest of the image that ran, `<SCOPE>:sha256:<64 hex>`.',
  })
  readonly firmwareUnderTest?: string | null;

  @Field(() => String, { description: 'When it started (RFC 3339 with offset).' })
  readonly startedTime!: string;

  @Field(() => String, { nullable: true, description: 'When it ended (RFC 3339 with offset).' })
  readonly endedTime?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of registered limits: instead of `limits`, or to check them.',
  })
  readonly limitsSha256?: string | null;

  @Field(() => [TestLimitInput], {
    nullable: true,
    description: 'The limits themselves; stored once where they are new.',
  })
  readonly limits?: TestLimitInput[] | null;

  @Field(() => [MeasurementInput], { description: 'The measurements: one a limit, in the same order.' })
  readonly measurements!: MeasurementInput[];
}
