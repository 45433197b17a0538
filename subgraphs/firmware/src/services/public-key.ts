import { createHash, createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

const CURVES: Readonly<Record<string, string>> = {
  prime256v1: 'P256',
  secp384r1: 'P384',
  secp521r1: 'P521',
};

/**
 * @param der SubjectPublicKeyInfo
 * @throws Error where it is none; what is recorded was read before
 */
export function readPublicKey(der: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.from(der), format: 'der', type: 'spki' });
}

/** The key id: SHA-256 of the DER SubjectPublicKeyInfo, 64 lower-case hex digits. */
export function keyIdOf(der: Uint8Array): string {
  return createHash('sha256').update(der).digest('hex');
}

/**
 * The same RSA key without the restriction to PSS. OpenSSL checks a restricted key with one length of salt only, and never
 * gives the raw operation, which a check by hash needs.
 */
export function withoutRestriction(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType !== 'rsa-pss') return key;
  const info = readElement(key.export({ type: 'spki', format: 'der' }));
  const algorithmLength = elementLength(info);
  // A BIT STRING begins with the number of its unused bits, here 0.
  const pkcs1 = readElement(info.subarray(algorithmLength)).subarray(1);
  return createPublicKey({ key: pkcs1, format: 'der', type: 'pkcs1' });
}

/** The content of the DER element at the start of bytes that OpenSSL wrote. */
function readElement(der: Buffer): Buffer {
  return der.subarray(headerLength(der), elementLength(der));
}

function elementLength(der: Buffer): number {
  const header = headerLength(der);
  return header + (header === 2 ? der.readUInt8(1) : der.readUIntBE(2, header - 2));
}

function headerLength(der: Buffer): number {
  const first = der.readUInt8(1);
  return first < 0x80 ? 2 : 2 + (first & 0x7f);
}

/** The kind of a key: EC-P256, ED25519, RSA-3072, …. */
export function keyAlgorithm(key: KeyObject): string {
  const { namedCurve = '', modulusLength = 0 } = key.asymmetricKeyDetails ?? {};
  const type = key.asymmetricKeyType?.toUpperCase() ?? '';
  if (type === 'EC') return `EC-${CURVES[namedCurve] ?? namedCurve.toUpperCase()}`;
  return modulusLength > 0 ? `${type}-${modulusLength}` : type;
}

/** What texts about kinds of key say, in the words of several standards: ES256, ecdsa-p256, EdDSA, RS256 and so on. */
const FAMILIES: readonly (readonly [name: string, words: RegExp])[] = [
  ['EC', /ECDSA|\bEC\b|\bES\d{3}|P-?(?:256|384|521)|SECP/i],
  ['ED', /\bED[-_ ]?(?:25519|448|DSA)/i],
  ['RSA', /RSA|\b[RP]S\d{3}/i],
];

/**
 * Says whether a declared algorithm speaks of another kind of key; a text that speaks of no kind known does not.
 * @param declared as sent
 * @param algorithm of the key itself, as {@link keyAlgorithm} gives it
 */
export function contradictsKey(declared: string, algorithm: string): boolean {
  const spoken = FAMILIES.filter(([, words]) => words.test(declared)).map(([family]) => family);
  return spoken.length > 0 && !spoken.some((family) => algorithm.startsWith(family));
}
