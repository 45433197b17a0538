import { RecordInput } from '@tracegraph/record';
import { Field, InputType } from 'type-graphql';

/** Registers a machine program. */
@InputType({ description: 'Registers a machine program.' })
export class MachineProgramInput extends RecordInput {
  @Field(() => String, { description: 'Code of the site.' })
  readonly site!: string;

  @Field(() => String, { description: 'Name of the program.' })
  readonly name!: string;

  @Field(() => String, { description: 'Revision of the program.' })
  readonly revision!: string;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the program file, 64 hex digits.' })
  readonly sha256?: string | null;
}
