import { StoredRecord } from '@tracegraph/record';
import { Field, ID, Int, ObjectType } from 'type-graphql';

/** The place on a panel at which a unit was made, before it had a serial number. */
@ObjectType({
  description: 'The place on a panel at which a unit was made, before it had a serial number.',
})
export class PanelPosition {
  @Field(() => String, { description: 'Code of the site.' })
  readonly site!: string;

  @Field(() => String, { description: 'Id of the panel, unique at the site.' })
  readonly panelId!: string;

  @Field(() => Int, { description: 'Position on the panel, from 1.' })
  readonly position!: number;

  @Field(() => ID, {
    description: 'Key under which facts of this place are recorded: panel/<site>/<panelId>/<position>.',
  })
  readonly unitKey!: string;

  @Field(() => Date, { description: 'When the unit was bound to this place.' })
  readonly boundTime!: Date;

  @Field(() => StoredRecord, { description: 'The binding.' })
  readonly record!: StoredRecord;
}
