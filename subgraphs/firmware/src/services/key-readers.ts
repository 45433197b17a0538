import { createPublicKey } from 'node:crypto';

import { NOT_REPEATED, RECORD_ERRORS, refuse } from '@tracegraph/record';
import { z } from 'zod';

import { FIRMWARE_ERRORS } from '../errors';

/** An RSA key of 16,384 bits has about 2,100 bytes. */
const PUBLIC_KEY_LIMIT = 8_192;
/** Most bytes of signed content. */
const SIGNED_CONTENT_LIMIT = 1_048_576;

/**
 * A DER SubjectPublicKeyInfo in base64. Whatever else comes may be a private key in a form not thought of, so no refusal
 * repeats it.
 */
export const publicKeyDer = z.string().transform((text, context) => {
  if (isPublicKeyDer(text)) return text;
  refuse(context, {
    code: 'PUBLIC_KEY_MALFORMED',
    expected: FIRMWARE_ERRORS.PUBLIC_KEY_MALFORMED,
    received: NOT_REPEATED,
  });
  return z.NEVER;
});

/** The bytes of a signature in base64; what is none may be a secret, so no refusal repeats it. */
export const signatureBytes = z
  .string()
  .transform((text, context) => (isBase64(text) ? text : refuseBase64(context)));

/** The bytes that were signed, in base64, at most 1 MiB. */
export const signedBytes = z.string().transform((text, context) => {
  const bytes = Buffer.from(text, 'base64');
  if (!isBase64(text)) return refuseBase64(context);
  if (bytes.length <= SIGNED_CONTENT_LIMIT) return text;
  refuse(context, {
    code: 'SIGNED_CONTENT_TOO_LARGE',
    expected: FIRMWARE_ERRORS.SIGNED_CONTENT_TOO_LARGE,
    received: `${bytes.length} bytes`,
  });
  return z.NEVER;
});

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
