import { RecordInput } from '@tracegraph/record';
import { Field, ID, InputType } from 'type-graphql';

/** Records what was taken off a unit. */
@InputType({ description: 'Records what was taken off a unit.' })
export class RemovalInput extends RecordInput {
  @Field(() => ID, { description: 'Key of the unit, or of its place on a panel.' })
  readonly unitKey!: string;

  @Field(() => [String], {
    defaultValue: [],
    description: 'Where it was; none for material without a place of its own.',
  })
  readonly referenceDesignators!: string[];

  @Field(() => String, {
    nullable: true,
    description: 'The part, by the number of the factory; needed where there are no designators.',
  })
  readonly internalPartNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was taken off.' })
  readonly reason?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the operator at the site; stored as a pseudonym.' })
  readonly operatorId?: string | null;

  @Field(() => String, { description: 'Code of the site.' })
  readonly site!: string;
}
