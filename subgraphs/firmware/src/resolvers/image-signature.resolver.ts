import { RecordingPayload } from '@tracegraph/record';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { ImageSignature, SignatureVerification } from '../entities/image-signature';
import { KeyState } from '../entities/key-state';
import { SigningKey } from '../entities/signing-key';
import { SignatureInput } from '../inputs/signature.input';
import type { SigningKeyFile } from '../loaders/signing-key-by-id.loader';
import { keyStateAtSigning } from '../services/key-history';
import { recordSignatures } from '../services/record-signatures';
import { checkStored, isOfImage } from '../services/signature-evidence';
import type { SignatureRoot } from './image-root';

/** Signatures: recording, and what checking them gives now. */
@Resolver(() => ImageSignature)
export class ImageSignatureResolver {
  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Records signatures over images, at most 1,000 a request.',
  })
  recordSignatures(
    @Arg('inputs', () => [SignatureInput], { description: 'The signatures; results come in the same order.' })
    inputs: SignatureInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return recordSignatures(context, inputs);
  }

  @FieldResolver(() => Date)
  signedTime(@Root() signature: SignatureRoot): Date {
    return signature.eventTime;
  }

  @FieldResolver(() => SignatureVerification)
  async verification(
    @Root() signature: SignatureRoot,
    @Ctx() { loaders }: Context,
  ): Promise<keyof typeof SignatureVerification> {
    const { publicKeyDer } = await loaders.keyById.load(signature.keyId);
    const result = checkStored(signature, publicKeyDer);
    return result === 'VERIFIED' && !isOfImage(signature, signature.aliases) ? 'NOT_CHECKABLE' : result;
  }

  @FieldResolver(() => KeyState)
  async keyStateAtSigning(
    @Root() signature: SignatureRoot,
    @Ctx() { loaders }: Context,
  ): Promise<keyof typeof KeyState> {
    const { registration, effectiveStates } = await loaders.keyById.load(signature.keyId);
    return keyStateAtSigning({ validity: registration, states: effectiveStates }, signature.eventTime);
  }

  @FieldResolver(() => SigningKey)
  key(@Root() signature: SignatureRoot, @Ctx() { loaders }: Context): Promise<SigningKeyFile> {
    return loaders.keyById.load(signature.keyId);
  }
}
