import { UnitPageArgs, askUnits } from '@tracegraph/unit-reference';
import type { UnitConnection as Units } from '@tracegraph/unit-reference';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { UnitConnection } from '../entities/unit-connection';
import { UnitFirmwarePageArgs } from '../inputs/unit-firmware-page.args';
import { unitsByCertificate, unitsByPublicKey } from '../services/units-by-certificate';
import { unitsByFirmwareDigest } from '../services/units-by-firmware';

/** From what was put into units to the units: images, certificates, keys. */
@Resolver()
export class UnitsByFirmwareResolver {
  @Query(() => UnitConnection, {
    nullable: true,
    description:
      'Units of which an image is recorded under this very digest, registered or not: EVER at any time; NOW until another digest came into the slot (see `supersededTime`). All digests of an image together: `FirmwareImage.units`.',
  })
  async unitsByFirmwareDigest(
    @Arg('digest', () => ID, { description: 'Digest as recorded, `<SCOPE>:sha256:<64 hex>`.' })
    digest: string,
    @Args(() => UnitFirmwarePageArgs) page: UnitFirmwarePageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Units> {
    return askUnits(context, unitsByFirmwareDigest({ digest, purpose: page.purpose }), page, info);
  }

  @Query(() => UnitConnection, {
    nullable: true,
    description:
      'Units into which a certificate was put: EVER at any time; NOW until another certificate came for the same purpose. More than one is a clone, or a record under the wrong unit.',
  })
  async unitsByCertificate(
    @Arg('sha256', () => ID, { description: 'SHA-256 of the DER bytes, 64 hex digits.' }) sha256: string,
    @Args(() => UnitPageArgs) page: UnitPageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Units> {
    return askUnits(context, unitsByCertificate({ sha256 }), page, info);
  }

  @Query(() => UnitConnection, {
    nullable: true,
    description:
      'Units into which a certificate of this public key was put, as far as the bytes of the certificate are recorded, of any unit: EVER at any time; NOW until another certificate came for the same purpose. More than one: a cloned key.',
  })
  async unitsByPublicKey(
    @Arg('publicKeySha256', () => ID, {
      description: 'SHA-256 of the DER SubjectPublicKeyInfo, 64 hex digits.',
    })
    publicKeySha256: string,
    @Args(() => UnitPageArgs) page: UnitPageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Units> {
    return askUnits(context, unitsByPublicKey({ publicKeySha256 }), page, info);
  }
}
