import { StoredRecord } from '@tracegraph/record';
import { Field, ObjectType, registerEnumType } from 'type-graphql';

import { KeyState } from './key-state';
import { SigningKey } from './signing-key';

/** How a signature was made. */
export enum SignatureAlgorithm {
  ECDSA_P256_SHA256 = 'ECDSA_P256_SHA256',
  ED25519 = 'ED25519',
  RSA_PKCS1_SHA256 = 'RSA_PKCS1_SHA256',
  RSA_PSS_SHA256 = 'RSA_PSS_SHA256',
}

registerEnumType(SignatureAlgorithm, {
  name: 'SignatureAlgorithm',
  description: 'How a signature was made.',
  valuesConfig: {
    ECDSA_P256_SHA256: {
      description: 'ECDSA over P-256 with SHA-256 (FIPS 186-5); DER, or r and s of 32 bytes.',
    },
    ED25519: { description: 'Ed25519 (RFC 8032); signs the bytes themselves, not their hash.' },
    RSA_PKCS1_SHA256: { description: 'RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017 §8.2).' },
    RSA_PSS_SHA256: {
      description: 'RSASSA-PSS with SHA-256 and MGF1 of SHA-256 (RFC 8017 §8.1), any salt length.',
    },
  },
});

/** What checking a signature gave. */
export enum SignatureVerification {
  VERIFIED = 'VERIFIED',
  FAILED = 'FAILED',
  NOT_CHECKABLE = 'NOT_CHECKABLE',
}

registerEnumType(SignatureVerification, {
  name: 'SignatureVerification',
  description: 'What checking a signature gave.',
  valuesConfig: {
    VERIFIED: {
      description: 'It verifies under the key, over bytes whose digest is one of the digests of this image.',
    },
    FAILED: {
      description: 'It does not verify under the key, or the key is of another kind than the algorithm.',
    },
    NOT_CHECKABLE: {
      description:
        'The public key or what was signed is not at hand, or what was signed is not shown to be this image.',
    },
  },
});

/** A signature over an image. */
@ObjectType({ description: 'A signature over an image, checked where key and signed bytes are at hand.' })
export class ImageSignature {
  @Field(() => Date, { description: 'When it was made.' })
  readonly signedTime!: Date;

  @Field(() => SignatureAlgorithm, { description: 'How it was made.' })
  readonly algorithm!: keyof typeof SignatureAlgorithm;

  @Field(() => SignatureVerification, {
    description:
      'What checking it gives with what is recorded now; a key may be registered after its signatures.',
  })
  readonly verification!: keyof typeof SignatureVerification;

  @Field(() => KeyState, {
    description:
      'State of the key when it signed, with what is recorded now: COMPROMISED also where a later record suspects it since before, UNKNOWN instead of ACTIVE outside the validity of the key.',
  })
  readonly keyStateAtSigning!: keyof typeof KeyState;

  @Field(() => SigningKey, {
    description: 'The key. One that is not registered has the algorithm UNKNOWN and no record.',
  })
  readonly key!: SigningKey;

  @Field(() => StoredRecord, { description: 'The record of the signature.' })
  readonly record!: StoredRecord;
}
