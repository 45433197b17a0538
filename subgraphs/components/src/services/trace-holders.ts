import { createBoundKeyLoader } from '@tracegraph/unit-reference';

import type { Store } from '../store/store';
import type { TouchedKey } from '../store/material-holder.store';
import { traceComponents } from './component-timeline';
import type { InstalledFact, Placement, RemovedFact } from './component-timeline';
import { mergeItems } from './material-content';
import type { MaterialContent } from './material-content';
import type { MaterialQuestion } from './material-question';

/** Units whose timelines are worked out together. */
const CHUNK = 2_000;

/** What the timeline of a unit shows of the material asked for. */
export interface TracedHolder {
  readonly unitKey: string;
  readonly isCertain: boolean;
  readonly isNow: boolean;
}

/**
 * Says of units from which something of the material may have been removed whether they hold it still, by the timeline that
 * `Unit.components` shows.
 * @param touched the keys under which the material was recorded, with the units behind them
 * @returns one entry of what a unit held ever, and one more of what it holds now
 */
export async function traceHolders(
  store: Store,
  question: MaterialQuestion,
  touched: readonly TouchedKey[],
): Promise<readonly TracedHolder[]> {
  const recordedKeys = new Map<string, string[]>();
  for (const { unitKey, recordedKey } of touched)
    recordedKeys.set(unitKey, [...(recordedKeys.get(unitKey) ?? []), recordedKey]);
  const unitKeys = [...recordedKeys.keys()];
  const holders: TracedHolder[] = [];
  for (let at = 0; at < unitKeys.length; at += CHUNK) {
    const chunk = unitKeys.slice(at, at + CHUNK);
    const boundKeys = await createBoundKeyLoader(store.sql).loadMany(chunk);
    const keysOfUnit = new Map(
      chunk.map((unitKey, index) => {
        const bound = boundKeys[index] ?? [];
        if (bound instanceof Error) throw bound;
        return [unitKey, [...new Set([...bound, ...(recordedKeys.get(unitKey) ?? [])])]] as const;
      }),
    );
    holders.push(...(await traceChunk(store, question, keysOfUnit)));
  }
  return holders;
}

async function traceChunk(
  store: Store,
  question: MaterialQuestion,
  keysOfUnit: ReadonlyMap<string, readonly string[]>,
): Promise<readonly TracedHolder[]> {
  const keys = [...new Set([...keysOfUnit.values()].flat())];
  const [installations, removals] = await Promise.all([
    store.materialHolders.findInstallations(keys),
    store.materialHolders.findRemovals(keys),
  ]);
  const contents = await store.materialHolders.findContents(question, installations, removals);
  const sets = new Map<string, MaterialContent>(
    contents.map(({ sha256, ...content }) => [sha256, { ...content, items: mergeItems(content.items) }]),
  );
  const installationsOf = groupByKey(installations);
  const removalsOf = groupByKey(removals);
  return [...keysOfUnit].flatMap(([unitKey, ownKeys]) => {
    const { placements } = traceComponents<InstalledFact, RemovedFact>(
      ownKeys.flatMap((key) => installationsOf.get(key) ?? []),
      ownKeys.flatMap((key) => removalsOf.get(key) ?? []),
      sets,
    );
    return toHolders(unitKey, placements, question);
  });
}

/** What was held ever, and, where something is left of it, what is held now. */
function toHolders(
  unitKey: string,
  placements: readonly Placement<InstalledFact, RemovedFact>[],
  question: MaterialQuestion,
): readonly TracedHolder[] {
  const groups = groupItems(
    placements.filter(({ item, installation }) => question.isAsked(item, installation.materialSetSha256)),
  );
  if (groups.length === 0) return [];
  const ever = {
    unitKey,
    isCertain: groups.some(([{ item }]) => question.isCertain(item, true)),
    isNow: false,
  };
  const left = groups.filter((group) => group.some(({ removal }) => removal === null));
  if (left.length === 0) return [ever];
  const isCertainNow = left.some((group) =>
    question.isCertain(
      group[0].item,
      group.every(({ removal }) => removal === null),
    ),
  );
  return [ever, { unitKey, isCertain: isCertainNow, isNow: true }];
}

type PlacedItem = Placement<InstalledFact, RemovedFact>;

/** Placements of one item of one installation together; none of the groups is empty. */
function groupItems(placements: readonly PlacedItem[]): readonly (readonly [PlacedItem, ...PlacedItem[]])[] {
  const groups = new Map<InstalledFact, Map<PlacedItem['item'], [PlacedItem, ...PlacedItem[]]>>();
  for (const placement of placements) {
    const ofRecord = groups.get(placement.installation) ?? new Map<PlacedItem['item'], [PlacedItem]>();
    const group = ofRecord.get(placement.item);
    if (group) group.push(placement);
    else ofRecord.set(placement.item, [placement]);
    groups.set(placement.installation, ofRecord);
  }
  return [...groups.values()].flatMap((ofRecord) => [...ofRecord.values()]);
}

function groupByKey<F extends { readonly unitKey: string }>(
  facts: readonly F[],
): ReadonlyMap<string, readonly F[]> {
  const groups = new Map<string, F[]>();
  for (const fact of facts) {
    const group = groups.get(fact.unitKey);
    if (group) group.push(fact);
    else groups.set(fact.unitKey, [fact]);
  }
  return groups;
}
