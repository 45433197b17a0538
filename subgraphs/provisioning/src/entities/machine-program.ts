import { StoredRecord } from '@tracegraph/record';
import { Field, ObjectType } from 'type-graphql';

/** A program of a machine (recipe, placement or test program), by name and revision. */
@ObjectType({
  description: 'A program of a machine (recipe, placement or test program), by name and revision.',
})
export class MachineProgram {
  @Field(() => String, { description: 'Code of the site.' })
  readonly site!: string;

  @Field(() => String, { description: 'Name of the program, unique with its revision in the site.' })
  readonly name!: string;

  @Field(() => String, { description: 'Revision of the program.' })
  readonly revision!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'SHA-256 of the program file, 64 hex digits; null when the program is not registered or its hash is not known.',
  })
  readonly sha256!: string | null;

  @Field(() => StoredRecord, {
    nullable: true,
    description: 'The earliest effective registration; null while the program is not registered.',
  })
  readonly record!: StoredRecord | null;
}
