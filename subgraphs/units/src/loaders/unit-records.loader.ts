import { withRecords } from '@tracegraph/record';
import type { RecordRow, Recorded } from '@tracegraph/record';
import { createUnitFactLoader } from '@tracegraph/subgraph-kit';
import type DataLoader from 'dataloader';

import type { RecordKind } from '../store/record-tables';
import type { Corrections } from './corrections.loader';

/** A row about a unit. */
export type UnitRow = RecordRow & { readonly unitKey: string };

/** Records of one kind by unit, those declared wrong included; each says what corrects it. */
export type UnitRecordLoader<R extends UnitRow> = DataLoader<string, readonly Recorded<R>[]>;

/** What every loader of facts of units needs. */
export interface UnitRecordParts {
  /** The keys of a unit: its own, then the places on panels bound to it. */
  readonly boundKeys: DataLoader<string, readonly string[]>;
  readonly corrections: Corrections;
}

/**
 * Loads the records of one kind of units. The corrections of all keys are asked for whether they have such records or not:
 * so all kinds ask for the same keys, and one statement answers them all.
 * @param find the rows of these keys, in the order they are to be shown
 */
export function createUnitRecordLoader<R extends UnitRow>(
  { boundKeys, corrections }: UnitRecordParts,
  kind: RecordKind,
  find: (unitKeys: readonly string[]) => Promise<readonly R[]>,
): UnitRecordLoader<R> {
  return createUnitFactLoader<Recorded<R>>(boundKeys, async (unitKeys) => {
    const [rows] = await Promise.all([find(unitKeys), corrections.bySubject.loadMany([...unitKeys])]);
    return withRecords(rows, { kind, subjectKey: (row) => row.unitKey }, corrections.loader, true);
  });
}

/** Leaves out what was declared wrong, unless it is asked for. */
export function effectiveOf<R extends { readonly record: { readonly correctedBy: object | null } }>(
  records: readonly R[],
  includeSuperseded = false,
): readonly R[] {
  return includeSuperseded ? records : records.filter(({ record }) => record.correctedBy === null);
}
