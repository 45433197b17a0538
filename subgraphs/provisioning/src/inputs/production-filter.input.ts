import { WorkOrderKeyInput } from '@tracegraph/record';
import { Field, InputType } from 'type-graphql';

/** Which runs a question is about: those that meet all that is given. */
@InputType({ description: 'Which runs a question is about: those that meet all that is given.' })
export class ProductionFilter {
  @Field(() => WorkOrderKeyInput, {
    nullable: true,
    description: 'Runs of units that were assigned to this work order, by themselves or by their panel.',
  })
  readonly workOrder?: WorkOrderKeyInput | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Runs of units of this product, `01/<gtin14>` or `part/<owner>/<partNumber>`, also those recorded of a panel place.',
  })
  readonly productKey?: string | null;

  @Field(() => String, { nullable: true, description: 'Runs at this site.' })
  readonly site?: string | null;

  @Field(() => String, { nullable: true, description: 'Runs at this station of `site`.' })
  readonly stationId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Runs that started at this instant or later (RFC 3339 with offset).',
  })
  readonly fromTime?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Runs that started before this instant (RFC 3339 with offset).',
  })
  readonly toTime?: string | null;
}

/** Which test runs a question is about. */
@InputType({ description: 'Which test runs a question is about: those that meet all that is given.' })
export class TestRunFilter extends ProductionFilter {
  @Field(() => String, { nullable: true, description: 'Runs of this procedure.' })
  readonly procedure?: string | null;
}

/** Which stage runs a question is about. */
@InputType({ description: 'Which stage runs a question is about: those that meet all that is given.' })
export class StageRunFilter extends ProductionFilter {
  @Field(() => String, { nullable: true, description: 'Runs of this stage.' })
  readonly stage?: string | null;
}
