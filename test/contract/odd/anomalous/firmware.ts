import { createHash, generateKeyPairSync } from 'node:crypto';

import {
  IMAGE,
  KEY,
  KEY_STATE,
  RELEASE,
  SBOM,
  SIGNATURE,
  digestOf,
  sha256Of,
  signatureOf,
} from '../facts/firmware';
import type { AnomalousKind, Input, Step } from '../kinds';
import { EARLIER, LATER, TIME } from '../kinds';

const image = (id: string, other: Input = {}): Step => [IMAGE.mutation, [{ ...IMAGE.input(id), ...other }]];
const key = (id: string, other: Input = {}): Step => [KEY.mutation, [{ ...KEY.input(id), ...other }]];
const state = (id: string, other: Input): Step => [
  KEY_STATE.mutation,
  [{ ...KEY_STATE.input(id), eventTime: EARLIER, ...other }],
];
/** A signature by the key of this id, of which only the id is known. */
const byKeyOf = (id: string): Input => ({ keyId: sha256Of(`key ${id}`) });
const base64Of = (text: string): string => Buffer.from(text).toString('base64');

const PUBLIC_KEY = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({
  type: 'spki',
  format: 'der',
});

/** What the firmware subgraph notices. */
export const ANOMALOUS_IN_FIRMWARE: readonly AnomalousKind[] = [
  {
    kind: 'a digest that another image has',
    ...{ code: 'DIGEST_CLAIMED_TWICE', fact: IMAGE },
    before: (id) => [
      image(`${id} first`, { digests: [{ scope: 'IMAGE_TLV', value: sha256Of(`${id} tlv`) }] }),
    ],
    odd: (id) => ({
      digests: [
        { scope: 'FILE', value: sha256Of(id) },
        { scope: 'IMAGE_TLV', value: sha256Of(`${id} tlv`) },
      ],
    }),
  },
  {
    kind: 'an image that is a part of itself',
    ...{ code: 'IMAGE_PART_OF_ITSELF', fact: IMAGE },
    odd: (id) => ({ parts: [{ digest: digestOf(id) }] }),
  },
  {
    kind: 'a signature of an image nobody registered',
    ...{ code: 'IMAGE_UNKNOWN', fact: { ...SIGNATURE, before: () => [] } },
    after: (id) => [image(id)],
  },
  {
    kind: 'a release of an image nobody registered',
    ...{ code: 'IMAGE_UNKNOWN', fact: { ...RELEASE, before: () => [] } },
    after: (id) => [image(id)],
  },
  {
    kind: 'a bill of software in a format nobody knows',
    ...{ code: 'SBOM_FORMAT_UNKNOWN', fact: SBOM, odd: { format: 'spreadsheet' } },
  },
  {
    kind: 'a key declared as another kind than it is',
    ...{ code: 'KEY_ALGORITHM_DIFFERS', fact: KEY },
    odd: {
      keyId: createHash('sha256').update(PUBLIC_KEY).digest('hex'),
      publicKeyDer: PUBLIC_KEY.toString('base64'),
      algorithm: 'RSA-3072',
    },
  },
  {
    kind: 'a key whose validity ends before it begins',
    ...{ code: 'KEY_VALIDITY_REVERSED', fact: KEY },
    odd: { validFromTime: LATER, validToTime: EARLIER },
  },
  {
    kind: 'a state of a key nobody registered',
    ...{ code: 'SIGNING_KEY_UNKNOWN', fact: { ...KEY_STATE, before: () => [] } },
  },
  {
    kind: 'a signature by a key nobody registered',
    ...{ code: 'SIGNING_KEY_UNKNOWN', fact: SIGNATURE, odd: byKeyOf },
  },
  {
    kind: 'a key that is active after it was destroyed',
    ...{ code: 'KEY_STATE_AFTER_DESTROYED', fact: KEY_STATE, odd: { state: 'ACTIVE' } },
    before: (id) => [state(id, { state: 'DESTROYED' })],
  },
  {
    kind: 'a time of compromise of a key that is only suspended',
    ...{ code: 'COMPROMISE_TIME_UNEXPECTED', fact: KEY_STATE },
    odd: { state: 'SUSPENDED', compromisedSinceTime: EARLIER },
  },
  {
    kind: 'a key suspected since after that was found',
    ...{ code: 'COMPROMISE_TIME_REVERSED', fact: KEY_STATE },
    odd: { state: 'COMPROMISED', compromisedSinceTime: LATER },
  },
  {
    kind: 'a signature that does not verify',
    ...{ code: 'SIGNATURE_VERIFICATION_FAILED', fact: SIGNATURE },
    odd: (id) => ({ signature: signatureOf(`${id} forged`) }),
  },
  {
    kind: 'a signature of an algorithm its key cannot make',
    ...{ code: 'SIGNATURE_ALGORITHM_DIFFERS', fact: SIGNATURE, odd: { algorithm: 'ED25519' } },
    also: ['SIGNATURE_VERIFICATION_FAILED'],
  },
  {
    kind: 'a signature over other bytes than the image',
    ...{ code: 'SIGNED_CONTENT_DIFFERS', fact: SIGNATURE },
    odd: (id) => ({ signature: signatureOf(`${id} other`), signedContent: base64Of(`${id} other`) }),
  },
  {
    kind: 'a signature over the digest of another image',
    ...{ code: 'SIGNED_DIGEST_DIFFERS', fact: SIGNATURE },
    odd: (id) => ({
      signature: signatureOf(`${id} other`),
      signedContent: null,
      signedDigest: sha256Of(`${id} other`),
    }),
  },
  {
    kind: 'a signature made before its key was valid',
    ...{ code: 'SIGNED_OUTSIDE_KEY_VALIDITY', fact: SIGNATURE, odd: byKeyOf },
    before: (id) => [key(id, { validFromTime: LATER })],
  },
  {
    kind: 'a signature made after its key had expired',
    ...{ code: 'SIGNED_OUTSIDE_KEY_VALIDITY', fact: SIGNATURE, odd: byKeyOf },
    before: (id) => [key(id, { validToTime: EARLIER })],
  },
  {
    kind: 'a signature by a key that was compromised',
    ...{ code: 'SIGNED_BY_INACTIVE_KEY', fact: SIGNATURE, odd: byKeyOf },
    before: (id) => [
      key(id),
      state(id, { state: 'COMPROMISED', eventTime: LATER, compromisedSinceTime: TIME }),
    ],
  },
  {
    kind: 'a signature by a key that was retired',
    ...{ code: 'SIGNED_BY_INACTIVE_KEY', fact: SIGNATURE, odd: byKeyOf },
    before: (id) => [key(id), state(id, { state: 'RETIRED' })],
  },
];
