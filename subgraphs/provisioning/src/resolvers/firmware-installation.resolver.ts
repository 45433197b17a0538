import { RecordingPayload } from '@tracegraph/record';
import type { Recorded } from '@tracegraph/record';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { FirmwareInstallation } from '../entities/firmware-installation';
import type { FirmwareInstallationModel } from '../generated/models';
import { wasShippedAt } from '../services/firmware-periods';
import type { Installation } from '../services/firmware-periods';
import { FirmwareImage } from '../stubs/firmware-image';
import type { OfUnit } from './unit.resolver';
import { FirmwareInstallationInput } from '../inputs/firmware-installation.input';
import { recordFirmwareInstallations } from '../services/record-firmware-installations';

/** Installations of firmware: recording, the image, and whether it was shipped. */
@Resolver(() => FirmwareInstallation)
export class FirmwareInstallationResolver {
  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Records images put into, or found in, slots of units, at most 1,000 a request.',
  })
  recordFirmwareInstallations(
    @Arg('inputs', () => [FirmwareInstallationInput], {
      description: 'The records; results come in the same order.',
    })
    inputs: FirmwareInstallationInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return recordFirmwareInstallations(context, inputs);
  }

  @FieldResolver(() => Date)
  programmedTime(@Root() installation: FirmwareInstallationModel): Date {
    return installation.eventTime;
  }

  @FieldResolver(() => FirmwareImage, { nullable: true })
  image(@Root() { digest }: FirmwareInstallationModel): FirmwareImage {
    return { digest };
  }

  @FieldResolver(() => Boolean, { nullable: true })
  async wasShipped(
    @Root() installation: OfUnit<Installation<Recorded<FirmwareInstallationModel>>>,
    @Ctx() { loaders }: Context,
  ): Promise<boolean | null> {
    if (installation.record.correctedBy) return null;
    return wasShippedAt(installation, await loaders.outboundTimes.load(installation.ofUnit));
  }
}
