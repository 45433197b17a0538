import type { DemoBatchCounts } from '@tracegraph/demo';

/** What became of all records of a batch. */
export interface DemoTotals {
  readonly records: number;
  /** Stored now. */
  readonly stored: number;
  /** Stored before. */
  readonly replayed: number;
}

/** Adds up the counts of all mutations. */
export function demoTotals(counts: DemoBatchCounts): DemoTotals {
  return Object.values(counts).reduce<DemoTotals>(
    (total, { records, stored, replayed }) => ({
      records: total.records + records,
      stored: total.stored + stored,
      replayed: total.replayed + replayed,
    }),
    { records: 0, stored: 0, replayed: 0 },
  );
}
