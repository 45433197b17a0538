import { createHash } from 'node:crypto';

import { envelope, firmwareDigest, optional, recordList, sha256 } from '@tracegraph/record';
import type { Appended, Draft, RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import { SignatureAlgorithm } from '../entities/image-signature';
import type { SignatureInput } from '../inputs/signature.input';
import { createLoaders } from '../loaders';
import type { StoreTables } from '../store/store';
import { examineSignature } from './examine-signature';
import { keyOf } from './key-of';
import { signatureBytes, signedBytes } from './key-readers';

/** Most bytes of signed content that are kept. */
const KEPT_CONTENT_LIMIT = 65_536;

const schema = z
  .object({
    ...envelope,
    digest: firmwareDigest,
    keyId: sha256,
    algorithm: keyOf(SignatureAlgorithm),
    signature: signatureBytes,
    signedContent: optional(signedBytes),
    signedDigest: optional(sha256),
  })
  .transform(({ signedContent, ...content }) => {
    const bytes = signedContent === null ? null : Buffer.from(signedContent, 'base64');
    // Whatever the key: what is kept, and so hashed, must not depend on what else is recorded.
    const isNeeded = content.algorithm === 'ED25519' && bytes !== null && bytes.length <= KEPT_CONTENT_LIMIT;
    return {
      ...content,
      signedContent: isNeeded ? signedContent : null,
      signedContentSha256: bytes && createHash('sha256').update(bytes).digest('hex'),
    };
  });

/** A signature as read: of the signed content what a later check needs. */
export type SignatureContent = z.output<typeof schema>;

/** Records signatures and checks them where the key is known. */
export function recordSignatures(
  { store }: Context,
  inputs: readonly SignatureInput[],
): Promise<RecordingPayload> {
  const sentContent = ({ index }: Draft): Buffer | null => {
    const sent = inputs[index]?.signedContent;
    return typeof sent === 'string' ? Buffer.from(sent, 'base64') : null;
  };
  return recordList(inputs, {
    kind: 'SIGNATURE',
    schema,
    subjectKey: (content) => content.digest,
    write: (drafts) => store.transaction((tx) => write(tx, drafts, sentContent)),
  });
}

async function write(
  tx: StoreTables,
  drafts: readonly Draft<SignatureContent>[],
  sentContent: (draft: Draft) => Buffer | null,
): Promise<readonly Appended[]> {
  const { imageByDigest, keyById } = createLoaders(tx);
  const known = await Promise.all(
    drafts.map(async ({ content }) => ({
      image: await imageByDigest.load(content.digest),
      key: await keyById.load(content.keyId),
    })),
  );
  const results = new Map(
    drafts.map((draft, at) => {
      const { image = null, key = null } = known[at] ?? {};
      return [draft, key && examineSignature(draft, sentContent(draft), { image, key })];
    }),
  );
  return tx.signatures.append(drafts, (draft) => results.get(draft) ?? null);
}
