import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** An image of firmware, owned by the firmware subgraph. */
@Directive('@key(fields: "digest", resolvable: false)')
@ObjectType({ description: 'An image of firmware, owned by the firmware subgraph.' })
export class FirmwareImage {
  @Field(() => ID, { description: 'Digest it is asked by, `<SCOPE>:sha256:<64 hex>`.' })
  readonly digest!: string;
}
