import { RecordingPayload, StoredRecord, compareText } from '@tracegraph/record';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { KeyState } from '../entities/key-state';
import { SigningKey, SigningKeyState } from '../entities/signing-key';
import { SigningKeyInput } from '../inputs/signing-key.input';
import type { SigningKeyFile } from '../loaders/signing-key-by-id.loader';
import { keyStateAt } from '../services/key-history';
import { registerSigningKeys } from '../services/register-signing-keys';
import { effective } from './image-facts';
import { resolveSigningKey } from './signing-key.reference';

/** Signing keys: registration and look-up. */
@Resolver(() => SigningKey)
export class SigningKeyResolver {
  @Query(() => SigningKey, {
    nullable: true,
    description: 'A signing key; null when neither a registration nor a state of it is recorded.',
  })
  signingKey(
    @Arg('keyId', () => ID, { description: 'SHA-256 of the DER SubjectPublicKeyInfo, 64 hex digits.' })
    keyId: string,
    @Ctx() context: Context,
  ): Promise<object | null> {
    return resolveSigningKey({ keyId }, context);
  }

  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Registers public halves of signing keys, at most 1,000 a request.',
  })
  registerSigningKeys(
    @Arg('inputs', () => [SigningKeyInput], { description: 'The keys; results come in the same order.' })
    inputs: SigningKeyInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return registerSigningKeys(context, inputs);
  }

  @FieldResolver(() => String, { nullable: true })
  publicKeyDer(@Root() { publicKeyDer }: SigningKeyFile): string | null {
    return publicKeyDer && Buffer.from(publicKeyDer).toString('base64');
  }

  @FieldResolver(() => String, { nullable: true })
  purpose(@Root() { registration }: SigningKeyFile): string | null {
    return registration?.purpose ?? null;
  }

  @FieldResolver(() => String, { nullable: true })
  custody(@Root() { registration }: SigningKeyFile): string | null {
    return registration?.custody ?? null;
  }

  @FieldResolver(() => Date, { nullable: true })
  validFromTime(@Root() { registration }: SigningKeyFile): Date | null {
    return registration?.validFromTime ?? null;
  }

  @FieldResolver(() => Date, { nullable: true })
  validToTime(@Root() { registration }: SigningKeyFile): Date | null {
    return registration?.validToTime ?? null;
  }

  @FieldResolver(() => ID, { nullable: true })
  predecessorKeyId(@Root() { registration }: SigningKeyFile): string | null {
    return registration?.predecessorKeyId ?? null;
  }

  @FieldResolver(() => [ID], { nullable: true })
  async imageDigests(
    @Root() { keyId }: SigningKeyFile,
    @Ctx() { loaders }: Context,
  ): Promise<readonly string[]> {
    const signed = await loaders.signedDigestsByKey.load(keyId);
    const digests = await Promise.all(signed.map((digest) => loaders.imageDigestsByDigest.load(digest)));
    return [...new Set(digests.flat())].sort(compareText);
  }

  @FieldResolver(() => KeyState)
  state(@Root() { registration, effectiveStates }: SigningKeyFile): keyof typeof KeyState {
    return keyStateAt({ validity: registration, states: effectiveStates }, new Date());
  }

  @FieldResolver(() => [SigningKeyState])
  states(
    @Root() { states }: SigningKeyFile,
    @Arg('includeSuperseded', () => Boolean, {
      defaultValue: false,
      description: 'Also those declared wrong.',
    })
    includeSuperseded: boolean,
  ): object[] {
    return effective(states, includeSuperseded);
  }

  @FieldResolver(() => StoredRecord, { nullable: true })
  record(@Root() { registration }: SigningKeyFile): StoredRecord | null {
    return registration?.record ?? null;
  }
}
