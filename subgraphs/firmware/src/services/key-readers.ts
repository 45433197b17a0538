import { createPublicKey } from 'node:crypto';

import { RECORD_ERRORS, name, optional, refuse } from '@tracegraph/record';
import { z } from 'zod';

import { FIRMWARE_ERRORS } from '../errors';
import { holdsPrivateKey, isPrivateKeyFile } from './private-key';

/** What a caller is told came where it may have been a secret. */
const NOT_REPEATED = 'not repeated here';
/** An RSA key of 16,384 bits has about 2,100 bytes. */
const PUBLIC_KEY_LIMIT = 8_192;
/** Most bytes of signed content. */
const SIGNED_CONTENT_LIMIT = 1_048_576;

/**
 * A DER SubjectPublicKeyInfo in base64. Whatever else comes may be a private key in a form not thought of, so no refusal
 * repeats it.
 */
export const publicKeyDer = z.string().transform((text, context) => {
  if (holdsPrivateKey(text)) return refusePrivateKey(context);
  if (isPublicKeyDer(text)) return text;
  refuse(context, {
    code: 'PUBLIC_KEY_MALFORMED',
    expected: FIRMWARE_ERRORS.PUBLIC_KEY_MALFORMED,
    received: NOT_REPEATED,
  });
  return z.NEVER;
});

/** The bytes of a signature in base64. */
export const signatureBytes = z.string().transform((text, context) => {
  if (holdsPrivateKey(text)) return refusePrivateKey(context);
  return isBase64(text) ? text : refuseBase64(context);
});

/** The bytes that were signed, in base64, at most 1 MiB. */
export const signedBytes = z.string().transform((text, context) => {
  const bytes = Buffer.from(text, 'base64');
  if (isPrivateKeyFile(bytes) || isPrivateKeyFile(Buffer.from(text, 'latin1')))
    return refusePrivateKey(context);
  if (!isBase64(text)) return refuseBase64(context);
  if (bytes.length <= SIGNED_CONTENT_LIMIT) return text;
  refuse(context, {
    code: 'SIGNED_CONTENT_TOO_LARGE',
    expected: FIRMWARE_ERRORS.SIGNED_CONTENT_TOO_LARGE,
    received: `${bytes.length} bytes`,
  });
  return z.NEVER;
});

/** A text about a key, absent or not, that holds no private key. */
export const keyText = optional(
  z
    .string()
    .transform((text, context) => (holdsPrivateKey(text) ? refusePrivateKey(context) : text))
    .pipe(name),
);

function refusePrivateKey(context: z.RefinementCtx): never {
  refuse(context, {
    code: 'PRIVATE_KEY_REFUSED',
    expected: FIRMWARE_ERRORS.PRIVATE_KEY_REFUSED,
    received: NOT_REPEATED,
  });
  return z.NEVER;
}

function refuseBase64(context: z.RefinementCtx): never {
  refuse(context, {
    code: 'BASE64_MALFORMED',
    expected: RECORD_ERRORS.BASE64_MALFORMED,
    received: NOT_REPEATED,
  });
  return z.NEVER;
}

function isBase64(text: string): boolean {
  return text !== '' && Buffer.from(text, 'base64').toString('base64') === text;
}

function isPublicKeyDer(text: string): boolean {
  if (text.length > PUBLIC_KEY_LIMIT || !isBase64(text)) return false;
  const key = Buffer.from(text, 'base64');
  if (!isOneElement(key)) return false;
  try {
    createPublicKey({ key, format: 'der', type: 'spki' });
    return true;
  } catch {
    return false;
  }
}

/** OpenSSL ignores bytes that follow a key; the key id would cover them, and they could be anything. */
function isOneElement(der: Buffer): boolean {
  const first = der.at(1) ?? 0;
  if (first < 0x80) return der.length === 2 + first;
  const size = first - 0x80;
  return size >= 1 && size <= 3 && der.length > 2 + size && der.length === 2 + size + der.readUIntBE(2, size);
}
