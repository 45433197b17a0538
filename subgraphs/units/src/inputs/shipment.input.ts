import { RecordInput } from '@tracegraph/record';
import { Field, ID, InputType } from 'type-graphql';

/** Ships units and cartons. */
@InputType({ description: 'Ships units and cartons.' })
export class ShipmentInput extends RecordInput {
  @Field(() => ID, { description: 'Number of the shipment.' })
  readonly shipmentNumber!: string;

  @Field(() => ID, { nullable: true, description: 'Code of the party that bought.' })
  readonly soldTo?: string | null;

  @Field(() => ID, { nullable: true, description: 'Code of the party it is sent to.' })
  readonly shipTo?: string | null;

  @Field(() => [ID], { defaultValue: [], description: 'Units shipped, at most 10,000.' })
  readonly unitKeys!: string[];

  @Field(() => [ID], {
    defaultValue: [],
    description: 'Cartons shipped with the units packed in them, at most 10,000.',
  })
  readonly cartonIds!: string[];
}

/** Takes units back. */
@InputType({ description: 'Takes units back.' })
export class ReturnInput extends RecordInput {
  @Field(() => ID, { description: 'Number of the return.' })
  readonly shipmentNumber!: string;

  @Field(() => ID, { nullable: true, description: 'Code of the party that sends them back.' })
  readonly returnedBy?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the site they come back to.' })
  readonly site?: string | null;

  @Field(() => [ID], { description: 'The units, at most 10,000.' })
  readonly unitKeys!: string[];
}
