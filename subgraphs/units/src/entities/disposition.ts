import { StoredRecord } from '@tracegraph/record';
import { Field, ObjectType, registerEnumType } from 'type-graphql';

/** What may be done with a unit. */
export enum DispositionState {
  IN_PROCESS = 'IN_PROCESS',
  HELD = 'HELD',
  RELEASED = 'RELEASED',
  SCRAPPED = 'SCRAPPED',
  SHIPPED = 'SHIPPED',
  RETURNED = 'RETURNED',
  RECALLED = 'RECALLED',
  DESTROYED = 'DESTROYED',
}

registerEnumType(DispositionState, {
  name: 'DispositionState',
  description: 'What may be done with a unit (compare EPCIS CBV dispositions).',
  valuesConfig: {
    IN_PROCESS: { description: 'It is being made.' },
    HELD: { description: 'It is blocked until somebody decides.' },
    RELEASED: { description: 'It may be shipped.' },
    SCRAPPED: { description: 'It is given up and will not be shipped.' },
    SHIPPED: { description: 'It left the maker.' },
    RETURNED: { description: 'It came back.' },
    RECALLED: { description: 'It is called back from the field.' },
    DESTROYED: { description: 'It does not exist any more.' },
  },
});

/** The state of a unit from a time on. */
@ObjectType({ description: 'The state of a unit from a time on.' })
export class Disposition {
  @Field(() => DispositionState, { description: 'The state.' })
  readonly state!: DispositionState;

  @Field(() => Date, { description: 'Since when.' })
  readonly sinceTime!: Date;

  @Field(() => String, { nullable: true, description: 'Why, in words; null when the record gives none.' })
  readonly reason!: string | null;

  @Field(() => StoredRecord, { description: 'The record that says so.' })
  readonly record!: StoredRecord;
}
