import { RecordInput } from '@tracegraph/record';
import { Field, ID, InputType } from 'type-graphql';

/** Registers a party. */
@InputType({ description: 'Registers a party.' })
export class PartyInput extends RecordInput {
  @Field(() => ID, { description: 'Its GLN, or a-z, 0-9 and hyphens, at most 40; never changed later.' })
  readonly code!: string;

  @Field(() => String, { description: 'Its name.' })
  readonly name!: string;

  @Field(() => String, { nullable: true, description: 'Global Location Number, 13 digits.' })
  readonly gln?: string | null;

  @Field(() => String, { nullable: true, description: 'Postal address.' })
  readonly address?: string | null;

  @Field(() => String, { nullable: true, description: 'Country, ISO 3166-1 alpha-2.' })
  readonly country?: string | null;
}
