import { RecordingPayload } from '@tracegraph/record';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { Defect } from '../entities/defect';
import type { DefectModel } from '../generated/models';
import { DefectInput } from '../inputs/defect.input';
import { recordDefects } from '../services/record-defects';

/** Defects: recording. */
@Resolver(() => Defect)
export class DefectResolver {
  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Records defects seen on units, at most 1,000 a request.',
  })
  recordDefects(
    @Arg('inputs', () => [DefectInput], { description: 'The records; results come in the same order.' })
    inputs: DefectInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return recordDefects(context, inputs);
  }

  @FieldResolver(() => Date)
  observedTime(@Root() defect: DefectModel): Date {
    return defect.eventTime;
  }
}
