import { UnitPageArgs } from '@tracegraph/unit-reference';
import { ArgsType, Field } from 'type-graphql';

/** Which units of a reverse question about a time are asked for, and which page of them. */
@ArgsType()
export class UnitTimePageArgs extends UnitPageArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'Facts at this instant or later, and runs still under way at it (RFC 3339 with offset); null without a beginning.',
  })
  readonly fromTime?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Facts, and beginnings of runs, before this instant (RFC 3339 with offset); null without an end.',
  })
  readonly toTime?: string | null;
}
