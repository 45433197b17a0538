import type { SignatureAlgorithm, SignatureVerification } from '../entities/image-signature';
import { readPublicKey } from './public-key';
import { verifySignature } from './verify-signature';
import type { SignatureEvidence } from './verify-signature';

/** A signature as it is stored. */
export interface StoredSignature {
  readonly contentSha256: Uint8Array;
  readonly algorithm: string;
  readonly signature: Uint8Array;
  readonly signedContent: Uint8Array | null;
  readonly signedContentSha256: string | null;
  readonly signedDigest: string | null;
  /** What checking gave when it was recorded; null when the key was not known. */
  readonly verification: string | null;
}

/** What a signature says it signs. */
export type SignedThing = Pick<StoredSignature, 'signedContent' | 'signedContentSha256' | 'signedDigest'>;

/** Results of signatures whose key came later than they did; the oldest used goes first. */
const RESULTS_KEPT = 10_000;
const results = new Map<string, keyof typeof SignatureVerification>();

/**
 * What checking a stored signature gives with the key known now: the result stored, else the check made up for.
 * @param der SubjectPublicKeyInfo of the key; null while it is not known
 */
export function checkStored(
  signature: StoredSignature,
  der: Uint8Array | null,
): keyof typeof SignatureVerification {
  if (signature.verification !== null) return signature.verification as keyof typeof SignatureVerification;
  if (der === null) return 'NOT_CHECKABLE';
  // The hash covers signature, content and key id, and the key id is the hash of the key: one hash has one result.
  const identity = Buffer.from(signature.contentSha256).toString('base64');
  const result = results.get(identity) ?? verifySignature(evidenceOf(signature), readPublicKey(der));
  results.delete(identity);
  results.set(identity, result);
  const [oldest] = results.keys();
  if (oldest !== undefined && results.size > RESULTS_KEPT) results.delete(oldest);
  return result;
}

/**
 * Says whether what was signed is an image under one of its digests; a signature over anything else proves nothing about it.
 * @param digests of the image
 */
export function isOfImage(signed: SignedThing, digests: readonly string[]): boolean {
  const values = new Set(digests.map((digest) => digest.split(':').at(-1)));
  return signedValues(signed).some((value) => values.has(value));
}

/**
 * Says whether the signed content is what the signature is said to sign.
 * @param digests known of the image
 */
export function isContentExpected(signed: SignedThing, digests: readonly string[]): boolean {
  return signed.signedContentSha256 === signed.signedDigest || isOfImage(signed, digests);
}

/** The hash of the content, else the digest signed; and the content itself where it is as long as a digest, as MCUboot signs by Ed25519. */
function signedValues({ signedContent, signedContentSha256, signedDigest }: SignedThing): string[] {
  const hash = signedContentSha256 ?? signedDigest;
  const values = hash === null ? [] : [hash];
  if (signedContent?.length === 32) values.push(Buffer.from(signedContent).toString('hex'));
  return values;
}

function evidenceOf(signature: StoredSignature): SignatureEvidence {
  const hash = signature.signedContentSha256 ?? signature.signedDigest;
  return {
    algorithm: signature.algorithm as keyof typeof SignatureAlgorithm,
    signature: signature.signature,
    content: signature.signedContent,
    contentSha256: hash === null ? null : Buffer.from(hash, 'hex'),
  };
}
