import { RecordingPayload } from '@tracegraph/record';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { Party } from '../entities/party';
import type { PartyModel } from '../generated/models';
import { PartyInput } from '../inputs/party.input';
import { registerParties } from '../services/register-parties';

/** Parties: registration and look-up. */
@Resolver(() => Party)
export class PartyResolver {
  @Query(() => Party, { nullable: true, description: 'A party by its code; null when it is not registered.' })
  party(
    @Arg('code', () => ID, { description: 'Its GLN, or the code fixed at registration.' }) code: string,
    @Ctx() { loaders }: Context,
  ): Promise<object | null> {
    return loaders.partyByCode.load(code);
  }

  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Registers parties, at most 1,000 a request.',
  })
  registerParties(
    @Arg('inputs', () => [PartyInput], { description: 'The parties; results come in the same order.' })
    inputs: PartyInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return registerParties(context, inputs);
  }

  @FieldResolver(() => ID)
  code(@Root() party: PartyModel): string {
    return party.subjectKey;
  }
}
