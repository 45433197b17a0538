import { RecordInput } from '@tracegraph/record';
import { Field, ID, InputType } from 'type-graphql';

/** Registers a signing key. */
@InputType({
  description:
    'Registers the public half of a signing key. At least one of `publicKeyDer` and `keyId` is given.',
})
export class SigningKeyInput extends RecordInput {
  @Field(() => String, {
    nullable: true,
    description: 'DER SubjectPublicKeyInfo in base64; the key id follows from it. Private keys are refused.',
  })
  readonly publicKeyDer?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'SHA-256 of the DER SubjectPublicKeyInfo, 64 hex digits, where the key itself is not at hand.',
  })
  readonly keyId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Kind of key, e.g. EC-P256; shown only while the key itself is not at hand.',
  })
  readonly algorithm?: string | null;

  @Field(() => String, { nullable: true, description: 'What it signs, in words.' })
  readonly purpose?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where its private half is kept, e.g. the slot of a hardware module.',
  })
  readonly custody?: string | null;

  @Field(() => String, { nullable: true, description: 'From when it may sign: RFC 3339 with offset.' })
  readonly validFromTime?: string | null;

  @Field(() => String, { nullable: true, description: 'Until when it may sign: RFC 3339 with offset.' })
  readonly validToTime?: string | null;

  @Field(() => ID, { nullable: true, description: 'Key id of the key it takes over from.' })
  readonly predecessorKeyId?: string | null;
}
