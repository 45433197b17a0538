import { StoredRecord } from '@tracegraph/record';
import { Field, ID, ObjectType } from 'type-graphql';

/** A lot of a maker: what a recall names. */
@ObjectType({
  description:
    'A lot of a maker: what a recall names. Also bare boards, paste, flux and coating have lots. A lot that is only named by a package has `record: null`.',
})
export class ManufacturerLot {
  @Field(() => ID, {
    description:
      '<manufacturer>/<manufacturerPartNumber>/<lotNumber>, percent-encoded; the first two compared normalised (NFKC, upper case, single blanks).',
  })
  readonly lotKey!: string;

  @Field(() => String, { description: 'The number of the lot, as printed.' })
  readonly lotNumber!: string;

  @Field(() => String, { description: 'Name of the maker, as printed.' })
  readonly manufacturer!: string;

  @Field(() => String, { description: "The maker's part number, as printed." })
  readonly manufacturerPartNumber!: string;

  @Field(() => String, { nullable: true, description: 'Date code, as printed; null when not known.' })
  readonly dateCode!: string | null;

  @Field(() => String, { nullable: true, description: 'Who sold it; null when not known.' })
  readonly supplier!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Country of origin, ISO 3166-1 alpha-2; null when not known.',
  })
  readonly countryOfOrigin!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Date of manufacture, YYYY-MM-DD, where the day may be 00; null when not known.',
  })
  readonly manufactureDate!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Date of expiry, YYYY-MM-DD, where the day may be 00; null when not known.',
  })
  readonly expiryDate!: string | null;

  @Field(() => StoredRecord, {
    nullable: true,
    description: 'The registration; null while the lot is only named by a package.',
  })
  readonly record!: StoredRecord | null;
}
