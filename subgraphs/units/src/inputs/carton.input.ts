import { RecordInput } from '@tracegraph/record';
import { Field, ID, InputType } from 'type-graphql';

/** Packs units in a carton. */
@InputType({ description: 'Packs units in a carton.' })
export class CartonInput extends RecordInput {
  @Field(() => ID, { description: 'SSCC (18 digits with check digit) or a code of the site.' })
  readonly cartonId!: string;

  @Field(() => [ID], { description: 'The units packed, at most 10,000.' })
  readonly unitKeys!: string[];
}
