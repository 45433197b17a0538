import { StoredRecord } from '@tracegraph/record';
import { Field, Int, ObjectType } from 'type-graphql';

import { Product } from './product';

/** An order to make units. */
@ObjectType({ description: 'An order to make units.' })
export class WorkOrder {
  @Field(() => String, { description: 'Code of the site that makes them.' })
  readonly site!: string;

  @Field(() => String, { description: 'Number of the order, unique at the site.' })
  readonly number!: string;

  @Field(() => Product, {
    nullable: true,
    description: 'What is made; null while order or product is not registered, or the order names none.',
  })
  readonly product!: Product | null;

  @Field(() => Int, { nullable: true, description: 'How many units are ordered; null when not recorded.' })
  readonly quantity!: number | null;

  @Field(() => StoredRecord, {
    nullable: true,
    description: 'The registration that answers; null while the order is only referred to.',
  })
  readonly record!: StoredRecord | null;
}
