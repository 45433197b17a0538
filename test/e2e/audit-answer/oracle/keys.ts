import { createHash, createHmac } from 'node:crypto';

/** Namespace of the event ids of the batch, from its description. */
const NAMESPACE = '5b1f6d0e-3d0a-5f57-9a77-0f7c3d1c2e10';

/** Percent-encodes all but the unreserved characters of RFC 3986. */
export function encodePart(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Key of a place on a panel. */
export function placeKey(site: string, panel: string, position: string): string {
  return `panel/${site}/${encodePart(panel)}/${position}`;
}

/** A time as the graph answers it: UTC with milliseconds. */
export function toUtc(time: string): string {
  return new Date(time).toISOString();
}

/** SHA-256 in lower-case hex. */
export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** UUIDv5 of a text (RFC 9562 §5.5). */
export function uuidV5(namespace: string, text: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(text)
    .digest()
    .subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Event id of a record of the batch: the UUIDv5 of mutation, file and key. */
export function eventIdOf(mutation: string, file: string, ...key: readonly string[]): string {
  return uuidV5(NAMESPACE, `${mutation}:${file}:${key.join('|')}`);
}

/** Pseudonyms of the persons of a site under a key in hex. */
export type Pseudonyms = (site: string, id: string | null) => string | null;

/** Makes the pseudonyms under a key in hex: the first 32 hex digits of an HMAC-SHA256. */
export function createPseudonyms(keyHex: string): Pseudonyms {
  const key = Buffer.from(keyHex, 'hex');
  return (site, id) =>
    id === null
      ? null
      : `op-${createHmac('sha256', key).update(`${site}\n${id}`).digest('hex').slice(0, 32)}`;
}

/** Where a fact comes from, as far as an answer shows it; nothing of the batch is noticed, corrected or hidden. */
export interface RecordFacts {
  readonly eventId: string;
  readonly findings: readonly never[];
  readonly correctedBy: null;
  readonly redacted: readonly never[];
}

/** The record of an event of the batch. */
export function recordOf(eventId: string): RecordFacts {
  return { eventId, findings: [], correctedBy: null, redacted: [] };
}

/** Compares lists of texts and numbers, texts by code point: for orders by several keys. */
export function compareKeys(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (const [at, one] of a.entries()) {
    const other = b[at];
    if (other === undefined) return 1;
    if (one !== other) return one < other ? -1 : 1;
  }
  return a.length - b.length;
}

/** A copy of a list in the order of keys; texts by code point. */
export function sortedBy<T>(
  items: readonly T[],
  keys: (item: T) => readonly (string | number)[],
): readonly T[] {
  return [...items].sort((a, b) => compareKeys(keys(a), keys(b)));
}

/** The latest of some items; null where there are none. Two at the same time have no latest one. */
export function latestOf<T>(items: readonly T[], time: (item: T) => string): T | null {
  const sorted = sortedBy(items, (item) => [toUtc(time(item))]);
  const last = sorted.at(-1);
  const before = sorted.at(-2);
  if (last !== undefined && before !== undefined && toUtc(time(last)) === toUtc(time(before)))
    throw new Error(`two rows of the files claim to be the latest at ${time(last)}`);
  return last ?? null;
}

/** Groups items by a key. */
export function groupBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

/** The value of a key that MUST be there. */
export function valueOf<T>(map: ReadonlyMap<string, T>, key: string): T {
  const value = map.get(key);
  if (value === undefined) throw new Error(`the files do not say what ${key} is`);
  return value;
}
