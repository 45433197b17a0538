import { RecordInput } from '@tracegraph/record';
import { Field, ID, InputType } from 'type-graphql';

/** Puts a unit into another unit. */
@InputType({ description: 'Puts a unit into another unit.' })
export class UnitInstallationInput extends RecordInput {
  @Field(() => ID, { description: 'Key of the unit that goes in; it need not be registered.' })
  readonly unitKey!: string;

  @Field(() => ID, { description: 'Key of the unit it goes into.' })
  readonly containerUnitKey!: string;

  @Field(() => String, { nullable: true, description: 'Where it sits, in the words of the line.' })
  readonly position?: string | null;
}

/** Takes a unit out of another unit. */
@InputType({ description: 'Takes a unit out of another unit.' })
export class UnitRemovalInput extends RecordInput {
  @Field(() => ID, { description: 'Key of the unit that comes out.' })
  readonly unitKey!: string;

  @Field(() => ID, { description: 'Key of the unit it comes out of.' })
  readonly containerUnitKey!: string;

  @Field(() => String, { nullable: true, description: 'Why, in words.' })
  readonly reason?: string | null;
}
