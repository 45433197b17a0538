import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** A unit, owned by the units subgraph; here is what its production recorded of it. */
@Directive('@key(fields: "unitKey")')
@ObjectType({
  description: 'One physical unit: a product, a board, a module.',
})
export class Unit {
  @Field(() => ID, {
    description:
      '01/<gtin14>/21/<serial>, part/<owner>/<partNumber>/<serial>, or panel/<site>/<panelId>/<position> for a board without serial number; parts percent-encoded.',
  })
  readonly unitKey!: string;
}
