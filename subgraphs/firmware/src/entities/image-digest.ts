import { Field, ObjectType, registerEnumType } from 'type-graphql';

/** Over which bytes a digest of an image was taken. */
export enum DigestScope {
  FILE = 'FILE',
  IMAGE_TLV = 'IMAGE_TLV',
  FLASH_READBACK = 'FLASH_READBACK',
}

registerEnumType(DigestScope, {
  name: 'DigestScope',
  description:
    'Over which bytes a digest of an image was taken; digests of one image differ from scope to scope.',
  valuesConfig: {
    FILE: { description: 'The released file, all of its bytes.' },
    IMAGE_TLV: {
      description: 'What the image hashes itself: header, payload and protected trailer, as in MCUboot.',
    },
    FLASH_READBACK: { description: 'A region of the memory, read back after programming.' },
  },
});

/** One of the digests of an image. */
@ObjectType({ description: 'One of the digests of an image.' })
export class ImageDigest {
  @Field(() => DigestScope, { description: 'Over which bytes it was taken.' })
  readonly scope!: keyof typeof DigestScope;

  @Field(() => String, { description: 'Name of the hash function, `sha256`.' })
  readonly algorithm!: string;

  @Field(() => String, { description: 'The digest, 64 lower-case hex digits.' })
  readonly value!: string;
}
