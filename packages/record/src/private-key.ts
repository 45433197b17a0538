import { createPrivateKey } from 'node:crypto';

import { DER_TAG, membersOf, readElements } from './der';

/** What a caller is told came where it may have been a secret. */
export const NOT_REPEATED = 'not repeated here';

/** The frames of private keys and key stores (PEM, PGP, SSH.com), and how files of OpenSSH and PuTTY begin. */
const FRAMES = /(?:BEGIN|END) [A-Z0-9 ]{0,40}(?:PRIVATE KEY|PKCS12)|openssh-key-v1|PuTTY-User-Key-File/;
/** A JSON Web Key with its private part (RFC 7518 §6), also where its quotes are escaped. */
const JWK_TYPE = /"kty\\{0,3}"\s{0,20}:/;
const JWK_SECRET = /"[dk]\\{0,3}"\s{0,20}:\s{0,20}\\{0,3}"/;
/** Where the frame of a file stands; programs that read keys hold the words of frames further inside. */
const FRAME_LENGTH = 64;
/** No text that is shorter holds a frame, none that is shorter in base64 holds a key. */
const FRAMED_LENGTH = 16;
const ENCODED_LENGTH = 40;
/** Longer than the DER of any private key in use. */
const KEY_LIMIT = 32_768;
const DER_FORMATS = ['pkcs8', 'sec1', 'pkcs1'] as const;
/** 1.2.840.113549.1.5 (PKCS #5) and .12 (PKCS #12): how encrypted keys begin; .7.1 is the data of a PKCS #12 file. */
const KEY_STORES = ['2a864886f70d0105', '2a864886f70d010c', '2a864886f70d0107'];

/**
 * Says whether a text is or holds a private key, as far as that can be told: PEM, JSON Web Keys, OpenSSH and PuTTY, and in
 * base64 or hex these and DER, encrypted or not, and PKCS #12. Certificates, public keys, signatures and programs are none.
 * @param text as sent; base64 is read with line breaks, without padding and in the alphabet of URLs too
 */
export function holdsPrivateKey(text: string): boolean {
  if (text.length < FRAMED_LENGTH) return false;
  if (isMarked(text)) return true;
  if (text.length < ENCODED_LENGTH) return false;
  const isHex = /^(?:[0-9a-f]{2})+$/i.test(text);
  return (
    isPrivateKeyFile(Buffer.from(text, 'base64')) || (isHex && isPrivateKeyFile(Buffer.from(text, 'hex')))
  );
}

/**
 * Where an input holds a private key.
 * @param input as received: objects, lists and texts
 * @returns the path of the first text that holds one; undefined where none does
 */
export function findPrivateKey(input: unknown, path: readonly string[] = []): readonly string[] | undefined {
  if (typeof input === 'string') return holdsPrivateKey(input) ? path : undefined;
  if (typeof input !== 'object' || input === null) return undefined;
  for (const [name, value] of Object.entries(input)) {
    const found = findPrivateKey(value, [...path, name]);
    if (found) return found;
  }
  return undefined;
}

function isMarked(text: string): boolean {
  return FRAMES.test(text) || (JWK_TYPE.test(text) && JWK_SECRET.test(text));
}

/** Says whether bytes are a private key, or a text that holds one. */
function isPrivateKeyFile(bytes: Buffer): boolean {
  const start = bytes.toString('latin1', 0, FRAME_LENGTH);
  if (FRAMES.test(start)) return true;
  if (/^\s*(?:-----BEGIN|[[{])/.test(start)) return isMarked(bytes.toString('latin1'));
  if (bytes[0] !== DER_TAG.SEQUENCE) return false;
  return (
    isKeyStructure(bytes) || (bytes.length <= KEY_LIMIT && DER_FORMATS.some((type) => isKeyDer(bytes, type)))
  );
}

/** PKCS #8 of any algorithm by its members (RFC 5958 §2), encrypted keys and key stores by their object identifiers. */
function isKeyStructure(der: Buffer): boolean {
  const members = membersOf(readElements(der)?.[0]);
  const at = members.findIndex(({ tag }) => tag === DER_TAG.SEQUENCE);
  const identifier = membersOf(members[at])[0];
  if (identifier?.tag !== DER_TAG.OBJECT_ID) return false;
  const isPlain = members[0]?.tag === DER_TAG.INTEGER && at === 1 && members[2]?.tag === DER_TAG.OCTET_STRING;
  const hex = identifier.contents.toString('hex');
  return isPlain || KEY_STORES.some((start) => hex.startsWith(start));
}

function isKeyDer(key: Buffer, type: (typeof DER_FORMATS)[number]): boolean {
  try {
    createPrivateKey({ key, format: 'der', type });
    return true;
  } catch (error) {
    // An encrypted key is a private key all the same.
    return (error as NodeJS.ErrnoException).code === 'ERR_MISSING_PASSPHRASE';
  }
}
