import { compareText } from '@tracegraph/record';
import type { Finding, StoredRecord } from '@tracegraph/record';

import { traceComponents } from './component-timeline';
import type { InstalledFact, RemovedFact, Timeline } from './component-timeline';
import { compareFirst, compareLists } from './material-content';
import type { MaterialContent, MaterialItem } from './material-content';
import { sortDesignators } from './natural-order';

/** An installation as recorded. */
export interface InstallationFact extends InstalledFact {
  readonly stage: string | null;
  readonly placingMachine: string | null;
  readonly stageRunId: string | null;
  readonly record: StoredRecord;
}

/** A removal as recorded. */
export interface RemovalFact extends RemovedFact {
  readonly reason: string | null;
  readonly operatorId: string | null;
  readonly record: StoredRecord;
}

/** One item of `Unit.components`, before its packages and its part are looked up. */
export interface ComponentItem extends MaterialOfItem {
  readonly stageRunId: string | null;
  readonly stage: string | null;
  readonly placingMachine: string | null;
  readonly state: 'INSTALLED' | 'REMOVED';
  readonly installedTime: Date | null;
  readonly removedTime: Date | null;
  readonly removalReason: string | null;
  readonly removalOperatorId: string | null;
  readonly record: StoredRecord;
  readonly removalRecord: StoredRecord | null;
}

type MaterialOfItem = Omit<MaterialItem, 'internalPartNumber'> & {
  readonly internalPartNumber: string | null;
};

type ItemOf = (
  installation: InstallationFact | null,
  removal: RemovalFact | null,
  material: MaterialOfItem,
  designators: readonly string[],
) => ComponentItem;

/**
 * What was put into a unit: one item per installation record, part, usage, certainty, reason and equal package list, and one
 * more for the designators of it that a removal took off. What was declared wrong changes nothing of the others.
 * @param installations all of them, also those declared wrong
 * @param removals all of them, also those declared wrong
 * @param sets their content by digest, items merged; those not recorded are missing
 * @param includeSuperseded also lists what was declared wrong, as it was recorded
 */
export function projectComponents(
  installations: readonly InstallationFact[],
  removals: readonly RemovalFact[],
  sets: ReadonlyMap<string, MaterialContent>,
  includeSuperseded: boolean,
): readonly ComponentItem[] {
  const effective = installations.filter(isEffective);
  const timeline = traceComponents(effective, removals.filter(isEffective), sets);
  const toItem = itemMaker(timeline);
  const items = [
    ...placedItems(timeline, toItem),
    ...effective
      .filter(({ materialSetSha256 }) => !sets.has(materialSetSha256))
      .map((installation) => toItem(installation, null, UNRESOLVED, [])),
    ...timeline.unmatched.map(({ removal, referenceDesignators }) =>
      toItem(null, removal, removedMaterial(removal), referenceDesignators),
    ),
    ...(includeSuperseded ? supersededItems(installations, removals, sets, toItem) : []),
  ];
  return items.sort(compareComponents);
}

const UNRESOLVED: MaterialOfItem = {
  internalPartNumber: null,
  usage: 'OTHER',
  certainty: 'POSSIBLE',
  reason: 'UNRESOLVED',
  referenceDesignators: [],
  packageKeys: [],
};

function removedMaterial(removal: RemovalFact): MaterialOfItem {
  return {
    ...UNRESOLVED,
    internalPartNumber: removal.internalPartNumber,
    usage: removal.referenceDesignators.length > 0 ? 'PLACED' : 'OTHER',
  };
}

/** Items of what was placed: what is still there, and what each removal took off. */
function placedItems(
  { placements }: Timeline<InstallationFact, RemovalFact>,
  toItem: ItemOf,
): readonly ComponentItem[] {
  const groups = new Map<MaterialItem, Map<InstallationFact, Map<RemovalFact | null, string[]>>>();
  for (const { installation, item, designator, removal } of placements) {
    const ofItem = groups.get(item) ?? new Map<InstallationFact, Map<RemovalFact | null, string[]>>();
    const ofRecord = ofItem.get(installation) ?? new Map<RemovalFact | null, string[]>();
    const designators = ofRecord.get(removal) ?? [];
    if (designator !== null) designators.push(designator);
    groups.set(item, ofItem.set(installation, ofRecord.set(removal, designators)));
  }
  return [...groups].flatMap(([item, ofItem]) =>
    [...ofItem].flatMap(([installation, ofRecord]) =>
      [...ofRecord].map(([removal, designators]) => toItem(installation, removal, item, designators)),
    ),
  );
}

