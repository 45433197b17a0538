import { StoredRecord } from '@tracegraph/record';
import { Directive, Field, Float, ID, ObjectType } from 'type-graphql';

import { ImageDigest } from './image-digest';
import { ImageSignature } from './image-signature';
import { ReleaseApproval } from './release-approval';
import { SbomReference } from './sbom-reference';

/** An image that another one is composed of. */
@ObjectType({
  description:
    'An image that another one is composed of, found by its digest at the moment of asking: it may be registered later.',
})
export class FirmwareImagePart {
  @Field(() => ID, {
    description: 'Canonical digest of the part; the digest itself while it is not recorded.',
  })
  readonly imageId!: string;

  @Field(() => String, { nullable: true, description: 'Name of the part; null while it is not recorded.' })
  readonly name!: string | null;

  @Field(() => String, { nullable: true, description: 'Version of the part; null while it is not recorded.' })
  readonly version!: string | null;

  @Field(() => ID, { description: 'The digest that names the part, as registered with the whole.' })
  readonly digest!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Where the part starts within the whole, as registered; null when not given.',
  })
  readonly offset!: string | null;

  @Field(() => FirmwareImage, { nullable: true, description: 'The part; null while it is not recorded.' })
  readonly image!: FirmwareImage | null;
}

/** A firmware image, asked by one of its digests. */
@Directive('@key(fields: "digest")')
@ObjectType({
  description:
    'A firmware image, asked by any of its digests. A digest claimed by two images is answered by the one recorded earlier.',
})
export class FirmwareImage {
  @Field(() => ID, {
    description:
      'The digest asked by, `<SCOPE>:sha256:<64 hex digits>`; several digests are aliases of one image.',
  })
  readonly digest!: string;

  @Field(() => ID, {
    description: 'The canonical digest: the first FILE digest registered, else the first digest.',
  })
  readonly imageId!: string;

  @Field(() => String, { description: 'Name of the image, as released.' })
  readonly name!: string;

  @Field(() => String, { description: 'Version of the image, as released; text, never a hash.' })
  readonly version!: string;

  @Field(() => Float, { nullable: true, description: 'Length of the file in bytes; null when not given.' })
  readonly sizeBytes!: number | null;

  @Field(() => [ImageDigest], {
    description: 'All digests of the image, in the order of scope and value.',
  })
  readonly digests!: readonly ImageDigest[];

  @Field(() => [ID], {
    nullable: true,
    description:
      'All digests under which the image is in a unit, `<SCOPE>:sha256:<64 hex digits>`: those it answers for, and those of every image composed of it, at any depth (a merged file holds its parts). By code point, complete, each once.',
  })
  readonly imageDigests!: readonly string[] | null;

  @Field(() => [FirmwareImagePart], {
    description: 'The images it is composed of, in the order of the registration.',
  })
  readonly parts!: readonly FirmwareImagePart[];

  @Field(() => [ImageSignature], {
    description:
      'Signatures over the image under any of its digests, in the order of signing time and event id.',
  })
  readonly signatures!: readonly ImageSignature[];

  @Field(() => [ReleaseApproval], {
    description: 'Approvals of the image under any of its digests, in the order of approval and event id.',
  })
  readonly releases!: readonly ReleaseApproval[];

  @Field(() => [SbomReference], {
    description:
      'Bills of software of the image under any of its digests, in the order of event time and id.',
  })
  readonly sboms!: readonly SbomReference[];

  @Field(() => StoredRecord, { description: 'The registration that answers: the earliest effective one.' })
  readonly record!: StoredRecord;
}
