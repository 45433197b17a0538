import { describe, expect, it } from '@jest/globals';
import { createHttpGraph, recordDemoBatch } from '@tracegraph/demo';
import { Client } from 'pg';

import { SUBGRAPHS } from '../../testkit/graph';
import type { TestGraph } from '../../testkit/graph';

/** Sending again is always safe. */
export function describeReplay(graph: () => TestGraph, directory: () => string): void {
  describe('recording the whole batch again', () => {
    it('stores no row in any table of any store', async () => {
      const before = await rowCounts(graph());
      const counts = Object.values(
        await recordDemoBatch({ directory: directory(), graph: createHttpGraph({ url: graph().url }) }),
      );
      expect(counts.length).toBeGreaterThan(30);
      expect(counts.reduce((sum, { stored }) => sum + stored, 0)).toBe(0);
      expect(counts.reduce((sum, { replayed }) => sum + replayed, 0)).toBeGreaterThan(9_000);
      expect(await rowCounts(graph())).toEqual(before);
    }, 120_000);
  });

  describe('the recorded batch', () => {
    it('holds no conflict', async () => {
      const counts = await rowCounts(graph());
      expect(
        Object.entries(counts).filter(([table, rows]) => table.endsWith('.record_conflict') && rows > 0),
      ).toEqual([]);
    });
  });
}

/** The number of rows of every table, as `store.table`. */
async function rowCounts(graph: TestGraph): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const store of SUBGRAPHS) {
    const client = new Client({ connectionString: graph.stores.urls[store].migrationUrl });
    await client.connect();
    const { rows: tables } = await client.query<{ name: string }>(
      "SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE schemaname IN ('public', 'people') ORDER BY 1",
    );
    for (const { name } of tables) {
      const { rows } = await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${name}`);
      counts[`${store}.${name}`] = rows[0]?.n ?? 0;
    }
    await client.end();
  }
  return counts;
}
