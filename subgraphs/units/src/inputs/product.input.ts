import { RecordInput } from '@tracegraph/record';
import { Field, ID, InputType } from 'type-graphql';

import { FactKind } from '../entities/product';

/** A line of a bill of materials. */
@InputType({ description: 'A line of a bill of materials.' })
export class BomLineInput {
  @Field(() => String, { description: 'Part by the number of the factory that places it.' })
  readonly internalPartNumber!: string;

  @Field(() => [String], {
    defaultValue: [],
    description: 'Where it goes; empty for material without designator.',
  })
  readonly referenceDesignators!: string[];

  @Field(() => String, { description: 'How much of it one unit takes, a decimal text.' })
  readonly quantity!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether its lots must be known for every unit.',
  })
  readonly critical!: boolean;
}

/** Registers a product: its key is 01/<gtin14>, or part/<ownerCode>/<partNumber> without a GTIN. */
@InputType({
  description:
    'Registers a product: its key is 01/<gtin14>, or part/<ownerCode>/<partNumber> without a GTIN.',
})
export class ProductInput extends RecordInput {
  @Field(() => String, {
    nullable: true,
    description: 'GTIN of 8, 12, 13 or 14 digits; a product that has one is always keyed by it.',
  })
  readonly gtin?: string | null;

  @Field(() => String, { description: "The owner's part number." })
  readonly partNumber!: string;

  @Field(() => String, { nullable: true, description: 'Revision of the product.' })
  readonly revision?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is, in words.' })
  readonly description?: string | null;

  @Field(() => ID, { description: 'Code of the party that owns the product.' })
  readonly ownerCode!: string;

  @Field(() => [FactKind], { defaultValue: [], description: 'The facts every unit must have.' })
  readonly requiredFacts!: FactKind[];

  @Field(() => [BomLineInput], { defaultValue: [], description: 'The bill of materials.' })
  readonly billOfMaterials!: BomLineInput[];
}
