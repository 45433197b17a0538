import { createPrivateKey } from 'node:crypto';

/** Words in the frame of every private key in PEM, in OpenSSH's own format, and in a JSON Web Key with its private part. */
const MARKS = /PRIVATE KEY|openssh-key-v1|PuTTY-User-Key-File|"d"\s*:\s*"/;
/** Where the frame of a PEM file stands. */
const FRAME_LENGTH = 64;
const DER_FORMATS = ['pkcs8', 'sec1', 'pkcs1'] as const;
/** Longer than the DER of any private key in use. */
const KEY_LIMIT = 32_768;

/**
 * Says whether a text is or holds a private key, as far as that can be told: PEM, DER in base64, encrypted or not, OpenSSH, JWK.
 * @param text as sent; base64 is read with line breaks and without padding too
 */
export function holdsPrivateKey(text: string): boolean {
  if (MARKS.test(text)) return true;
  const bytes = Buffer.from(text, 'base64');
  return MARKS.test(bytes.toString('latin1')) || isPrivateKeyFile(bytes);
}

/**
 * Says whether bytes are a private key as a whole. Programs that read keys hold the words of the frames, so words further
 * inside say nothing.
 */
export function isPrivateKeyFile(bytes: Buffer): boolean {
  if (MARKS.test(bytes.toString('latin1', 0, FRAME_LENGTH))) return true;
  return bytes.length <= KEY_LIMIT && DER_FORMATS.some((type) => isPrivateKeyDer(bytes, type));
}

function isPrivateKeyDer(key: Buffer, type: (typeof DER_FORMATS)[number]): boolean {
  try {
    createPrivateKey({ key, format: 'der', type });
    return true;
  } catch (error) {
    // An encrypted key is a private key all the same.
    return (error as NodeJS.ErrnoException).code === 'ERR_MISSING_PASSPHRASE';
  }
}
