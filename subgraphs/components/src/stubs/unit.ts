import { Directive, Field, ID, ObjectType } from 'type-graphql';

import { Component } from '../entities/component';

/** A unit, owned by the units subgraph; this subgraph adds what was put into it. */
@Directive('@key(fields: "unitKey")')
@ObjectType({ description: 'One physical unit: a product, a board, a module.' })
export class Unit {
  @Field(() => ID, {
    description:
      '01/<gtin14>/21/<serial>, part/<owner>/<partNumber>/<serial>, or panel/<site>/<panelId>/<position> for a board without serial number; parts percent-encoded.',
  })
  readonly unitKey!: string;

  @Field(() => [Component], {
    nullable: true,
    description:
      'What was put into the unit, in the order of installedTime (of a removal alone: removedTime), internalPartNumber, first designator (C2 before C10), event id. Facts recorded under a panel position belong to the unit bound to it.',
  })
  readonly components!: readonly Component[] | null;
}
