import type { BatchWriter } from '../batch-writer';
import { deriveKeyPair, type KeyAlgorithm, type KeyPair } from './key-pair';

/** Signing keys of the demo by their label in the HSM. */
export type KeyLabel =
  | 'kestrelo-boot-root-2024'
  | 'kestrelo-release-2025'
  | 'kestrelo-release-2026'
  | 'kestrelo-release-2026-ed'
  | 'kestrelo-test-2026'
  | 'lumivane-release-2024'
  | 'lumivane-release-2026'
  | 'tindra-firmware-2025';

interface KeyPlan {
  readonly label: KeyLabel;
  readonly owner: string;
  readonly algorithm: KeyAlgorithm;
  readonly purpose: string;
  readonly custody: string;
  readonly validFromTime: string;
  readonly validToTime: string;
  readonly predecessor?: KeyLabel;
  /** When the successor took over; such a key is retired. */
  readonly retiredTime?: string;
}

const plan = (
  label: KeyLabel,
  algorithm: KeyAlgorithm,
  purpose: string,
  custody: string,
  window: readonly [from: string, to: string],
  chain: Pick<KeyPlan, 'predecessor' | 'retiredTime'> = {},
): KeyPlan => ({
  label,
  owner: label.startsWith('tindra') ? 'tindra-radio' : (label.split('-')[0] ?? ''),
  algorithm,
  purpose,
  custody,
  validFromTime: `${window[0]}T00:00:00Z`,
  validToTime: `${window[1]}T23:59:59Z`,
  ...chain,
});

const PLANS: readonly KeyPlan[] = [
  plan('kestrelo-boot-root-2024', 'ECDSA_P256_SHA256', 'SECURE_BOOT_ROOT', 'HSM kestrelo-1, slot 1', [
    '2024-01-15',
    '2039-01-14',
  ]),
  plan(
    'kestrelo-release-2025',
    'ECDSA_P256_SHA256',
    'FIRMWARE_RELEASE',
    'HSM kestrelo-1, slot 4',
    ['2025-01-01', '2026-06-30'],
    {
      retiredTime: '2026-06-30T12:00:00Z',
    },
  ),
  plan(
    'kestrelo-release-2026',
    'ECDSA_P256_SHA256',
    'FIRMWARE_RELEASE',
    'HSM kestrelo-1, slot 5',
    ['2026-06-15', '2028-06-30'],
    {
      predecessor: 'kestrelo-release-2025',
    },
  ),
  plan('kestrelo-release-2026-ed', 'ED25519', 'FIRMWARE_RELEASE', 'HSM kestrelo-1, slot 6', [
    '2026-06-15',
    '2028-06-30',
  ]),
  plan('kestrelo-test-2026', 'ECDSA_P256_SHA256', 'FIRMWARE_TEST', 'Token of the test department', [
    '2026-01-01',
    '2027-12-31',
  ]),
  plan(
    'lumivane-release-2024',
    'ED25519',
    'FIRMWARE_RELEASE',
    'Cloud HSM lumivane, key 1',
    ['2024-03-01', '2026-03-31'],
    {
      retiredTime: '2026-03-31T09:00:00Z',
    },
  ),
  plan(
    'lumivane-release-2026',
    'ED25519',
    'FIRMWARE_RELEASE',
    'Cloud HSM lumivane, key 2',
    ['2026-03-01', '2028-03-31'],
    {
      predecessor: 'lumivane-release-2024',
    },
  ),
  plan('tindra-firmware-2025', 'ED25519', 'FIRMWARE_RELEASE', 'HSM of the supplier', [
    '2025-02-01',
    '2030-01-31',
  ]),
];

/** The key pair of a label. */
export function signingKey(label: KeyLabel): KeyPair {
  const found = PLANS.find((entry) => entry.label === label);
  if (!found) throw new RangeError(`There is no key ${label}.`);
  return deriveKeyPair(label, found.algorithm);
}

/** Writes the protocol of the key ceremonies: public halves, windows and states. */
export function writeKeyCeremony(writer: BatchWriter): void {
  const keys = PLANS.map((entry) => {
    const { keyId, publicKeyDer } = deriveKeyPair(entry.label, entry.algorithm);
    const states = [
      { state: 'ACTIVE', sinceTime: entry.validFromTime, reason: 'Generated in a key ceremony' },
    ];
    if (entry.retiredTime) {
      states.push({ state: 'RETIRED', sinceTime: entry.retiredTime, reason: 'Replaced by its successor' });
    }
    return {
      label: entry.label,
      owner: entry.owner,
      keyId,
      algorithm: entry.algorithm,
      purpose: entry.purpose,
      custody: entry.custody,
      publicKeyDer: publicKeyDer.toString('base64'),
      ceremonyTime: entry.validFromTime,
      validFromTime: entry.validFromTime,
      validToTime: entry.validToTime,
      predecessorKeyId: entry.predecessor ? signingKey(entry.predecessor).keyId : null,
      states,
    };
  });
  writer.json('keys/key-ceremony.json', { keys });
}
