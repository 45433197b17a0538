import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** An image of firmware, owned by the firmware subgraph; here are the units that hold it. */
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

  @Directive('@external')
  @Field(() => [ID], {
    nullable: true,
    description: 'Digests of the image and of all that is composed of it, from the firmware subgraph.',
  })
  readonly imageDigests?: readonly string[] | null;
}
