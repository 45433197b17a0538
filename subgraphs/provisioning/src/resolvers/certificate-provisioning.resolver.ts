import { RecordingPayload } from '@tracegraph/record';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { Certificate, CertificateProvisioning } from '../entities/certificate-provisioning';
import type { CertificateProvisioningModel } from '../generated/models';
import { CertificateProvisioningInput } from '../inputs/certificate-provisioning.input';
import { recordCertificateProvisionings } from '../services/record-certificate-provisionings';
import { declaredCertificate } from './certificate.resolver';

/** Certificates put into units: recording. */
@Resolver(() => CertificateProvisioning)
export class CertificateProvisioningResolver {
  @Mutation(() => RecordingPayload, {
    nullable: true,
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

  @FieldResolver(() => Date)
  provisionedTime(@Root() provisioning: CertificateProvisioningModel): Date {
    return provisioning.eventTime;
  }

  @FieldResolver(() => Certificate)
  async certificate(
    @Root() provisioning: CertificateProvisioningModel,
    @Ctx() { loaders }: Context,
  ): Promise<object> {
    const recorded = await loaders.certificates.load(provisioning.certificateSha256);
    return recorded ?? declaredCertificate(provisioning);
  }
}
