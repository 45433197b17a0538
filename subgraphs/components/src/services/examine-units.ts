import { appendFindings, findingSha256 } from '@tracegraph/record';
import type { Appended, Draft, RecordFinding } from '@tracegraph/record';
import type { UnitReferenceEvent } from '@tracegraph/unit-reference';

import type { Cause, ListedFinding, UnitFact } from '../store/component-finding.store';
import type { StoreTables } from '../store/store';
import { traceComponents } from './component-timeline';
import { areDisjoint, readMaterial } from './known-material';
import type { MaterialContent } from './material-content';

/** Keys of units, or of places on panels, that a record is about, each with the record. */
export type Causes = ReadonlyMap<string, Cause>;

type Installed = Extract<UnitFact, { fact: 'INSTALLATION' }>;
type Removed = Extract<UnitFact, { fact: 'REMOVAL' }>;
type Listed = Extract<UnitFact, { fact: 'FINDING' }>;

interface UnitRecords {
  readonly keys: string[];
  readonly installations: Installed[];
  readonly removals: Removed[];
  readonly listed: Listed[];
}

/**
 * Looks at the records of units anew and brings the list of findings up to date with what they show together: new findings are
 * added; of those that no longer hold, or hold again, it is noted, with the record that is the cause.
 * MUST run in the transaction of the causes, after they are stored. In a constant number of statements; none without a cause.
 */
export async function examineUnits(tables: StoreTables, causes: Causes): Promise<void> {
  if (causes.size === 0) return;
  const asked = [...causes.keys()];
  await tables.findings.lock(asked);
  const units = byUnit(await tables.findings.readFacts(asked));
  const digests = new Set(
    [...units.values()].flatMap(({ installations }) => installations.map((fact) => fact.materialSetSha256)),
  );
  const sets = await readMaterial(tables, digests);
  const added: RecordFinding[] = [];
  const changes: { finding: ListedFinding; isResolved: boolean; by: Cause }[] = [];
  for (const records of units.values()) {
    const by = records.keys.flatMap((key) => causes.get(key) ?? [])[0];
    if (!by) continue;
    const showing = new Map(
      findingsOf(records, sets).map((finding) => [identityOf(toListed(finding)), finding]),
    );
    const listed = new Map(records.listed.map((finding) => [identityOf(finding), finding]));
    for (const [identity, finding] of listed)
      if (finding.isResolved === showing.has(identity))
        changes.push({ finding, isResolved: !finding.isResolved, by });
    for (const [identity, finding] of showing) if (!listed.has(identity)) added.push(finding);
  }
  await appendFindings(tables.sql, added);
  await tables.findings.appendResolutions(changes);
}

/** The units of the records stored now. */
export function causesOf(kind: string, drafts: readonly Draft[], appended: readonly Appended[]): Causes {
  const stored = new Set(appended.filter(({ status }) => status === 'STORED').map(({ index }) => index));
  return new Map(
    drafts
      .filter(({ index }) => stored.has(index))
      .map(({ subjectKey, content }) => [subjectKey, { kind, eventId: content.eventId }]),
  );
}

/** The units whose installations name sets that are registered now: what was installed is known only since. */
export async function causesOfSets(tables: StoreTables, sets: Causes): Promise<Causes> {
  if (sets.size === 0) return new Map();
  const installed = await tables.findings.findInstalledUnits([...sets.keys()]);
  return new Map(
    installed.flatMap(({ unitKey, materialSetSha256 }) => {
      const cause = sets.get(materialSetSha256);
      return cause ? [[unitKey, cause] as const] : [];
    }),
  );
}

/**
 * Looks at the units anew that events of the feed bind to places on panels, or take from them.
 * MUST run in the transaction that stores the events, after they are stored.
 */
export function examineBindings(tables: StoreTables, events: readonly UnitReferenceEvent[]): Promise<void> {
  const causes = new Map<string, Cause>();
  for (const { kind, unitKey, otherKey, eventId, payload } of events) {
    const isBinding = kind === 'BOUND';
    if (!isBinding && !(kind === 'CORRECTED' && payload.includes('"PANEL_BINDING"'))) continue;
    const cause = { kind: isBinding ? 'PANEL_BINDING' : 'CORRECTION', eventId };
    causes.set(unitKey, cause);
    if (otherKey !== null) causes.set(otherKey, cause);
  }
  return examineUnits(tables, causes);
}

function byUnit(facts: readonly UnitFact[]): ReadonlyMap<string, UnitRecords> {
  const units = new Map<string, UnitRecords>();
  for (const fact of facts) {
    const records = units.get(fact.unitKey) ?? { keys: [], installations: [], removals: [], listed: [] };
    units.set(fact.unitKey, records);
    if (fact.fact === 'KEY') records.keys.push(fact.subjectKey);
    else if (fact.fact === 'INSTALLATION') records.installations.push(fact);
    else if (fact.fact === 'REMOVAL') records.removals.push(fact);
    else records.listed.push(fact);
  }
  return units;
}

/** What the records of a unit show together; nearly always installations at places of their own and nothing removed. */
function findingsOf(
  { installations, removals }: UnitRecords,
  sets: ReadonlyMap<string, MaterialContent>,
): readonly RecordFinding[] {
  const digests = installations.map((fact) => fact.materialSetSha256);
  if (removals.length === 0 && areDisjoint(digests, sets)) return [];
  const { findings } = traceComponents(installations, removals, sets);
  return [...findings].flatMap(([fact, noted]) =>
    noted.map((finding) => ({
      kind: fact.fact,
      subjectKey: fact.subjectKey,
      eventId: fact.eventId,
      eventTime: fact.eventTimeText,
      unitKey: fact.subjectKey,
      finding,
    })),
  );
}

function toListed({ kind, subjectKey, eventId, finding }: RecordFinding): ListedFinding {
  return { kind, subjectKey, eventId, code: finding.code, findingSha256: findingSha256(finding) };
}

function identityOf({ kind, subjectKey, eventId, code, findingSha256: sha256 }: ListedFinding): string {
  return `${kind} ${eventId} ${code} ${sha256} ${subjectKey}`;
}
