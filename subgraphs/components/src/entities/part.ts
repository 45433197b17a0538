import { StoredRecord } from '@tracegraph/record';
import { Field, ID, ObjectType } from 'type-graphql';

/** A maker's part that may be used for an internal part number. */
@ObjectType({ description: "A maker's part that may be used for an internal part number." })
export class ManufacturerPart {
  @Field(() => String, { description: 'Name of the maker, as printed.' })
  readonly manufacturer!: string;

  @Field(() => String, { description: "The maker's part number, as printed." })
  readonly manufacturerPartNumber!: string;
}

/** A part by the number of the factory that places it. */
@ObjectType({
  description: 'A part by the number of the factory that places it (IPC-CFX InternalPartNumber).',
})
export class Part {
  @Field(() => ID, { description: 'The number, unique in the factory.' })
  readonly internalPartNumber!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What it is, in words; null when the record gives none.',
  })
  readonly description!: string | null;

  @Field(() => [ManufacturerPart], {
    description: 'The approved parts of makers, in the order of the record.',
  })
  readonly manufacturerParts!: readonly ManufacturerPart[];

  @Field(() => StoredRecord, { description: 'The registration.' })
  readonly record!: StoredRecord;
}
