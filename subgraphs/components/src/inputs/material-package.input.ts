import { RecordInput } from '@tracegraph/record';
import { Field, ID, InputType } from 'type-graphql';

import { PackageRelation } from '../entities/material-package';

/** Names a lot by what is printed on the package. */
@InputType({ description: 'Names a lot by what is printed on the package.' })
export class LotReferenceInput {
  @Field(() => String, { description: 'Name of the maker, as printed.' })
  readonly manufacturer!: string;

  @Field(() => String, { description: "The maker's part number, as printed." })
  readonly manufacturerPartNumber!: string;

  @Field(() => String, { description: 'The number of the lot, as printed.' })
  readonly lotNumber!: string;
}

/** Names a package of the same site. */
@InputType({ description: 'Names a package of the same site.' })
export class PackageReferenceInput {
  @Field(() => ID, { description: 'The id on the package.' })
  readonly packageId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'When it was mounted, RFC 3339 with offset; only where the id is temporary.',
  })
  readonly mountedTime?: string | null;
}

/** Names a package from which the package was made. */
@InputType({ description: 'Names a package of the same site from which the package was made.' })
export class PackageParentInput extends PackageReferenceInput {
  @Field(() => PackageRelation, { description: 'How it was made from it.' })
  readonly relation!: PackageRelation;
}

/** Registers a reel, tray or bag. */
@InputType({ description: 'Registers a reel, tray or bag.' })
export class MaterialPackageInput extends RecordInput {
  @Field(() => String, { description: 'Code of the site that gave the id.' })
  readonly site!: string;

  @Field(() => ID, { description: 'The id on the package.' })
  readonly packageId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'When it was mounted, RFC 3339 with offset; only where the id is temporary.',
  })
  readonly mountedTime?: string | null;

  @Field(() => String, { nullable: true, description: 'The part it holds, by the number of the factory.' })
  readonly internalPartNumber?: string | null;

  @Field(() => [LotReferenceInput], {
    defaultValue: [],
    description: 'The lots it holds; none where they are those of its parents.',
  })
  readonly lots!: LotReferenceInput[];

  @Field(() => [PackageParentInput], { defaultValue: [], description: 'The packages it was made from.' })
  readonly parents!: PackageParentInput[];

  @Field(() => String, { nullable: true, description: 'Quantity when it came, a decimal text.' })
  readonly initialQuantity?: string | null;
}
