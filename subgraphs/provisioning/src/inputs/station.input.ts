import { RecordInput } from '@tracegraph/record';
import { Field, InputType } from 'type-graphql';

/** Registers a station. */
@InputType({ description: 'Registers a station.' })
export class StationInput extends RecordInput {
  @Field(() => String, { description: 'Code of the site.' })
  readonly site!: string;

  @Field(() => String, { description: 'Number of the station, unique in its site.' })
  readonly stationId!: string;

  @Field(() => String, { nullable: true, description: 'Name of the station.' })
  readonly name?: string | null;

  @Field(() => String, { nullable: true, description: 'What the station does, in the words of the site.' })
  readonly kind?: string | null;
}
