import { RecordInput } from '@tracegraph/record';
import { Field, ID, InputType } from 'type-graphql';

/** Records what was observed of the locks of a unit; `eventTime` is when. */
@InputType({ description: 'Records what was observed of the locks of a unit; `eventTime` is when.' })
export class SecurityStateInput extends RecordInput {
  @Field(() => ID, { description: 'Key of the unit: `01/…`, `part/…` or `panel/…`.' })
  readonly unitKey!: string;

  @Field(() => Boolean, { description: 'Whether only signed images start.' })
  readonly secureBoot!: boolean;

  @Field(() => Boolean, { description: 'Whether the debug port is locked.' })
  readonly debugLocked!: boolean;

  @Field(() => ID, {
    nullable: true,
    description: 'Key id of the root of trust: SHA-256 of its DER SubjectPublicKeyInfo.',
  })
  readonly rootKeyId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'State of the life cycle, in the words of the chip maker.',
  })
  readonly lifecycleState?: string | null;

  @Field(() => String, { nullable: true, description: 'Digest over the fuses, as read.' })
  readonly fuseDigest?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the site; needed with `stationId`.' })
  readonly site?: string | null;

  @Field(() => String, { nullable: true, description: 'Station, numbered by its site.' })
  readonly stationId?: string | null;
}
