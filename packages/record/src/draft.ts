import type { Finding } from './graphql/record';

import type { Envelope } from './readers';

/** A record that was read and is about to be stored. */
export interface Draft<C extends Envelope = Envelope> {
  /** Place in the list sent, from 0. */
  readonly index: number;
  /** What the record is about: the unit key, or the key of the lot, image, key, …. */
  readonly subjectKey: string;
  /** The record as read, in canonical form. */
  readonly content: C;
  /** SHA-256 of the kind and the content in RFC 8785 JSON, 64 hex digits. */
  readonly contentSha256: string;
  /** Filled by the rules of the kind before the record is stored. */
  readonly findings: Finding[];
}

/** What the store did with a draft. */
export interface Appended {
  readonly index: number;
  readonly status: 'STORED' | 'REPLAYED' | 'CONFLICT';
  /** Findings of the record that stands: of the first one where it is a replay. */
  readonly findings: readonly Finding[];
}

/**
 * Adds a finding to a draft, once per code and message.
 * @param draft the record about to be stored
 * @param code in docs/errors.md
 * @param message what was noticed, for people
 */
export function addFinding(draft: Draft, code: string, message: string): void {
  if (draft.findings.some((finding) => finding.code === code && finding.message === message)) return;
  draft.findings.push({ code, message });
  draft.findings.sort((a, b) => compareText(a.code, b.code) || compareText(a.message, b.message));
}

/** What makes a record one record: its event id and its subject. */
export function identityOf({ content, subjectKey }: Draft): string {
  return `${content.eventId} ${subjectKey}`;
}

/**
 * The order in which the drafts of a list are stored, so that two lists of the same records never wait for each other for
 * ever. Rules that say which record of a list is the earlier one see them in this order.
 */
export function byIdentity(a: Draft, b: Draft): number {
  return compareText(identityOf(a), identityOf(b));
}

/** Orders texts by code point, the same on every machine and in PostgreSQL's "C" collation. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
