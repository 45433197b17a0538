import { createHash, generateKeyPairSync, sign } from 'node:crypto';

import type { Fact, Input } from '../kinds';
import { RECORD, quoted } from '../kinds';
import { SITE } from './units';

const PAIR = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const DER = PAIR.publicKey.export({ type: 'spki', format: 'der' });

/** The key that signs where nothing else is said; registered before all tests. */
export const KEY_DER = DER.toString('base64');
/** Its id. */
const KEY_ID = createHash('sha256').update(DER).digest('hex');

/** SHA-256 of a name, in hex. */
export const sha256Of = (name: string): string => createHash('sha256').update(name).digest('hex');
/** The digest of the image of this id. */
export const digestOf = (id: string): string => `FILE:sha256:${sha256Of(id)}`;
/** The signature of the key over the bytes of the image of this id. */
export const signatureOf = (id: string): string =>
  sign('sha256', Buffer.from(id), PAIR.privateKey).toString('base64');

const image = (fields: string) => (input: Input) =>
  `firmwareImage(digest: ${quoted(input['digest'])}) { ${fields} }`;

/** An image. */
export const IMAGE: Fact = {
  mutation: 'registerFirmwareImages',
  input: (id) => ({
    name: 'application',
    version: '1.0.0',
    digests: [{ scope: 'FILE', value: sha256Of(id) }],
  }),
  read: ({ digests }) =>
    `firmwareImage(digest: ${quoted(`FILE:sha256:${(digests as readonly { value: string }[])[0]?.value ?? ''}`)}) { ${RECORD} }`,
};

const beforeImage: Fact['before'] = (id) => [[IMAGE.mutation, [IMAGE.input(id)]]];

/** A key that is known by its id only. */
export const KEY: Fact = {
  mutation: 'registerSigningKeys',
  input: (id) => ({ keyId: sha256Of(`key ${id}`), purpose: 'release' }),
  read: ({ keyId }) => `signingKey(keyId: ${quoted(keyId)}) { ${RECORD} }`,
};

/** A state of a key. */
export const KEY_STATE: Fact = {
  mutation: 'recordSigningKeyStates',
  before: (id) => [[KEY.mutation, [KEY.input(id)]]],
  input: (id) => ({ keyId: sha256Of(`key ${id}`), state: 'RETIRED' }),
  read: ({ keyId }) =>
    `signingKey(keyId: ${quoted(keyId)}) { states(includeSuperseded: true) { ${RECORD} } }`,
};

/** A signature that verifies. */
export const SIGNATURE: Fact = {
  mutation: 'recordSignatures',
  before: beforeImage,
  input: (id) => ({
    digest: digestOf(id),
    keyId: KEY_ID,
    algorithm: 'ECDSA_P256_SHA256',
    signature: signatureOf(id),
    signedContent: Buffer.from(id).toString('base64'),
  }),
  read: image(`signatures(includeSuperseded: true) { ${RECORD} }`),
};

/** An approval. */
export const RELEASE: Fact = {
  mutation: 'attestReleases',
  before: beforeImage,
  input: (id) => ({ digest: digestOf(id), approver: 'boss', site: SITE }),
  read: image(`releases(includeSuperseded: true) { ${RECORD} }`),
};

/** A reference to a bill of software. */
export const SBOM: Fact = {
  mutation: 'recordSbomReferences',
  before: beforeImage,
  input: (id) => ({ digest: digestOf(id), format: 'CycloneDX', sha256: sha256Of(`sbom ${id}`) }),
  read: image(`sboms(includeSuperseded: true) { ${RECORD} }`),
};
