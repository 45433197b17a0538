import { IMAGE, KEY, KEY_DER, KEY_STATE, RELEASE, SBOM, SIGNATURE, sha256Of } from '../facts/firmware';
import type { MalformedKind } from '../kinds';

/** What the firmware subgraph cannot read. */
export const MALFORMED_IN_FIRMWARE: readonly MalformedKind[] = [
  {
    kind: 'an image without a digest',
    ...{ code: 'IMAGE_WITHOUT_DIGEST', path: 'digests', fact: IMAGE },
    broken: { digests: [] },
  },
  {
    kind: 'an image known by a digest of another algorithm',
    ...{ code: 'DIGEST_ALGORITHM_UNSUPPORTED', path: 'digests.0.algorithm', fact: IMAGE },
    broken: { digests: [{ scope: 'FILE', algorithm: 'md5', value: 'd41d8cd98f00b204e9800998ecf8427e' }] },
  },
  {
    kind: 'a digest of an image that is cut off',
    ...{ code: 'SHA256_MALFORMED', path: 'digests.0.value', fact: IMAGE },
    broken: { digests: [{ scope: 'FILE', value: sha256Of('image').slice(0, 63) }] },
  },
  {
    kind: 'an image of half a byte',
    ...{ code: 'IMAGE_SIZE_MALFORMED', path: 'sizeBytes', fact: IMAGE },
    broken: { sizeBytes: 1024.5 },
  },
  {
    kind: 'a part of an image named without the scope of its digest',
    ...{ code: 'DIGEST_MALFORMED', path: 'parts.0.digest', fact: IMAGE },
    broken: { parts: [{ digest: `sha256:${sha256Of('part')}` }] },
  },
  {
    kind: 'a signing key without key and id',
    ...{ code: 'SIGNING_KEY_UNIDENTIFIED', path: 'keyId', fact: KEY },
    broken: { keyId: null },
  },
  {
    kind: 'a public key that is none',
    ...{ code: 'PUBLIC_KEY_MALFORMED', path: 'publicKeyDer', fact: KEY },
    broken: { keyId: null, publicKeyDer: 'AAAA' },
  },
  {
    kind: 'a key id that is not that of the key',
    ...{ code: 'KEY_ID_DIFFERS', path: 'keyId', fact: KEY },
    broken: { publicKeyDer: KEY_DER },
  },
  {
    kind: 'a state of a key named by its file',
    ...{ code: 'SHA256_MALFORMED', path: 'keyId', fact: KEY_STATE },
    broken: { keyId: 'release.pem' },
  },
  {
    kind: 'a signature that is not base64',
    ...{ code: 'BASE64_MALFORMED', path: 'signature', fact: SIGNATURE },
    broken: { signature: 'MEUC*' },
  },
  {
    kind: 'signed content of more than 1 MiB',
    ...{ code: 'SIGNED_CONTENT_TOO_LARGE', path: 'signedContent', fact: SIGNATURE },
    broken: { signedContent: Buffer.alloc(1_048_577).toString('base64') },
  },
  {
    kind: 'a release for a product that is no key of one',
    ...{ code: 'APPROVED_PRODUCT_MALFORMED', path: 'productKey', fact: RELEASE },
    broken: { productKey: 'KG-200' },
  },
  {
    kind: 'a bill of software of an image named by its version',
    ...{ code: 'DIGEST_MALFORMED', path: 'digest', fact: SBOM },
    broken: { digest: 'application 1.0.0' },
  },
];
