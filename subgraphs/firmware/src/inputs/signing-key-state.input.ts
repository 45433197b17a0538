import { RecordInput } from '@tracegraph/record';
import { Field, ID, InputType } from 'type-graphql';

import { KeyState } from '../entities/key-state';

/** Records a state of a signing key. */
@InputType({ description: 'Records a state of a signing key; `eventTime` is since when it holds.' })
export class SigningKeyStateInput extends RecordInput {
  @Field(() => ID, { description: 'SHA-256 of the DER SubjectPublicKeyInfo of the key, 64 hex digits.' })
  readonly keyId!: string;

  @Field(() => KeyState, { description: 'The state.' })
  readonly state!: KeyState;

  @Field(() => String, {
    nullable: true,
    description: 'Since when the key is suspected to be compromised: RFC 3339 with offset.',
  })
  readonly compromisedSinceTime?: string | null;

  @Field(() => String, { nullable: true, description: 'Why, in words, without names of persons.' })
  readonly reason?: string | null;
}
