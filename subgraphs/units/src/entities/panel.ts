import { StoredRecord } from '@tracegraph/record';
import { Field, Int, ObjectType } from 'type-graphql';

import { WorkOrder } from './work-order';

/** A panel of boards. */
@ObjectType({ description: 'A panel: boards made as one piece and separated later.' })
export class Panel {
  @Field(() => String, { description: 'Code of the site.' })
  readonly site!: string;

  @Field(() => String, { description: 'Id of the panel, unique at the site.' })
  readonly panelId!: string;

  @Field(() => Int, { description: 'How many boards it holds; positions count from 1.' })
  readonly positionCount!: number;

  @Field(() => WorkOrder, {
    nullable: true,
    description: 'The order its boards are made under; null when the record names none.',
  })
  readonly workOrder!: WorkOrder | null;

  @Field(() => StoredRecord, { description: 'The registration that answers: the earliest effective one.' })
  readonly record!: StoredRecord;
}
