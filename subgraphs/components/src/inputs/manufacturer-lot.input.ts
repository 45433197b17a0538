import { RecordInput } from '@tracegraph/record';
import { Field, InputType } from 'type-graphql';

/** Registers a lot of a maker. */
@InputType({ description: 'Registers a lot of a maker; also of bare boards, paste, flux and coating.' })
export class ManufacturerLotInput extends RecordInput {
  @Field(() => String, { description: 'Name of the maker, as printed.' })
  readonly manufacturer!: string;

  @Field(() => String, { description: "The maker's part number, as printed." })
  readonly manufacturerPartNumber!: string;

  @Field(() => String, { description: 'The number of the lot, as printed.' })
  readonly lotNumber!: string;

  @Field(() => String, { nullable: true, description: 'Date code, as printed.' })
  readonly dateCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Who sold it.' })
  readonly supplier?: string | null;

  @Field(() => String, { nullable: true, description: 'Country of origin, ISO 3166-1 alpha-2.' })
  readonly countryOfOrigin?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Date of manufacture, YYYY-MM-DD, where the day may be 00.',
  })
  readonly manufactureDate?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Date of expiry, YYYY-MM-DD, where the day may be 00.',
  })
  readonly expiryDate?: string | null;
}
