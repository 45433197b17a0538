import { RecordInput } from '@tracegraph/record';
import { Field, InputType } from 'type-graphql';

/** Registers a site. */
@InputType({ description: 'Registers a site.' })
export class SiteInput extends RecordInput {
  @Field(() => String, { description: 'Code of the site, A-Z, a-z, 0-9 and hyphens, at most 40.' })
  readonly site!: string;

  @Field(() => String, { description: 'Its name.' })
  readonly name!: string;

  @Field(() => String, { nullable: true, description: 'Country, ISO 3166-1 alpha-2.' })
  readonly country?: string | null;

  @Field(() => String, { nullable: true, description: 'Time zone of the IANA database, e.g. Europe/Berlin.' })
  readonly timeZone?: string | null;
}
