import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** A party, owned by the units subgraph; this subgraph names it only. */
@Directive('@key(fields: "code", resolvable: false)')
@ObjectType({ description: 'A party that owns products, supplies or buys.' })
export class Party {
  @Field(() => ID, { description: 'Its GLN, or the code fixed at registration.' })
  readonly code!: string;
}
