import { RecordInput } from '@tracegraph/record';
import { Field, ID, InputType } from 'type-graphql';

import { KeyOrigin } from '../entities/certificate-provisioning';

/** Records a certificate put into a unit; `eventTime` is when. Private keys are refused. */
@InputType({
  description: 'Records a certificate put into a unit; `eventTime` is when. Private keys are refused.',
})
export class CertificateProvisioningInput extends RecordInput {
  @Field(() => ID, { description: 'Key of the unit: `01/…`, `part/…` or `panel/…`.' })
  readonly unitKey!: string;

  @Field(() => String, { description: 'What the certificate is for, e.g. `IDevID`.' })
  readonly purpose!: string;

  @Field(() => KeyOrigin, { description: 'Where its key was made.' })
  readonly keyOrigin!: KeyOrigin;

  @Field(() => String, {
    nullable: true,
    description: 'The certificate: its DER bytes in base64. PEM and private keys are refused.',
  })
  readonly certificateDer?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the DER bytes: instead of them, or to check them.',
  })
  readonly certificateSha256?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Issuer as the source says; shown where the DER bytes are not recorded.',
  })
  readonly issuer?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Serial number in hex as the source says; shown where the DER bytes are not recorded.',
  })
  readonly serialNumber?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Valid to (RFC 3339) as the source says; shown where the DER bytes are not recorded.',
  })
  readonly notAfterTime?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the site; needed with `stationId`.' })
  readonly site?: string | null;

  @Field(() => String, { nullable: true, description: 'Station, numbered by its site.' })
  readonly stationId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Id of the request at the certification authority or HSM.',
  })
  readonly requestId?: string | null;
}
