import { RecordingPayload, firmwareDigest } from '@tracegraph/record';
import { Arg, Ctx, FieldResolver, Float, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { FirmwareImage, FirmwareImagePart } from '../entities/firmware-image';
import { ImageDigest } from '../entities/image-digest';
import type { DigestScope } from '../entities/image-digest';
import { ImageSignature } from '../entities/image-signature';
import { ReleaseApproval } from '../entities/release-approval';
import { SbomReference } from '../entities/sbom-reference';
import type { FirmwareImagePartModel } from '../generated/models';
import { FirmwareImageInput } from '../inputs/firmware-image.input';
import { registerFirmwareImages } from '../services/register-firmware-images';
import { resolveFirmwareImage } from './firmware-image.reference';
import { loadImageFacts } from './image-facts';
import type { ImageRoot, SignatureRoot } from './image-root';
import { readKey } from './read-key';

const SUPERSEDED = { defaultValue: false, description: 'Also those declared wrong.' };

/** Images: registration and look-up. */
@Resolver(() => FirmwareImage)
export class FirmwareImageResolver {
  @Query(() => FirmwareImage, {
    nullable: true,
    description: 'An image by any of its digests; null when none is registered with it.',
  })
  async firmwareImage(
    @Arg('digest', () => ID, { description: 'A digest, `<SCOPE>:sha256:<64 hex digits>`.' })
    digest: string,
    @Ctx() context: Context,
  ): Promise<object | null> {
    return resolveFirmwareImage({ digest: readKey(firmwareDigest, digest) }, context);
  }

  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Registers firmware images, at most 1,000 a request.',
  })
  registerFirmwareImages(
    @Arg('inputs', () => [FirmwareImageInput], {
      description: 'The images; results come in the same order.',
    })
    inputs: FirmwareImageInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return registerFirmwareImages(context, inputs);
  }

  @FieldResolver(() => Float, { nullable: true })
  sizeBytes(@Root() { image }: ImageRoot): number | null {
    const { sizeBytes } = image.registration;
    return sizeBytes === null ? null : Number(sizeBytes);
  }

  @FieldResolver(() => [ImageDigest])
  digests(@Root() { image }: ImageRoot): ImageDigest[] {
    return image.digests.map((digest) => {
      const [scope, algorithm = '', value = ''] = digest.split(':');
      return { scope: scope as keyof typeof DigestScope, algorithm, value };
    });
  }

  @FieldResolver(() => [ID], { nullable: true })
  imageDigests(@Root() { digest }: ImageRoot, @Ctx() { loaders }: Context): Promise<readonly string[]> {
    return loaders.imageDigestsByDigest.load(readKey(firmwareDigest, digest));
  }

  @FieldResolver(() => [FirmwareImagePart])
  async parts(@Root() { image }: ImageRoot, @Ctx() { loaders }: Context): Promise<FirmwareImagePartModel[]> {
    const parts = await loaders.partsByImage.load(image.imageId);
    return parts.filter((part) => part.eventId === image.registration.eventId);
  }

  @FieldResolver(() => [ImageSignature])
  async signatures(
    @Root() { image }: ImageRoot,
    @Arg('includeSuperseded', () => Boolean, SUPERSEDED) includeSuperseded: boolean,
    @Ctx() { loaders }: Context,
  ): Promise<SignatureRoot[]> {
    const signatures = await loadImageFacts(loaders.signaturesByDigest, image, includeSuperseded);
    return signatures.map((signature) => ({ ...signature, aliases: image.aliases }));
  }

  @FieldResolver(() => [ReleaseApproval])
  releases(
    @Root() { image }: ImageRoot,
    @Arg('includeSuperseded', () => Boolean, SUPERSEDED) includeSuperseded: boolean,
    @Ctx() { loaders }: Context,
  ): Promise<object[]> {
    return loadImageFacts(loaders.releasesByDigest, image, includeSuperseded);
  }

  @FieldResolver(() => [SbomReference])
  sboms(
    @Root() { image }: ImageRoot,
    @Arg('includeSuperseded', () => Boolean, SUPERSEDED) includeSuperseded: boolean,
    @Ctx() { loaders }: Context,
  ): Promise<object[]> {
    return loadImageFacts(loaders.sbomsByDigest, image, includeSuperseded);
  }
}
