import { RecordingPayload } from '@tracegraph/record';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { SecurityState } from '../entities/security-state';
import type { SecurityStateModel } from '../generated/models';
import { SecurityStateInput } from '../inputs/security-state.input';
import { recordSecurityStates } from '../services/record-security-states';

/** Security states: recording. */
@Resolver(() => SecurityState)
export class SecurityStateResolver {
  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Records what was observed of the locks of units, at most 1,000 a request.',
  })
  recordSecurityStates(
    @Arg('inputs', () => [SecurityStateInput], {
      description: 'The records; results come in the same order.',
    })
    inputs: SecurityStateInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return recordSecurityStates(context, inputs);
  }

  @FieldResolver(() => Date)
  observedTime(@Root() state: SecurityStateModel): Date {
    return state.eventTime;
  }
}
