import { createHash } from 'node:crypto';

import canonicalize from 'canonicalize';

/** Half of a surrogate pair: no Unicode text holds it, and RFC 8785 §3.2.2.2 forbids to go on. */
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** A JSON value. Absent is null, never undefined: what is hashed must be what is stored. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [name: string]: JsonValue };

/**
 * The canonical text of a value (RFC 8785): one text for one content, whatever the order of its members.
 * @param value content without undefined members
 * @throws TypeError where a member is no JSON value, as it would silently vanish from the hash
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
  if (value === null || typeof value === 'boolean') return;
  if (typeof value === 'string') assertText(value, path);
  else if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`Expected a finite number at ${path}.`);
  } else if (Array.isArray(value)) {
    for (const [at, member] of value.entries()) assertComplete(member, `${path}.${at}`);
  } else if (isObject(value)) {
    for (const [name, member] of Object.entries(value)) {
      assertText(name, path);
      assertComplete(member, `${path}.${name}`);
    }
  } else {
    throw new TypeError(`Expected a JSON value at ${path}, received ${nameOf(value)}; use null for absent.`);
  }
}

function assertText(text: string, path: string): void {
  if (LONE_SURROGATE.test(text)) throw new TypeError(`Expected Unicode text at ${path}.`);
}

/** Dates, maps, bytes and what names its own JSON would not be hashed by their members. */
function isObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return Object.prototype.toString.call(value) === '[object Object]' && !('toJSON' in value);
}

function nameOf(value: unknown): string {
  return typeof value === 'object' ? Object.prototype.toString.call(value) : typeof value;
}
