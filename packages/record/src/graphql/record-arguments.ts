import 'reflect-metadata';

import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';

/** Names a work order in a question. */
@InputType({ description: 'Names a work order in a question.' })
export class WorkOrderKeyInput {
  @Field(() => String, { description: 'Code of the site.' })
  readonly site!: string;

  @Field(() => String, { description: 'Number of the order at the site.' })
  readonly number!: string;
}

/** Which conflicts are asked for. */
@ArgsType()
export class ConflictArguments {
  @Field(() => Int, { defaultValue: 100, description: 'Size of the page, 1 to 1,000.' })
  readonly first!: number;

  @Field(() => String, { nullable: true, description: '`endCursor` of the page before.' })
  readonly after?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only content that came at or after this time: RFC 3339 with offset.',
  })
  readonly fromTime?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only content that came before this time: RFC 3339 with offset.',
  })
  readonly toTime?: string | null;
}

/** Which conflicts are asked for, where records are about units. */
@ArgsType()
export class UnitConflictArguments extends ConflictArguments {
  @Field(() => ID, {
    nullable: true,
    description:
      'Only conflicts about this unit, in any valid encoding of its key; also those under places on panels bound to it.',
  })
  readonly unitKey?: string | null;

  @Field(() => WorkOrderKeyInput, {
    nullable: true,
    description:
      'Only conflicts about units made under this work order, also by the panel they were made on.',
  })
  readonly workOrder?: WorkOrderKeyInput | null;
}

/** Which findings are asked for. */
@ArgsType()
export class FindingArguments {
  @Field(() => Int, { defaultValue: 100, description: 'Size of the page, 1 to 1,000.' })
  readonly first!: number;

  @Field(() => String, { nullable: true, description: '`endCursor` of the page before.' })
  readonly after?: string | null;

  @Field(() => String, { nullable: true, description: 'Only findings of this code, as in docs/errors.md.' })
  readonly code?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only of events at or after this time: RFC 3339 with offset.',
  })
  readonly fromTime?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only of events before this time: RFC 3339 with offset.',
  })
  readonly toTime?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only resolved findings, or only those that stand; all of them when it is not given.',
  })
  readonly isResolved?: boolean | null;
}

/** Which findings are asked for, where records are about units. */
@ArgsType()
export class UnitFindingArguments extends FindingArguments {
  @Field(() => ID, {
    nullable: true,
    description:
      'Only findings about this unit, in any valid encoding of its key; also those under places on panels bound to it.',
  })
  readonly unitKey?: string | null;

  @Field(() => WorkOrderKeyInput, {
    nullable: true,
    description: 'Only findings about units made under this work order, also by the panel they were made on.',
  })
  readonly workOrder?: WorkOrderKeyInput | null;
}
