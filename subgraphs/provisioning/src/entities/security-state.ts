import { StoredRecord } from '@tracegraph/record';
import { Field, ID, ObjectType } from 'type-graphql';

/** What was observed of the locks of a unit. */
@ObjectType({ description: 'What was observed of the locks of a unit.' })
export class SecurityState {
  @Field(() => Boolean, { description: 'Whether only signed images start.' })
  readonly secureBoot!: boolean;

  @Field(() => Boolean, { description: 'Whether the debug port is locked.' })
  readonly debugLocked!: boolean;

  @Field(() => ID, {
    nullable: true,
    description:
      'Key id of the root of trust (SHA-256 of its DER SubjectPublicKeyInfo); null when the record gives none.',
  })
  readonly rootKeyId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'State of the life cycle, in the words of the chip maker; null when the record gives none.',
  })
  readonly lifecycleState!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Digest over the fuses, as read; null when the record gives none.',
  })
  readonly fuseDigest!: string | null;

  @Field(() => Date, { description: 'When it was observed.' })
  readonly observedTime!: Date;

  @Field(() => StoredRecord, { description: 'The record of the observation.' })
  readonly record!: StoredRecord;
}
