import { RecordingPayload, StoredRecord } from '@tracegraph/record';
import type { Recorded } from '@tracegraph/record';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { Party } from '../entities/party';
import type { PartyModel } from '../generated/models';
import { PartyInput } from '../inputs/party.input';
import type { NamedParty } from '../loaders/party-by-code.loader';
import { registerParties } from '../services/register-parties';

/** Parties: registration and look-up. */
@Resolver(() => Party)
export class PartyResolver {
  @Query(() => Party, { nullable: true, description: 'A party by its code; null when it is not registered.' })
  async party(
    @Arg('code', () => ID, { description: 'Its GLN, or the code fixed at registration.' }) code: string,
    @Ctx() { loaders }: Context,
  ): Promise<NamedParty | null> {
    const registration = await loaders.partyByCode.load(code);
    return registration && { code, registration };
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

  @FieldResolver(() => String, { nullable: true })
  async name(@Root() party: NamedParty, @Ctx() context: Context): Promise<string | null> {
    return (await registrationOf(party, context))?.name ?? null;
  }

  @FieldResolver(() => String, { nullable: true })
  async gln(@Root() party: NamedParty, @Ctx() context: Context): Promise<string | null> {
    return (await registrationOf(party, context))?.gln ?? null;
  }

  @FieldResolver(() => String, { nullable: true })
  async address(@Root() party: NamedParty, @Ctx() context: Context): Promise<string | null> {
    return (await registrationOf(party, context))?.address ?? null;
  }

  @FieldResolver(() => String, { nullable: true })
  async country(@Root() party: NamedParty, @Ctx() context: Context): Promise<string | null> {
    return (await registrationOf(party, context))?.country ?? null;
  }

  @FieldResolver(() => StoredRecord, { nullable: true })
  async record(@Root() party: NamedParty, @Ctx() context: Context): Promise<StoredRecord | null> {
    return (await registrationOf(party, context))?.record ?? null;
  }
}

function registrationOf(
  { code, registration }: NamedParty,
  { loaders }: Context,
): Promise<Recorded<PartyModel> | null> {
  return registration === undefined ? loaders.partyByCode.load(code) : Promise.resolve(registration);
}
