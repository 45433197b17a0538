import { Field, ObjectType, registerEnumType } from 'type-graphql';

import { Comparator, MeasurementKind } from './test-limits';

/** Whether a measurement was made. */
export enum MeasurementStatus {
  MEASURED = 'MEASURED',
  SKIPPED = 'SKIPPED',
  NOT_MEASURED = 'NOT_MEASURED',
  ERROR = 'ERROR',
}

registerEnumType(MeasurementStatus, {
  name: 'MeasurementStatus',
  description: 'Whether a measurement was made.',
  valuesConfig: {
    MEASURED: { description: 'It was.' },
    SKIPPED: { description: 'It was left out on purpose.' },
    NOT_MEASURED: { description: 'It was not reached.' },
    ERROR: { description: 'It was tried and failed to yield a value.' },
  },
});

/** Verdict on one measurement. */
export enum MeasurementOutcome {
  PASS = 'PASS',
  FAIL = 'FAIL',
  NOT_JUDGED = 'NOT_JUDGED',
}

registerEnumType(MeasurementOutcome, {
  name: 'MeasurementOutcome',
  description: 'Verdict on one measurement.',
  valuesConfig: {
    PASS: { description: 'Within its limits.' },
    FAIL: { description: 'Outside of its limits.' },
    NOT_JUDGED: { description: 'There is nothing it could be judged by.' },
  },
});

/** One measurement of a test run, with what it was held against. */
@ObjectType({
  description: 'One measurement of a test run, with what it was held against.',
  simpleResolvers: true,
})
export class Measurement {
  @Field(() => String, {
    description:
      'Name, from the limits; while they are not known, as the run gave it, else its place, `#1` for the first.',
  })
  readonly name!: string;

  @Field(() => MeasurementKind, {
    description: 'What it yields; while the limits are not known, as the value looks.',
  })
  readonly kind!: keyof typeof MeasurementKind;

  @Field(() => MeasurementStatus, { description: 'Whether it was made.' })
  readonly status!: keyof typeof MeasurementStatus;

  @Field(() => String, {
    nullable: true,
    description: 'Decimal text exactly as received, text, or `true` or `false`; null when it yielded none.',
  })
  readonly value!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Unit of the value as received, else of the limits; null for none.',
  })
  readonly unit!: string | null;

  @Field(() => Comparator, {
    nullable: true,
    description: 'How it is compared; null when the limits do not say or are not known.',
  })
  readonly comparator!: keyof typeof Comparator | null;

  @Field(() => String, { nullable: true, description: 'Lower limit, decimal text; null for none.' })
  readonly lowerLimit!: string | null;

  @Field(() => String, { nullable: true, description: 'Upper limit, decimal text; null for none.' })
  readonly upperLimit!: string | null;

  @Field(() => String, { nullable: true, description: 'What it is compared with; null for none.' })
  readonly expected!: string | null;

  @Field(() => String, { nullable: true, description: 'Unit of the limits; null for none.' })
  readonly limitUnit!: string | null;

  @Field(() => String, { nullable: true, description: 'Where on the board; null for none.' })
  readonly referenceDesignator!: string | null;

  @Field(() => MeasurementOutcome, {
    nullable: true,
    description: 'Verdict of the station; null when it gave none.',
  })
  readonly declaredOutcome!: keyof typeof MeasurementOutcome | null;

  @Field(() => MeasurementOutcome, {
    description: 'Verdict recomputed from value and limits, units converted by exact SI prefixes.',
  })
  readonly computedOutcome!: keyof typeof MeasurementOutcome;
}
