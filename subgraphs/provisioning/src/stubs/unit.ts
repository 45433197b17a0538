import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** A unit, owned by the units subgraph; here is what its production recorded of it. */
@Directive('@key(fields: "unitKey")')
@ObjectType({
  description: 'A unit, owned by the units subgraph; here is what its production recorded of it.',
})
export class Unit {
  @Field(() => ID, { description: 'Key of the unit, `01/…`, `part/…` or `panel/…`.' })
  readonly unitKey!: string;
}
