import { StoredRecord } from '@tracegraph/record';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** A party that owns products, supplies or buys. */
@Directive('@key(fields: "code")')
@ObjectType({ description: 'A party that owns products, supplies or buys.' })
export class Party {
  @Field(() => ID, { description: 'Its GLN, or the code fixed at registration.' })
  readonly code!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Its name; null for a party that is named but not registered.',
  })
  readonly name!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Global Location Number, 13 digits; null when it has none.',
  })
  readonly gln!: string | null;

  @Field(() => String, { nullable: true, description: 'Postal address; null when the record gives none.' })
  readonly address!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Country, ISO 3166-1 alpha-2; null when the record gives none.',
  })
  readonly country!: string | null;

  @Field(() => StoredRecord, {
    nullable: true,
    description:
      'The registration that answers: the earliest effective one; null for a party that is named but not registered.',
  })
  readonly record!: StoredRecord | null;
}
