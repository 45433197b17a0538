import { RecordInput } from '@tracegraph/record';
import { Field, InputType } from 'type-graphql';

import { Comparator, MeasurementKind } from '../entities/test-limits';

/** What one measurement of a procedure is held against. */
@InputType({ description: 'What one measurement of a procedure is held against.' })
export class TestLimitInput {
  @Field(() => String, { description: 'Name of the measurement.' })
  readonly name!: string;

  @Field(() => MeasurementKind, {
    defaultValue: MeasurementKind.NUMERIC,
    description: 'What is measured: a number, a text or a truth value.',
  })
  readonly kind!: MeasurementKind;

  @Field(() => String, { nullable: true, description: 'Unit of limits, nominal and expected.' })
  readonly unit?: string | null;

  @Field(() => Comparator, {
    nullable: true,
    description: 'How the value is compared; default GELE where limits are given, EQ where `expected` is.',
  })
  readonly comparator?: Comparator | null;

  @Field(() => String, { nullable: true, description: 'Lower limit, decimal text.' })
  readonly lowerLimit?: string | null;

  @Field(() => String, { nullable: true, description: 'Upper limit, decimal text.' })
  readonly upperLimit?: string | null;

  @Field(() => String, { nullable: true, description: 'Nominal value, decimal text.' })
  readonly nominal?: string | null;

  @Field(() => String, { nullable: true, description: 'What EQ, NE and CASE_EQ compare with.' })
  readonly expected?: string | null;

  @Field(() => String, { nullable: true, description: 'Where on the board.' })
  readonly referenceDesignator?: string | null;
}

/** Registers the limits of a procedure; equal limits are stored once. */
@InputType({ description: 'Registers the limits of a procedure; equal limits are stored once.' })
export class TestLimitsInput extends RecordInput {
  @Field(() => String, { description: 'Name of the procedure.' })
  readonly procedure!: string;

  @Field(() => [TestLimitInput], { description: 'The limits, in the order of the measurements.' })
  readonly items!: TestLimitInput[];

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the limits as the sender computed it, to be checked.',
  })
  readonly sha256?: string | null;
}
