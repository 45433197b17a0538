import { RecordInput } from '@tracegraph/record';
import { Field, ID, InputType } from 'type-graphql';

/** A maker's part that may be used. */
@InputType({ description: "A maker's part that may be used." })
export class ManufacturerPartInput {
  @Field(() => String, { description: 'Name of the maker, as printed.' })
  readonly manufacturer!: string;

  @Field(() => String, { description: "The maker's part number, as printed." })
  readonly manufacturerPartNumber!: string;
}

/** Registers a part. */
@InputType({ description: 'Registers a part by the number of the factory that places it.' })
export class PartInput extends RecordInput {
  @Field(() => ID, { description: 'The number, unique in the factory.' })
  readonly internalPartNumber!: string;

  @Field(() => String, { nullable: true, description: 'What it is, in words.' })
  readonly description?: string | null;

  @Field(() => [ManufacturerPartInput], { defaultValue: [], description: 'The approved parts of makers.' })
  readonly manufacturerParts!: ManufacturerPartInput[];
}
