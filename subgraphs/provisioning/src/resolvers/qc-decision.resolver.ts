import { RecordingPayload } from '@tracegraph/record';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { QcDecision } from '../entities/qc-decision';
import type { QcDecisionModel } from '../generated/models';
import { QcDecisionInput } from '../inputs/qc-decision.input';
import { recordQcDecisions } from '../services/record-qc-decisions';

/** Decisions of quality control: recording. */
@Resolver(() => QcDecision)
export class QcDecisionResolver {
  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Records decisions of quality control, at most 1,000 a request.',
  })
  recordQcDecisions(
    @Arg('inputs', () => [QcDecisionInput], { description: 'The records; results come in the same order.' })
    inputs: QcDecisionInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return recordQcDecisions(context, inputs);
  }

  @FieldResolver(() => Date)
  decidedTime(@Root() decision: QcDecisionModel): Date {
    return decision.eventTime;
  }
}
