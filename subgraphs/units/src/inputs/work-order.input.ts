import { RecordInput } from '@tracegraph/record';
import { Field, ID, InputType, Int } from 'type-graphql';

/** Registers a work order. */
@InputType({ description: 'Registers a work order.' })
export class WorkOrderInput extends RecordInput {
  @Field(() => String, { description: 'Code of the site, A-Z, a-z, 0-9 and hyphens, at most 40.' })
  readonly site!: string;

  @Field(() => String, { description: 'Number of the order, unique at the site.' })
  readonly number!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Product to make: 01/<gtin14> or part/<owner>/<partNumber>.',
  })
  readonly productKey?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many units are ordered.' })
  readonly quantity?: number | null;
}
