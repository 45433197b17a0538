import { Directive, Field, ID, ObjectType } from 'type-graphql';

import { Component } from '../entities/component';

/** A unit, owned by the units subgraph; this subgraph adds what was put into it. */
@Directive('@key(fields: "unitKey")')
@ObjectType('Unit', { description: 'A physical unit.' })
export class UnitStub {
  @Field(() => ID, { description: 'The key any station can compute alone, e.g. 01/<gtin14>/21/<serial>.' })
  readonly unitKey!: string;

  @Field(() => [Component], {
    nullable: true,
    description:
      'What was put into the unit, in the order of installedTime (of a removal alone: removedTime), internalPartNumber, first designator (C2 before C10), event id. Facts recorded under a panel position belong to the unit bound to it.',
  })
  readonly components!: readonly Component[] | null;
}
