import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft } from '@tracegraph/record';

import type { SignatureVerification } from '../entities/image-signature';
import type { Prisma } from '../generated/client';
import type { ImageSignatureModel } from '../generated/models';
import type { SignatureContent } from '../services/record-signatures';
import { toBytea } from './bytea';

/** Signatures over images. */
export class SignatureStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /**
   * Stores signatures; MUST run in a transaction.
   * @param verificationOf what checking gave, null while the key is not known: then it is checked when it is asked for
   */
  append(
    drafts: readonly Draft<SignatureContent>[],
    verificationOf: (draft: Draft<SignatureContent>) => keyof typeof SignatureVerification | null,
  ): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'SIGNATURE',
      table: 'image_signature',
      subjectColumn: 'subject_key',
      drafts,
      row: (draft) => ({
        keyId: draft.content.keyId,
        algorithm: draft.content.algorithm,
        signature: toBytea(draft.content.signature),
        signedContent: toBytea(draft.content.signedContent),
        signedContentSha256: draft.content.signedContentSha256,
        signedDigest: draft.content.signedDigest,
        verification: verificationOf(draft),
      }),
    });
  }

  /** The signatures recorded under these digests, in the order of signing time and event id. */
  findMany(digests: readonly string[]): Promise<ImageSignatureModel[]> {
    return this.database.imageSignature.findMany({
      where: { subjectKey: { in: [...digests] } },
      orderBy: [{ eventTime: 'asc' }, { eventId: 'asc' }],
    });
  }

  /** The signatures by these keys without their bytes, in the order of signing time and event id. */
  findByKey(keyIds: readonly string[]): Promise<Omit<ImageSignatureModel, 'signature' | 'signedContent'>[]> {
    return this.database.imageSignature.findMany({
      where: { keyId: { in: [...keyIds] } },
      omit: { signature: true, signedContent: true },
      orderBy: [{ eventTime: 'asc' }, { eventId: 'asc' }],
    });
  }
}
