import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { FirmwareImage, FirmwareImagePart } from '../entities/firmware-image';
import type { FirmwareImagePartModel } from '../generated/models';
import { resolveFirmwareImage } from './firmware-image.reference';

/** Parts of images: found by their digest when they are asked for. */
@Resolver(() => FirmwareImagePart)
export class FirmwareImagePartResolver {
  @FieldResolver(() => ID)
  async imageId(@Root() part: FirmwareImagePartModel, @Ctx() context: Context): Promise<string> {
    return (await resolveFirmwareImage(part, context))?.imageId ?? part.digest;
  }

  @FieldResolver(() => String, { nullable: true })
  async name(@Root() part: FirmwareImagePartModel, @Ctx() context: Context): Promise<string | null> {
    return (await resolveFirmwareImage(part, context))?.name ?? null;
  }

  @FieldResolver(() => String, { nullable: true })
  async version(@Root() part: FirmwareImagePartModel, @Ctx() context: Context): Promise<string | null> {
    return (await resolveFirmwareImage(part, context))?.version ?? null;
  }

  @FieldResolver(() => String, { nullable: true })
  offset(@Root() part: FirmwareImagePartModel): string | null {
    return part.partOffset;
  }

  @FieldResolver(() => FirmwareImage, { nullable: true })
  image(@Root() part: FirmwareImagePartModel, @Ctx() context: Context): Promise<object | null> {
    return resolveFirmwareImage(part, context);
  }
}
