import { StoredRecord } from '@tracegraph/record';
import { Field, ObjectType } from 'type-graphql';

/** A place of a site where records are made. */
@ObjectType({ description: 'A place of a site where records are made.' })
export class Station {
  @Field(() => String, { description: 'Code of the site.' })
  readonly site!: string;

  @Field(() => String, { description: 'Number of the station, unique in its site.' })
  readonly stationId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the station; null when the record gives none.',
  })
  readonly name!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the station does, in the words of the site; null when the record gives none.',
  })
  readonly kind!: string | null;

  @Field(() => StoredRecord, { description: 'The earliest effective registration.' })
  readonly record!: StoredRecord;
}
