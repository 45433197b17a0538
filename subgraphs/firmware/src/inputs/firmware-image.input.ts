import { RecordInput } from '@tracegraph/record';
import { Field, Float, ID, InputType } from 'type-graphql';

import { DigestScope } from '../entities/image-digest';

/** A digest of an image. */
@InputType({ description: 'A digest of an image.' })
export class ImageDigestInput {
  @Field(() => DigestScope, { description: 'Over which bytes it was taken.' })
  readonly scope!: DigestScope;

  @Field(() => String, { defaultValue: 'sha256', description: 'Name of the hash function, `sha256`.' })
  readonly algorithm!: string;

  @Field(() => String, { description: 'The digest, 64 hex digits.' })
  readonly value!: string;
}

/** An image that the registered one is composed of. */
@InputType({ description: 'An image that the registered one is composed of.' })
export class ImagePartInput {
  @Field(() => ID, { description: 'Any digest of the part, `<SCOPE>:sha256:<64 hex digits>`.' })
  readonly digest!: string;

  @Field(() => String, { nullable: true, description: 'Where it starts within the whole, e.g. 0x20000.' })
  readonly offset?: string | null;
}

/** Registers an image. */
@InputType({ description: 'Registers a firmware image by its digests.' })
export class FirmwareImageInput extends RecordInput {
  @Field(() => String, { description: 'Name of the image, as released.' })
  readonly name!: string;

  @Field(() => String, { description: 'Version of the image, as released.' })
  readonly version!: string;

  @Field(() => [ImageDigestInput], {
    description: 'Its digests, at least one; the first FILE digest, else the first one, becomes its imageId.',
  })
  readonly digests!: ImageDigestInput[];

  @Field(() => [ImagePartInput], { defaultValue: [], description: 'The images it is composed of.' })
  readonly parts!: ImagePartInput[];

  @Field(() => Float, { nullable: true, description: 'Length of the file in bytes, a whole number.' })
  readonly sizeBytes?: number | null;
}
