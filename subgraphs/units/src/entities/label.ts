import { StoredRecord } from '@tracegraph/record';
import { Field, ObjectType } from 'type-graphql';

/** The print quality of a label, as a verifier measured it. */
@ObjectType({
  description: 'The print quality of a label, as a verifier measured it; recorded, never computed here.',
})
export class LabelVerification {
  @Field(() => String, { description: 'Overall grade as reported, e.g. 3.4 or B.' })
  readonly grade!: string;

  @Field(() => String, { description: 'Standard with its edition, e.g. ISO/IEC 15415:2024.' })
  readonly standard!: string;

  @Field(() => String, { nullable: true, description: 'Aperture as reported, e.g. 08; null when not given.' })
  readonly aperture!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Wavelength of the light as reported, e.g. 660; null when not given.',
  })
  readonly wavelength!: string | null;

  @Field(() => String, { description: 'The instrument that measured.' })
  readonly verifierId!: string;

  @Field(() => Date, { description: 'When it was measured.' })
  readonly verifiedTime!: Date;

  @Field(() => StoredRecord, { description: 'The record of the verification.' })
  readonly record!: StoredRecord;
}

/** A label put on a unit. */
@ObjectType({ description: 'A label put on a unit.' })
export class Label {
  @Field(() => String, {
    description: 'GS1 element string with its application identifiers in brackets, as printed.',
  })
  readonly elementString!: string;

  @Field(() => String, { nullable: true, description: 'Stage that put it on; null when not given.' })
  readonly stage!: string | null;

  @Field(() => Date, { description: 'When it was put on.' })
  readonly appliedTime!: Date;

  @Field(() => [LabelVerification], {
    description: 'Effective verifications in the order of their times, then event ids.',
  })
  readonly verifications!: readonly LabelVerification[];

  @Field(() => StoredRecord, { description: 'The record of the label.' })
  readonly record!: StoredRecord;
}
