import { deriveKeyPair, signBytes, type KeyAlgorithm, type KeyPair } from '../../generator/firmware/key-pair';
import type { StoryFile } from './story-file';

interface StoryKeyPlan {
  readonly algorithm: KeyAlgorithm;
  readonly purpose: string;
  readonly custody: string;
  readonly validFromTime: string;
  readonly validToTime: string;
}

/** Signing keys of the product's owner. */
const PLANS = {
  'norvik-boot-root-2024': {
    algorithm: 'ECDSA_P256_SHA256',
    purpose: 'SECURE_BOOT_ROOT',
    custody: 'HSM norvik-1, slot 1',
    validFromTime: '2024-02-01T00:00:00Z',
    validToTime: '2039-01-31T23:59:59Z',
  },
  'norvik-release-2026': {
    algorithm: 'ECDSA_P256_SHA256',
    purpose: 'FIRMWARE_RELEASE',
    custody: 'HSM norvik-1, slot 2',
    validFromTime: '2026-01-01T00:00:00Z',
    validToTime: '2028-12-31T23:59:59Z',
  },
  'norvik-release-2026-ed': {
    algorithm: 'ED25519',
    purpose: 'FIRMWARE_RELEASE',
    custody: 'HSM norvik-2, slot 1',
    validFromTime: '2026-01-01T00:00:00Z',
    validToTime: '2028-12-31T23:59:59Z',
  },
  'norvik-test-2026': {
    algorithm: 'ECDSA_P256_SHA256',
    purpose: 'FIRMWARE_TEST',
    custody: 'Token of the test department',
    validFromTime: '2026-01-01T00:00:00Z',
    validToTime: '2027-12-31T23:59:59Z',
  },
  'norvik-build-server': {
    algorithm: 'ED25519',
    purpose: 'FIRMWARE_RELEASE',
    custody: 'Build server, file',
    validFromTime: '2026-01-01T00:00:00Z',
    validToTime: '2027-12-31T23:59:59Z',
  },
  'norvik-successor-2026': {
    algorithm: 'ED25519',
    purpose: 'FIRMWARE_RELEASE',
    custody: 'HSM norvik-2, slot 2',
    validFromTime: '2026-08-21T06:00:00Z',
    validToTime: '2028-12-31T23:59:59Z',
  },
} as const satisfies Readonly<Record<string, StoryKeyPlan>>;

/** Label of a signing key of the stories. */
export type StoryKeyLabel = keyof typeof PLANS;

/** The key pair of a label; its private half stands in no file. */
export function storyKey(label: StoryKeyLabel): KeyPair {
  return deriveKeyPair(label, PLANS[label].algorithm);
}

/** Registers keys and says that they are in use. */
export function registerKeys(file: StoryFile, labels: readonly StoryKeyLabel[]): void {
  const keys = labels.map((label) => {
    const { algorithm, purpose, custody, validFromTime, validToTime } = PLANS[label];
    const publicKeyDer = storyKey(label).publicKeyDer.toString('base64');
    const window = { validFromTime, validToTime };
    return { eventTime: validFromTime, publicKeyDer, algorithm, purpose, custody, ...window };
  });
  const states = labels.map((label) => ({
    eventTime: PLANS[label].validFromTime,
    keyId: storyKey(label).keyId,
    state: 'ACTIVE',
    reason: 'Generated in a key ceremony',
  }));
  file.say('registerSigningKeys', keys);
  file.say('recordSigningKeyStates', states);
}

/** A signature over all bytes of an image, as the mutation takes it. */
export function signatureOf(label: StoryKeyLabel, content: Buffer): Readonly<Record<string, string>> {
  const pair = storyKey(label);
  return {
    keyId: pair.keyId,
    algorithm: pair.algorithm,
    signature: signBytes(pair, content).toString('base64'),
    signedContent: content.toString('base64'),
  };
}
