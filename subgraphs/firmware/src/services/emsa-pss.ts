import { createHash } from 'node:crypto';

const HASH_LENGTH = 32;

/**
 * Verifies an encoded message of RSASSA-PSS with SHA-256 and MGF1 of SHA-256 against a hash (RFC 8017 §9.1.2), for any
 * length of salt. node:crypto does the same, but only with all signed bytes at hand.
 * @param encoded the signature raised to the public exponent, as long as the modulus
 * @param modulusLength in bits
 * @param messageHash SHA-256 of what was signed
 */
export function isEmsaPss(encoded: Buffer, modulusLength: number, messageHash: Uint8Array): boolean {
  const bits = modulusLength - 1;
  const length = Math.ceil(bits / 8);
  if (encoded.subarray(0, encoded.length - length).some((byte) => byte !== 0)) return false;
  const message = encoded.subarray(encoded.length - length);
  const maskedLength = length - HASH_LENGTH - 1;
  if (maskedLength < 1 || message.at(-1) !== 0xbc) return false;
  const hash = message.subarray(maskedLength, maskedLength + HASH_LENGTH);
  const spare = 8 * length - bits;
  const mask = maskGeneration(hash, maskedLength);
  const block = Buffer.from(message.subarray(0, maskedLength).map((byte, at) => byte ^ (mask.at(at) ?? 0)));
  if ((message.readUInt8(0) & ((0xff << (8 - spare)) & 0xff)) !== 0) return false;
  block.writeUInt8(block.readUInt8(0) & (0xff >> spare), 0);
  const one = block.findIndex((byte) => byte !== 0);
  if (one < 0 || block.at(one) !== 1) return false;
  const salt = block.subarray(one + 1);
  return createHash('sha256').update(Buffer.alloc(8)).update(messageHash).update(salt).digest().equals(hash);
}

/** MGF1 (RFC 8017 §B.2.1). */
function maskGeneration(seed: Buffer, length: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / HASH_LENGTH) }, (_, counter) => {
    const octets = Buffer.alloc(4);
    octets.writeUInt32BE(counter);
    return createHash('sha256').update(seed).update(octets).digest();
  });
  return Buffer.concat(blocks).subarray(0, length);
}
