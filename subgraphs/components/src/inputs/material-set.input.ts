import { RecordInput } from '@tracegraph/record';
import { Field, InputType } from 'type-graphql';

import { Certainty } from '@tracegraph/unit-reference';
import { MaterialUsage } from '../entities/material-usage';
import { PackageReferenceInput } from './material-package.input';

/** One material: which packages supplied which reference designators. */
@InputType({ description: 'One material: which packages supplied which reference designators.' })
export class MaterialSetItemInput {
  @Field(() => String, { description: 'The part, by the number of the factory.' })
  readonly internalPartNumber!: string;

  @Field(() => [String], {
    defaultValue: [],
    description: 'Where it goes, in any order; none for material without a place of its own.',
  })
  readonly referenceDesignators!: string[];

  @Field(() => MaterialUsage, {
    defaultValue: MaterialUsage.PLACED,
    description: 'What it does in the unit.',
  })
  readonly usage!: MaterialUsage;

  @Field(() => [PackageReferenceInput], {
    description: 'The packages; where the certainty is POSSIBLE, all candidates.',
  })
  readonly packages!: PackageReferenceInput[];

  @Field(() => Certainty, {
    defaultValue: Certainty.CERTAIN,
    description: 'Whether the packages are the ones used, or candidates.',
  })
  readonly certainty!: Certainty;

  @Field(() => String, {
    nullable: true,
    description: 'Why it is only possible: SPLICE, GREY_ZONE, UNRESOLVED.',
  })
  readonly reason?: string | null;
}

/** Registers a material set. */
@InputType({
  description: 'Registers which packages supplied which reference designators, for installations to name.',
})
export class MaterialSetInput extends RecordInput {
  @Field(() => String, { description: 'Code of the site that gave the package ids.' })
  readonly site!: string;

  @Field(() => [MaterialSetItemInput], { description: 'The materials, in any order.' })
  readonly items!: MaterialSetItemInput[];

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the canonical content, 64 hex digits; checked where it is given.',
  })
  readonly sha256?: string | null;
}
