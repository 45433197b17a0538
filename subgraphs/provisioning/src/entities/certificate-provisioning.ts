import { StoredRecord } from '@tracegraph/record';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';

/** Where the key of a certificate was made. */
export enum KeyOrigin {
  GENERATED_ON_DEVICE = 'GENERATED_ON_DEVICE',
  INJECTED = 'INJECTED',
  SUPPLIER = 'SUPPLIER',
}

registerEnumType(KeyOrigin, {
  name: 'KeyOrigin',
  description: 'Where the key of a certificate was made.',
  valuesConfig: {
    GENERATED_ON_DEVICE: { description: 'In the unit; it never left it.' },
    INJECTED: { description: 'Outside of the unit, and put into it.' },
    SUPPLIER: { description: 'By the supplier of a bought part.' },
  },
});

/** A certificate (RFC 5280), once for all that name it. */
@ObjectType({ description: 'A certificate (RFC 5280), once for all that name it.' })
export class Certificate {
  @Field(() => ID, { description: 'SHA-256 of the DER bytes, 64 hex digits.' })
  readonly sha256!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Distinguished name of the issuer in the form of RFC 4514, types as OpenSSL abbreviates them; as declared where only the fingerprint is recorded.',
  })
  readonly issuer!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Distinguished name of the subject in the same form; null when empty or not known.',
  })
  readonly subject!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Serial number, lower-case hex; as declared where only the fingerprint is recorded.',
  })
  readonly serialNumber!: string | null;

  @Field(() => Date, { nullable: true, description: 'Valid from; null when not known.' })
  readonly notBeforeTime!: Date | null;

  @Field(() => Date, {
    nullable: true,
    description:
      'Valid to; 9999-12-31T23:59:59Z says never ends (RFC 5280 §4.1.2.5). As declared where only the fingerprint is recorded.',
  })
  readonly notAfterTime!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the DER SubjectPublicKeyInfo, 64 hex digits; null when not known.',
  })
  readonly publicKeySha256!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Subject key identifier, lower-case hex; null when the certificate has none or is not known.',
  })
  readonly subjectKeyId!: string | null;
}

/** A certificate put into a unit. */
@ObjectType({ description: 'A certificate put into a unit.' })
export class CertificateProvisioning {
  @Field(() => String, { description: 'What the certificate is for, e.g. `IDevID`.' })
  readonly purpose!: string;

  @Field(() => Date, { description: 'When it was put in.' })
  readonly provisionedTime!: Date;

  @Field(() => KeyOrigin, { description: 'Where its key was made.' })
  readonly keyOrigin!: keyof typeof KeyOrigin;

  @Field(() => Certificate, { description: 'The certificate.' })
  readonly certificate!: Certificate;

  @Field(() => String, {
    nullable: true,
    description: 'Station, numbered by its site; null when the record gives none.',
  })
  readonly stationId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Id of the request at the certification authority or HSM; null when the record gives none.',
  })
  readonly requestId!: string | null;

  @Field(() => StoredRecord, { description: 'The record of the provisioning.' })
  readonly record!: StoredRecord;
}
