import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { Certificate } from '../entities/certificate-provisioning';
import type { CertificateProvisioningModel } from '../generated/models';

/** Certificates: look-up. */
@Resolver(() => Certificate)
export class CertificateResolver {
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
}

/** What a record says of a certificate whose bytes are not recorded. */
export function declaredCertificate(provisioning: CertificateProvisioningModel): Certificate {
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
