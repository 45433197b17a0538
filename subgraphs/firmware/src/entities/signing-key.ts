import { StoredRecord } from '@tracegraph/record';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

import { KeyState } from './key-state';

/** A state of a signing key, from a time on. */
@ObjectType({ description: 'A state of a signing key, from a time on.' })
export class SigningKeyState {
  @Field(() => KeyState, { description: 'The state.' })
  readonly state!: keyof typeof KeyState;

  @Field(() => Date, { description: 'Since when it holds.' })
  readonly sinceTime!: Date;

  @Field(() => Date, {
    nullable: true,
    description: 'Since when the key is suspected to be compromised, often before it was noticed; else null.',
  })
  readonly compromisedSinceTime!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why, in words; null when not given.' })
  readonly reason!: string | null;

  @Field(() => StoredRecord, { description: 'The record of the state.' })
  readonly record!: StoredRecord;
}

/** The public half of a signing key. */
@Directive('@key(fields: "keyId")')
@ObjectType({ description: 'The public half of a signing key; private halves never enter the system.' })
export class SigningKey {
  @Field(() => ID, {
    description: 'SHA-256 of the DER SubjectPublicKeyInfo (RFC 5280 §4.1.2.7), 64 lower-case hex digits.',
  })
  readonly keyId!: string;

  @Field(() => String, {
    description:
      'Kind of key, read from the key itself, e.g. EC-P256, ED25519 or RSA-3072; as declared while the key is not at hand, else UNKNOWN.',
  })
  readonly algorithm!: string;

  @Field(() => String, {
    nullable: true,
    description: 'DER SubjectPublicKeyInfo in base64; null while only the key id is known.',
  })
  readonly publicKeyDer!: string | null;

  @Field(() => String, { nullable: true, description: 'What it signs, in words; null when not given.' })
  readonly purpose!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where its private half is kept, e.g. the slot of a hardware module; null when not given.',
  })
  readonly custody!: string | null;

  @Field(() => Date, { nullable: true, description: 'From when it may sign; null when not limited.' })
  readonly validFromTime!: Date | null;

  @Field(() => Date, { nullable: true, description: 'Until when it may sign; null when not limited.' })
  readonly validToTime!: Date | null;

  @Field(() => KeyState, {
    description:
      'State now: the latest one recorded; before any, ACTIVE while a registered key is within its validity, else UNKNOWN.',
  })
  readonly state!: keyof typeof KeyState;

  @Field(() => [SigningKeyState], { description: 'Its history, in the order of time and event id.' })
  readonly states!: readonly SigningKeyState[];

  @Field(() => [ID], {
    nullable: true,
    description:
      'Digests under which what the key signed is in a unit: those of every image with an effective signature by the key, whatever checking it gives, and of all images composed of them, at any depth; a signed digest no registered image has stands for itself. By code point, complete, each once.',
  })
  readonly imageDigests!: readonly string[] | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Key id of the key it took over from; null when not given.',
  })
  readonly predecessorKeyId!: string | null;

  @Field(() => StoredRecord, {
    nullable: true,
    description:
      'The registration that answers, the earliest effective one; null for a key that is not registered.',
  })
  readonly record!: StoredRecord | null;
}
