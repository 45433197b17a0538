import { RecordInput } from '@tracegraph/record';
import { Field, ID, InputType } from 'type-graphql';

/** Names a work order. */
@InputType({ description: 'Names a work order.' })
export class WorkOrderReferenceInput {
  @Field(() => String, { description: 'Code of the site, A-Z, a-z, 0-9 and hyphens, at most 40.' })
  readonly site!: string;

  @Field(() => String, { description: 'Number of the order.' })
  readonly number!: string;
}

/** Registers a unit. */
@InputType({ description: 'Registers a unit.' })
export class UnitInput extends RecordInput {
  @Field(() => ID, { description: 'Key of the unit: 01/…, part/… or panel/….' })
  readonly unitKey!: string;

  @Field(() => String, { nullable: true, description: 'Batch or lot (GS1 AI 10).' })
  readonly lotNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'Production date YYYY-MM-DD; the day may be 00.' })
  readonly productionDate?: string | null;

  @Field(() => WorkOrderReferenceInput, { nullable: true, description: 'Order it is made under.' })
  readonly workOrder?: WorkOrderReferenceInput | null;
}