function supersededItems(
  installations: readonly InstallationFact[],
  removals: readonly RemovalFact[],
  sets: ReadonlyMap<string, MaterialContent>,
  toItem: ItemOf,
): readonly ComponentItem[] {
  const wrongInstallations = installations.filter((fact) => !isEffective(fact));
  const wrongRemovals = removals.filter((fact) => !isEffective(fact));
  return [
    ...wrongInstallations.flatMap((installation) =>
      (sets.get(installation.materialSetSha256)?.items ?? [UNRESOLVED]).map((item) =>
        toItem(installation, null, item, item.referenceDesignators),
      ),
    ),
    ...wrongRemovals.map((removal) =>
      toItem(null, removal, removedMaterial(removal), sortDesignators(removal.referenceDesignators)),
    ),
  ];
}

/** Each record once, with the findings of the timeline besides those made when it was stored. */
function itemMaker({ findings }: Timeline<InstallationFact, RemovalFact>): ItemOf {
  const records = new Map<InstallationFact | RemovalFact, StoredRecord>();
  const recordOf = (fact: InstallationFact | RemovalFact): StoredRecord => {
    const record = records.get(fact) ?? withFindings(fact.record, findings.get(fact) ?? []);
    records.set(fact, record);
    return record;
  };
  // Field by field: copying objects of so many fields would be most of the cost of an answer.
  return (installation, removal, material, designators) => {
    const fact = installation ?? removal;
    if (!fact) throw new Error('A component is of an installation or of a removal.');
    return {
      referenceDesignators: designators,
      internalPartNumber: material.internalPartNumber,
      usage: material.usage,
      certainty: material.certainty,
      reason: material.reason,
      packageKeys: material.packageKeys,
      stageRunId: installation?.stageRunId ?? null,
      stage: installation?.stage ?? null,
      placingMachine: installation?.placingMachine ?? null,
      state: removal ? 'REMOVED' : 'INSTALLED',
      installedTime: installation?.eventTime ?? null,
      removedTime: removal?.eventTime ?? null,
      removalReason: removal?.reason ?? null,
      removalOperatorId: removal?.operatorId ?? null,
      record: recordOf(fact),
      removalRecord: removal && recordOf(removal),
    };
  };
}

function withFindings(record: StoredRecord, derived: readonly Finding[]): StoredRecord {
  const findings = [...record.findings, ...derived].sort(
    (a, b) => compareText(a.code, b.code) || compareText(a.message, b.message),
  );
  return Object.assign({}, record, { findings });
}

/** By time, part, first designator and event id; what is equal in these by state, removal and the rest of the content. */
function compareComponents(a: ComponentItem, b: ComponentItem): number {
  return (
    timeOf(a) - timeOf(b) ||
    compareText(a.internalPartNumber ?? '', b.internalPartNumber ?? '') ||
    compareFirst(a.referenceDesignators, b.referenceDesignators) ||
    compareText(a.record.eventId, b.record.eventId) ||
    compareText(a.state, b.state) ||
    compareText(a.removalRecord?.eventId ?? '', b.removalRecord?.eventId ?? '') ||
    compareText(a.usage, b.usage) ||
    compareLists(a.packageKeys, b.packageKeys) ||
    compareText(a.certainty, b.certainty) ||
    compareText(a.reason ?? '', b.reason ?? '')
  );
}

function timeOf({ installedTime, removedTime }: ComponentItem): number {
  return (installedTime ?? removedTime)?.getTime() ?? 0;
}

function isEffective({ record }: InstallationFact | RemovalFact): boolean {
  return record.correctedBy === null;
}
