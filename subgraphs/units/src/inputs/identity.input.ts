import { RecordInput } from '@tracegraph/record';
import { Field, ID, InputType, Int } from 'type-graphql';

import { IdentityKind } from '../entities/identity';

/** Gives a unit an identity. */
@InputType({ description: 'Gives a unit an identity.' })
export class IdentityAssignmentInput extends RecordInput {
  @Field(() => ID, { description: 'Key of the unit: 01/…, part/… or panel/….' })
  readonly unitKey!: string;

  @Field(() => IdentityKind, { description: 'Kind of identity.' })
  readonly kind!: IdentityKind;

  @Field(() => String, { description: 'The identity in any usual notation.' })
  readonly value!: string;

  @Field(() => Int, { defaultValue: 0, description: 'Number of the interface it belongs to, from 0.' })
  readonly interface!: number;
}

/** Takes an identity from a unit. */
@InputType({ description: 'Takes an identity from a unit.' })
export class IdentityReleaseInput extends RecordInput {
  @Field(() => ID, { description: 'Key of the unit: 01/…, part/… or panel/….' })
  readonly unitKey!: string;

  @Field(() => IdentityKind, { description: 'Kind of identity.' })
  readonly kind!: IdentityKind;

  @Field(() => String, { description: 'The identity in any usual notation.' })
  readonly value!: string;

  @Field(() => String, { nullable: true, description: 'Why, in words.' })
  readonly reason?: string | null;
}
