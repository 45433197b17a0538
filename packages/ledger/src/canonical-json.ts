import { createHash } from 'node:crypto';

import canonicalize from 'canonicalize';

/** A JSON value. Absent is null, never undefined: what is hashed must be what is stored. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [name: string]: JsonValue };

/**
 * The canonical text of a value (RFC 8785): one text for one content, whatever the order of its members.
 * @param value content without undefined members
 * @throws TypeError where a member is undefined or not finite, as it would silently vanish from the hash
 */
export function canonicalJson(value: JsonValue): string {
  assertComplete(value, '$');
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('Expected a JSON value, received undefined.');
  return text;
}

/**
 * The SHA-256 of the canonical text (RFC 8785) in UTF-8.
 * @param value content without undefined members
 * @returns 64 lower-case hex digits
 */
export function contentSha256(value: JsonValue): string {
  return createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex');
}

function assertComplete(value: unknown, path: string): void {
  if (value === undefined)
    throw new TypeError(`Expected a JSON value at ${path}, received undefined; use null for absent.`);
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new TypeError(`Expected a finite number at ${path}.`);
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) assertComplete(member, `${path}.${name}`);
}
