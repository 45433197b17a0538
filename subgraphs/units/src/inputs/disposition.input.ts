import { RecordInput } from '@tracegraph/record';
import { Field, ID, InputType } from 'type-graphql';

import { DispositionState } from '@tracegraph/unit-reference';

/** Says what may be done with a unit from a time on. */
@InputType({ description: 'Says what may be done with a unit from a time on.' })
export class DispositionInput extends RecordInput {
  @Field(() => ID, { description: 'Key of the unit: 01/…, part/… or panel/….' })
  readonly unitKey!: string;

  @Field(() => DispositionState, { description: 'The state.' })
  readonly state!: DispositionState;

  @Field(() => String, { nullable: true, description: 'Why, in words.' })
  readonly reason?: string | null;
}
