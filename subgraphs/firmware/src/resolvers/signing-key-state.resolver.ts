import { RecordingPayload } from '@tracegraph/record';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { SigningKeyState } from '../entities/signing-key';
import type { SigningKeyStateModel } from '../generated/models';
import { SigningKeyStateInput } from '../inputs/signing-key-state.input';
import { recordSigningKeyStates } from '../services/record-signing-key-states';

/** The history of signing keys. */
@Resolver(() => SigningKeyState)
export class SigningKeyStateResolver {
  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Records states of signing keys, at most 1,000 a request.',
  })
  recordSigningKeyStates(
    @Arg('inputs', () => [SigningKeyStateInput], {
      description: 'The states; results come in the same order.',
    })
    inputs: SigningKeyStateInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return recordSigningKeyStates(context, inputs);
  }

  @FieldResolver(() => Date)
  sinceTime(@Root() state: SigningKeyStateModel): Date {
    return state.eventTime;
  }
}
