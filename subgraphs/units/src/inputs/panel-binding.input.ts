import { RecordInput } from '@tracegraph/record';
import { Field, ID, InputType, Int } from 'type-graphql';

/** Binds a unit to the place on a panel it was made at: facts of the place become facts of the unit. */
@InputType({
  description:
    'Binds a unit to the place on a panel it was made at: facts of the place become facts of the unit.',
})
export class PanelBindingInput extends RecordInput {
  @Field(() => ID, { description: 'Key of the unit with its serial number: 01/… or part/….' })
  readonly unitKey!: string;

  @Field(() => String, { description: 'Code of the site, A-Z, a-z, 0-9 and hyphens, at most 40.' })
  readonly site!: string;

  @Field(() => String, { description: 'Id of the panel.' })
  readonly panelId!: string;

  @Field(() => Int, { description: 'Position on the panel, from 1.' })
  readonly position!: number;
}
