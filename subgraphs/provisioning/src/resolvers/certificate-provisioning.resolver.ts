import { RecordingPayload } from '@tracegraph/record';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { Certificate, CertificateProvisioning } from '../entities/certificate-provisioning';
import type { CertificateProvisioningModel } from '../generated/models';
import { CertificateProvisioningInput } from '../inputs/certificate-provisioning.input';
import { recordCertificateProvisionings } from '../services/record-certificate-provisionings';

/** Certificates: recording of their provisioning, and look-up. */
@Resolver(() => CertificateProvisioning)
export class CertificateProvisioningResolver {
  @Mutation(() => RecordingPayload, {
    description: 'Records certificates put into units, at most 1,000 a request.',
  })
  recordCertificateProvisionings(
    @Arg('inputs', () => [CertificateProvisioningInput], {
      description: 'The records; results come in the same order.',
    })
    inputs: CertificateProvisioningInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return recordCertificateProvisionings(context, inputs);
  }

  @Query(() => Certificate, {
    nullable: true,
    description: 'A certificate by its fingerprint; null when no effective record names it.',
  })
  async certificate(
    @Arg('sha256', () => ID, { description: 'SHA-256 of the DER bytes, 64 hex digits.' }) sha256: string,
    @Ctx() { loaders }: Context,
  ): Promise<object | null> {
    const fingerprint = sha256.toLowerCase();
    const recorded = await loaders.certificates.load(fingerprint);
    if (recorded) return recorded;
    const declared = await loaders.declaredCertificates.load(fingerprint);
    return declared && declaredCertificate(declared);
  }

  @FieldResolver(() => Date)
  provisionedTime(@Root() provisioning: CertificateProvisioningModel): Date {
    return provisioning.eventTime;
  }

  @FieldResolver(() => Certificate, { name: 'certificate' })
  async provisionedCertificate(
    @Root() provisioning: CertificateProvisioningModel,
    @Ctx() { loaders }: Context,
  ): Promise<object> {
    const recorded = await loaders.certificates.load(provisioning.certificateSha256);
    return recorded ?? declaredCertificate(provisioning);
  }
}

/** What a record says of a certificate whose bytes are not recorded. */
function declaredCertificate(provisioning: CertificateProvisioningModel): Certificate {
  return {
    sha256: provisioning.certificateSha256,
    issuer: provisioning.declaredIssuer,
    subject: null,
    serialNumber: provisioning.declaredSerialNumber,
    notBeforeTime: null,
    notAfterTime: provisioning.declaredNotAfterTime,
    publicKeySha256: null,
    subjectKeyId: null,
  };
}
