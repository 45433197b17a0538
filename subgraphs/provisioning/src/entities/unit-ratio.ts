import { Field, Int, ObjectType } from 'type-graphql';

/** A share of units that says what it was worked out from. */
@ObjectType({ description: 'A share of units that says what it was worked out from.', simpleResolvers: true })
export class UnitRatio {
  @Field(() => Int, { description: 'Units that have the property.' })
  readonly numerator!: number;

  @Field(() => Int, { description: 'Units that could have it.' })
  readonly denominator!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'numerator ÷ denominator as decimal text, rounded half up to six places; null where the denominator is 0.',
  })
  readonly value!: string | null;
}
