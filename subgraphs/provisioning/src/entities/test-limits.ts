import { StoredRecord } from '@tracegraph/record';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';

/** What a measurement yields. */
export enum MeasurementKind {
  NUMERIC = 'NUMERIC',
  STRING = 'STRING',
  BOOLEAN = 'BOOLEAN',
}

registerEnumType(MeasurementKind, {
  name: 'MeasurementKind',
  description: 'What a measurement yields.',
  valuesConfig: {
    NUMERIC: { description: 'A decimal number.' },
    STRING: { description: 'A text.' },
    BOOLEAN: { description: 'true or false.' },
  },
});

/** How a value is compared with its limits (names of ATML and OpenHTF). */
export enum Comparator {
  GELE = 'GELE',
  GTLT = 'GTLT',
  GE = 'GE',
  GT = 'GT',
  LE = 'LE',
  LT = 'LT',
  EQ = 'EQ',
  NE = 'NE',
  CASE_EQ = 'CASE_EQ',
  LOG = 'LOG',
}

registerEnumType(Comparator, {
  name: 'Comparator',
  description: 'How a value is compared with its limits (names of ATML and OpenHTF).',
  valuesConfig: {
    GELE: { description: 'lower ≤ value ≤ upper; either limit may be missing.' },
    GTLT: { description: 'lower < value < upper; either limit may be missing.' },
    GE: { description: 'value ≥ lower.' },
    GT: { description: 'value > lower.' },
    LE: { description: 'value ≤ upper.' },
    LT: { description: 'value < upper.' },
    EQ: { description: 'value = expected; texts without regard to case.' },
    NE: { description: 'value ≠ expected; texts without regard to case.' },
    CASE_EQ: { description: 'Texts: value = expected, case included.' },
    LOG: { description: 'Only recorded, never judged.' },
  },
});

/** What one measurement of a procedure is held against. */
@ObjectType({ description: 'What one measurement of a procedure is held against.' })
export class TestLimit {
  @Field(() => String, { description: 'Name of the measurement.' })
  readonly name!: string;

  @Field(() => MeasurementKind, { description: 'What is measured: a number, a text or a truth value.' })
  readonly kind!: keyof typeof MeasurementKind;

  @Field(() => String, {
    nullable: true,
    description: 'Unit of limits, nominal and expected; null for none.',
  })
  readonly unit!: string | null;

  @Field(() => Comparator, {
    nullable: true,
    description: 'How the value is compared; null for GELE where limits are given, EQ where `expected` is.',
  })
  readonly comparator!: keyof typeof Comparator | null;

  @Field(() => String, { nullable: true, description: 'Lower limit, decimal text; null for none.' })
  readonly lowerLimit!: string | null;

  @Field(() => String, { nullable: true, description: 'Upper limit, decimal text; null for none.' })
  readonly upperLimit!: string | null;

  @Field(() => String, { nullable: true, description: 'Nominal value, decimal text; null for none.' })
  readonly nominal!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What EQ, NE and CASE_EQ compare with; null for none.',
  })
  readonly expected!: string | null;

  @Field(() => String, { nullable: true, description: 'Where on the board; null for none.' })
  readonly referenceDesignator!: string | null;
}

/** The limits of a procedure, once for all runs that were held against them. */
@ObjectType({ description: 'The limits of a procedure, once for all runs that were held against them.' })
export class TestLimits {
  @Field(() => ID, { description: 'SHA-256 of the RFC 8785 JSON of procedure and items, 64 hex digits.' })
  readonly sha256!: string;

  @Field(() => String, { description: 'Name of the procedure.' })
  readonly procedure!: string;

  @Field(() => [TestLimit], { description: 'The limits, in the order of the measurements.' })
  readonly items!: readonly TestLimit[];

  @Field(() => StoredRecord, {
    description: 'The earliest effective registration; where all are declared wrong, the earliest.',
  })
  readonly record!: StoredRecord;
}
