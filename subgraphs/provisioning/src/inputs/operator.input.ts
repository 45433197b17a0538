import { RecordInput } from '@tracegraph/record';
import { Field, InputType } from 'type-graphql';

/** Registers an operator. Id and name go only into the erasable mapping; records carry the pseudonym. */
@InputType({
  description:
    'Registers an operator. Id and name go only into the erasable mapping; records carry the pseudonym.',
})
export class OperatorInput extends RecordInput {
  @Field(() => String, { description: 'Code of the site.' })
  readonly site!: string;

  @Field(() => String, { description: 'Id of the operator at the site.' })
  readonly operatorId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the operator, kept only in the erasable mapping.',
  })
  readonly displayName?: string | null;

  @Field(() => String, { nullable: true, description: 'Certified from (RFC 3339 with offset).' })
  readonly certifiedFromTime?: string | null;

  @Field(() => String, { nullable: true, description: 'Certified to (RFC 3339 with offset).' })
  readonly certifiedToTime?: string | null;
}
