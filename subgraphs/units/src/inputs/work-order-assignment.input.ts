import { RecordInput } from '@tracegraph/record';
import { Field, ID, InputType } from 'type-graphql';

/** Says under which work order a unit is made. */
@InputType({ description: 'Says under which work order a unit is made.' })
export class WorkOrderAssignmentInput extends RecordInput {
  @Field(() => ID, { description: 'Key of the unit: 01/…, part/… or panel/….' })
  readonly unitKey!: string;

  @Field(() => String, { description: 'Code of the site, A-Z, a-z, 0-9 and hyphens, at most 40.' })
  readonly site!: string;

  @Field(() => String, { description: 'Number of the order.' })
  readonly number!: string;
}
