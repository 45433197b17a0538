import { toRecord } from '@tracegraph/record';
import { createGroupLoader } from '@tracegraph/subgraph-kit';
import DataLoader from 'dataloader';

import type { Containment, Contents } from '../entities/unit';
import { DEPTH_LIMIT } from '../store/containment-walk';
import type { FamilyRow } from '../store/containment.store';
import type { Store } from '../store/store';

/** Most items of `Unit.contains` and `Unit.partOf`. */
export const CONTENTS_LIMIT = 1_000;

/** What a unit contains and what contains it. */
export interface Family {
  readonly contents: Contents;
  /** Null where it would be cut. */
  readonly partOf: readonly Containment[] | null;
}

/** What units contain and what contains them. */
export type FamilyLoader = DataLoader<string, Family>;

/** Loads both directions in one statement, so that the units they lead to are asked for together. */
export function createFamilyLoader(store: Store): FamilyLoader {
  const rows = createGroupLoader<FamilyRow>(
    (unitKeys) => store.containments.findFamily(unitKeys, CONTENTS_LIMIT + 1),
    (row) => row.root,
  );
  return new DataLoader(async (unitKeys) => {
    const found = await rows.loadMany(unitKeys);
    return found.map((family) => (family instanceof Error ? family : toFamily(family)));
  });
}

function toFamily(rows: readonly FamilyRow[]): Family {
  const inside = rows.filter(({ direction }) => direction === 'DOWN');
  const outside = rows.filter(({ direction }) => direction === 'UP');
  return {
    contents: {
      truncated: isCut(inside),
      items: inside
        .slice(0, CONTENTS_LIMIT)
        .filter(({ depth }) => depth <= DEPTH_LIMIT)
        .map(toContainment),
    },
    partOf: isCut(outside) ? null : outside.map(toContainment),
  };
}

/** More was found than is shown: in number, or in depth. */
function isCut(rows: readonly FamilyRow[]): boolean {
  return rows.length > CONTENTS_LIMIT || rows.some(({ depth }) => depth > DEPTH_LIMIT);
}

function toContainment(row: FamilyRow): Containment {
  const { path, position, installedTime, removedTime } = row;
  const unit = { unitKey: path.at(-1) ?? row.root };
  return { path, position, installedTime, removedTime, unit, record: toRecord(row, null) };
}
