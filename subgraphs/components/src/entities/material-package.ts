import { StoredRecord } from '@tracegraph/record';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';

import { ManufacturerLot } from './manufacturer-lot';

/** How a package was made from another one. */
export enum PackageRelation {
  SPLIT = 'SPLIT',
  JOINED = 'JOINED',
  RELABELLED = 'RELABELLED',
}

registerEnumType(PackageRelation, {
  name: 'PackageRelation',
  description: 'How a package was made from another one.',
  valuesConfig: {
    SPLIT: { description: 'It holds a part of the other one.' },
    JOINED: { description: 'It holds the other one together with more.' },
    RELABELLED: { description: 'It is the other one under a new id.' },
  },
});

/** A reel, tray or bag. */
@ObjectType({
  description:
    'A reel, tray or bag of material at a site. A package that is only named by others has `record: null` and no lots.',
})
export class MaterialPackage {
  @Field(() => ID, {
    description:
      '<site>/<packageId>, percent-encoded; with a third part, the time it was mounted in UTC, where the id is temporary.',
  })
  readonly packageKey!: string;

  @Field(() => String, { description: 'Code of the site that gave the id.' })
  readonly site!: string;

  @Field(() => String, { description: 'The id on the package.' })
  readonly packageId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The part it holds, by the number of the factory; null when not known.',
  })
  readonly internalPartNumber!: string | null;

  @Field(() => [ManufacturerLot], {
    description:
      'The lots it holds, in the order of their keys. A package without lots of its own has those of its parents, at any depth.',
  })
  readonly lots!: readonly ManufacturerLot[];

  @Field(() => [PackageParent], {
    description: 'The packages it was made from, in the order of their keys and relations.',
  })
  readonly parents!: readonly PackageParent[];

  @Field(() => String, {
    nullable: true,
    description: 'Quantity when it came, a decimal text as received; null when not known.',
  })
  readonly initialQuantity!: string | null;

  @Field(() => StoredRecord, {
    nullable: true,
    description: 'The registration; null while the package is only named by others.',
  })
  readonly record!: StoredRecord | null;
}

/** A package from which a package was made. */
@ObjectType({ description: 'A package from which a package was made.' })
export class PackageParent {
  @Field(() => PackageRelation, { description: 'How.' })
  readonly relation!: keyof typeof PackageRelation;

  @Field(() => MaterialPackage, { description: 'From which package.' })
  readonly package!: MaterialPackage;
}
