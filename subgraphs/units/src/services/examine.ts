import { addFinding } from '@tracegraph/record';
import type { Draft, Envelope, Row } from '@tracegraph/record';
import { canonicalJson } from '@tracegraph/ledger';
import type { JsonValue } from '@tracegraph/ledger';

/** How registrations of one kind are compared. */
export interface RegistrationRule<C> {
  /** Finding of a later registration with other content. */
  readonly code: string;
  /** What is registered, for people. */
  readonly noun: string;
  /** What counts as content: the columns of the kind. */
  readonly columns: (content: C) => Row;
}

/**
 * Notes on registrations that their subject was registered before with other content, here or earlier in the list.
 * @param standing the registrations that answer so far, by subject
 */
export function examineRegistrations<C extends Envelope>(
  drafts: readonly Draft<C>[],
  standing: ReadonlyMap<string, object>,
  rule: RegistrationRule<C>,
): void {
  const earlier = new Map<string, Row>();
  for (const draft of drafts) {
    const columns = rule.columns(draft.content);
    const before = (standing.get(draft.subjectKey) as Row | undefined) ?? earlier.get(draft.subjectKey);
    if (!before) earlier.set(draft.subjectKey, { ...columns, eventId: draft.content.eventId });
    else if (before['eventId'] !== draft.content.eventId && !isSame(columns, before))
      addFinding(draft, rule.code, `This ${rule.noun} was registered before with other content.`, {
        referenceKeys: [String(before['eventId'])],
      });
  }
}

/** Where a record names things that ought to be registered. */
export interface ReferenceRule<C> {
  /** Finding of a name that is not known. */
  readonly code: string;
  /** What is named, for people. */
  readonly noun: string;
  /** The names; null where the record gives none. */
  readonly names: (content: C) => readonly (string | null)[];
  /** Whether the names are keys of units: then each finding is about the unit. */
  readonly areUnits?: boolean;
  /** Those of the names that are known. */
  readonly findKnown: (names: readonly string[]) => Promise<Iterable<string>>;
}

/** Notes on records what they name and nobody registered (yet); all names of a list are looked up at once. */
export async function examineReferences<C extends Envelope>(
  drafts: readonly Draft<C>[],
  rule: ReferenceRule<C>,
): Promise<void> {
  const namesOf = (draft: Draft<C>) => rule.names(draft.content).filter((name) => name !== null);
  const names = [...new Set(drafts.flatMap(namesOf))];
  if (names.length === 0) return;
  const known = new Set(await rule.findKnown(names));
  for (const draft of drafts)
    for (const name of namesOf(draft))
      if (!known.has(name))
        addFinding(draft, rule.code, `The ${rule.noun} ${name} is not recorded here (yet).`, {
          referenceKeys: [name],
          ...(rule.areUnits && { unitKey: name }),
        });
}

/** The rows of a list by their subject. */
export function bySubject<R extends { readonly subjectKey: string }>(
  rows: readonly R[],
): ReadonlyMap<string, R> {
  return new Map(rows.map((row) => [row.subjectKey, row]));
}

function isSame(columns: Row, row: Row): boolean {
  return Object.entries(columns).every(
    ([name, value]) => canonicalJson(value as JsonValue) === canonicalJson(row[name] as JsonValue),
  );
}
