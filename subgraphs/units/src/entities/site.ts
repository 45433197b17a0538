import { StoredRecord } from '@tracegraph/record';
import { Field, ID, ObjectType } from 'type-graphql';

/** A site where units are made. */
@ObjectType({ description: 'A site where units are made.' })
export class Site {
  @Field(() => ID, { description: 'Code of the site.' })
  readonly code!: string;

  @Field(() => String, { description: 'Its name.' })
  readonly name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Country, ISO 3166-1 alpha-2; null when the record gives none.',
  })
  readonly country!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Time zone of the IANA database, e.g. Europe/Berlin; null when the record gives none.',
  })
  readonly timeZone!: string | null;

  @Field(() => StoredRecord, { description: 'The registration that answers: the earliest effective one.' })
  readonly record!: StoredRecord;
}
