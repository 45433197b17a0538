import { RecordInput } from '@tracegraph/record';
import { Field, ID, InputType } from 'type-graphql';

/** Puts a label on a unit. */
@InputType({ description: 'Puts a label on a unit.' })
export class LabelInput extends RecordInput {
  @Field(() => ID, { description: 'Key of the unit: 01/…, part/… or panel/….' })
  readonly unitKey!: string;

  @Field(() => String, { description: 'GS1 element string, as scanned or with brackets as printed.' })
  readonly elementString!: string;

  @Field(() => String, { nullable: true, description: 'Stage that put it on.' })
  readonly stage?: string | null;
}

/** Records the print quality of a label as a verifier measured it. */
@InputType({ description: 'Records the print quality of a label as a verifier measured it.' })
export class LabelVerificationInput extends RecordInput {
  @Field(() => ID, { description: 'Key of the unit: 01/…, part/… or panel/….' })
  readonly unitKey!: string;

  @Field(() => ID, { description: 'Event id of the label (UUID).' })
  readonly labelEventId!: string;

  @Field(() => String, { description: 'Overall grade as reported.' })
  readonly grade!: string;

  @Field(() => String, { description: 'Standard with its edition, e.g. ISO/IEC 15415:2024.' })
  readonly standard!: string;

  @Field(() => String, { nullable: true, description: 'Aperture as reported.' })
  readonly aperture?: string | null;

  @Field(() => String, { nullable: true, description: 'Wavelength of the light as reported.' })
  readonly wavelength?: string | null;

  @Field(() => String, { description: 'The instrument that measured.' })
  readonly verifierId!: string;
}
