import { RecordInput } from '@tracegraph/record';
import { Field, ID, InputType } from 'type-graphql';

import { SignatureAlgorithm } from '../entities/image-signature';

/** Records a signature. */
@InputType({
  description:
    'Records a signature over an image; `eventTime` is when it was made. It is checked where key and signed bytes, or their digest, are at hand.',
})
export class SignatureInput extends RecordInput {
  @Field(() => ID, { description: 'Any digest of the image, `<SCOPE>:sha256:<64 hex digits>`.' })
  readonly digest!: string;

  @Field(() => ID, { description: 'SHA-256 of the DER SubjectPublicKeyInfo of the key, 64 hex digits.' })
  readonly keyId!: string;

  @Field(() => SignatureAlgorithm, { description: 'How it was made.' })
  readonly algorithm!: SignatureAlgorithm;

  @Field(() => String, {
    description: 'The signature in base64; ECDSA as DER or as r and s of 32 bytes each.',
  })
  readonly signature!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The bytes that were signed in base64, at most 1 MiB. Their SHA-256 is kept; of Ed25519, which signs no hash, also the bytes up to 64 KiB.',
  })
  readonly signedContent?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the bytes that were signed, 64 hex digits, where the bytes are not at hand.',
  })
  readonly signedDigest?: string | null;
}
