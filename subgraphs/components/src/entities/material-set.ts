import { StoredRecord } from '@tracegraph/record';
import { Field, ID, ObjectType } from 'type-graphql';

import { Certainty } from '@tracegraph/unit-reference';
import { MaterialPackage } from './material-package';
import { MaterialUsage } from './material-usage';

/** One material of a set. */
@ObjectType({ description: 'One material of a set: which packages supplied which reference designators.' })
export class MaterialSetItem {
  @Field(() => String, { description: 'The part, by the number of the factory.' })
  readonly internalPartNumber!: string;

  @Field(() => [String], {
    description: 'Where it goes, C2 before C10; empty for material without a place of its own.',
  })
  readonly referenceDesignators!: readonly string[];

  @Field(() => MaterialUsage, { description: 'What it does in the unit.' })
  readonly usage!: keyof typeof MaterialUsage;

  @Field(() => Certainty, { description: 'Whether the packages are the ones used, or candidates.' })
  readonly certainty!: keyof typeof Certainty;

  @Field(() => String, {
    nullable: true,
    description: 'Why it is only possible: SPLICE, GREY_ZONE, UNRESOLVED; null when it is certain.',
  })
  readonly reason!: string | null;

  @Field(() => [MaterialPackage], { description: 'The packages, in the order of their keys.' })
  readonly packages!: readonly MaterialPackage[];
}

/** Which packages supplied which reference designators, stored once under its digest. */
@ObjectType({
  description:
    'Which packages supplied which reference designators of one placing machine in one stage run; stored once under its digest.',
})
export class MaterialSet {
  @Field(() => ID, {
    description:
      'SHA-256 of the canonical content, 64 lower-case hex digits: RFC 8785 JSON of {site, items: [{internalPartNumber, usage, certainty, reason, referenceDesignators, packageKeys}]}.',
  })
  readonly sha256!: string;

  @Field(() => String, { description: 'Code of the site that gave the package ids; part of the content.' })
  readonly site!: string;

  @Field(() => [MaterialSetItem], {
    description:
      'The materials in the order of the canonical content: internalPartNumber, usage, package keys, first designator.',
  })
  readonly items!: readonly MaterialSetItem[];

  @Field(() => StoredRecord, { description: 'The earliest recorded effective registration.' })
  readonly record!: StoredRecord;
}
