import { addFinding } from '@tracegraph/record';
import type { Draft } from '@tracegraph/record';
import { createBoundKeyLoader } from '@tracegraph/unit-reference';

import type { StoreTables } from '../store/store';
import { traceComponents } from './component-timeline';
import type { InstalledFact, RemovedFact } from './component-timeline';
import type { MaterialContent } from './material-content';
import type { InstallationContent } from './record-installations';
import type { RemovalContent } from './record-removals';

type FactDraft = Draft<InstallationContent> | Draft<RemovalContent>;

interface OfUnit {
  readonly unitKey: string;
  readonly draft?: FactDraft;
}

type Installed = InstalledFact & OfUnit;
type Removed = RemovedFact & OfUnit;

/** Records about to be stored. */
export interface FactDrafts {
  readonly installations: readonly Draft<InstallationContent>[];
  readonly removals: readonly Draft<RemovalContent>[];
}

/**
 * Notes on drafts what does not fit together with all that is recorded of their units now; MUST run in the transaction that
 * stores them. It tells the sender at once; the graph asks again with all that is recorded when it is read.
 * @param sets contents that are at hand, by digest
 */
export async function examineTimelines(
  tx: StoreTables,
  drafts: FactDrafts,
  sets: ReadonlyMap<string, MaterialContent> = new Map(),
): Promise<void> {
  const sent = sentFacts(drafts);
  const unitKeys = [...new Set([...sent.installed, ...sent.removed].map((fact) => fact.unitKey))];
  const bound = await Promise.all(createLoads(tx, unitKeys));
  const keys = [...new Set(bound.flat())];
  const installed = [...(await tx.installations.findStanding(keys)), ...sent.installed];
  const removed = [...(await tx.removals.findStanding(keys)), ...sent.removed];
  const contents = await completeContents(tx, installed, sets);
  const installedOf = groupByUnit(installed);
  const removedOf = groupByUnit(removed);
  for (const keysOfUnit of bound) {
    const { findings } = traceComponents<Installed, Removed>(
      factsOf(installedOf, keysOfUnit),
      factsOf(removedOf, keysOfUnit),
      contents,
    );
    for (const [{ draft }, noted] of findings) {
      if (draft) for (const { code, message } of noted) addFinding(draft, code, message);
    }
  }
}

function createLoads(tx: StoreTables, unitKeys: readonly string[]): Promise<readonly string[]>[] {
  const boundKeys = createBoundKeyLoader(tx.sql);
  return unitKeys.map((unitKey) => boundKeys.load(unitKey));
}

function sentFacts({ installations, removals }: FactDrafts): { installed: Installed[]; removed: Removed[] } {
  return {
    installed: installations.map((draft) => ({
      ...factOf(draft),
      materialSetSha256: draft.content.materialSetSha256,
    })),
    removed: removals.map((draft) => {
      const { referenceDesignators, internalPartNumber } = draft.content;
      return { ...factOf(draft), referenceDesignators, internalPartNumber };
    }),
  };
}

function factOf(draft: FactDraft): { eventId: string; eventTime: Date; unitKey: string; draft: FactDraft } {
  const { eventId, eventTime } = draft.content;
  return { eventId, eventTime: new Date(eventTime), unitKey: draft.subjectKey, draft };
}

async function completeContents(
  tx: StoreTables,
  installed: readonly Installed[],
  sets: ReadonlyMap<string, MaterialContent>,
): Promise<ReadonlyMap<string, MaterialContent>> {
  const missing = [...new Set(installed.map((fact) => fact.materialSetSha256))].filter(
    (digest) => !sets.has(digest),
  );
  const found = missing.length > 0 ? await tx.materialSets.findContents(missing) : [];
  return new Map([...sets, ...found.map((row) => [row.sha256, row] as const)]);
}

/** Of records with the same key only the first one, which is the stored one: a replay is not something else. */
function groupByUnit<F extends OfUnit & { readonly eventId: string }>(
  facts: readonly F[],
): ReadonlyMap<string, readonly F[]> {
  const groups = new Map<string, Map<string, F>>();
  for (const fact of facts) {
    const group = groups.get(fact.unitKey) ?? new Map<string, F>();
    if (!group.has(fact.eventId)) group.set(fact.eventId, fact);
    groups.set(fact.unitKey, group);
  }
  return new Map([...groups].map(([unitKey, group]) => [unitKey, [...group.values()]]));
}

function factsOf<F>(facts: ReadonlyMap<string, readonly F[]>, unitKeys: readonly string[]): readonly F[] {
  return unitKeys.flatMap((unitKey) => facts.get(unitKey) ?? []);
}
