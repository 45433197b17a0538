import { Field, Int, ObjectType } from 'type-graphql';

/** The product of first-pass yields. */
@ObjectType({ description: 'The product of first-pass yields.', simpleResolvers: true })
export class RolledYield {
  @Field(() => Int, {
    description: 'How many first-pass yields were multiplied; those of nothing are left out.',
  })
  readonly factorCount!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Decimal text, rounded half up to six places; null where nothing was tested, and where the list is truncated.',
  })
  readonly value!: string | null;
}
