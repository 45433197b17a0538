import type { Finding } from './graphql/record';

import type { Envelope } from './readers';

/** What a finding is about besides the subject of its record; kept with the list of findings only. */
export interface FindingAbout {
  /** Keys of the unknown lot, the other holder, …; event ids where it is about other records of the same subject. */
  readonly referenceKeys?: readonly string[];
  /** The unit it is about, where the record is about many units. */
  readonly unitKey?: string;
}

/** A finding as rules make it. */
export interface NotedFinding extends Finding, FindingAbout {}

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
  readonly findings: NotedFinding[];
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
 * @param about what it is about besides the subject; later records about that may resolve it
 */
export function addFinding(draft: Draft, code: string, message: string, about: FindingAbout = {}): void {
  if (draft.findings.some((finding) => finding.code === code && finding.message === message)) return;
  draft.findings.push({ code, message, ...about });
  draft.findings.sort((a, b) => compareText(a.code, b.code) || compareText(a.message, b.message));
}

/** What a record itself shows of its findings. */
export function shownFindings(findings: readonly NotedFinding[]): readonly Finding[] {
  return findings.map(({ code, message }) => ({ code, message }));
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
