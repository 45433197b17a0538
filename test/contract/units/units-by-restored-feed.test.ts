import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from '@jest/globals';
import { PROJECT_ROOT } from '@tracegraph/launcher';
import { Client } from 'pg';

import { startSubgraphAlone } from '../../testkit/subgraph';

/** What a dump of a cluster that was further on leaves in the feed. */
const FROM_ELSEWHERE = `INSERT INTO unit_reference_event (unit_key, product_key, transaction_id, kind, event_id, event_time, payload)
  VALUES ('part/a/p/1', 'part/a/p', ((pg_current_xact_id()::text::bigint + $1::bigint)::text)::xid8, 'REGISTERED',
    gen_random_uuid(), now(), '{}')`;

/** The statement of the runbook. */
function runbookStatement(): string {
  const runbook = readFileSync(path.join(PROJECT_ROOT, 'docs/runbooks/restore-units-store.md'), 'utf8');
  return /```sql\n([^`]*)```/.exec(runbook)?.[1] ?? '';
}

describe('a store restored into a cluster with lower transaction ids', () => {
  it('is not served: UNIT_FEED_AHEAD_OF_CLUSTER, until the cluster has passed them', async () => {
    const units = await startSubgraphAlone('units');
    const client = new Client({ connectionString: units.urls.migrationUrl });
    await client.connect();
    try {
      await units.restart();
      await client.query(FROM_ELSEWHERE, [20]);
      await expect(units.restart()).rejects.toThrow('UNIT_FEED_AHEAD_OF_CLUSTER');
      const [jump] = (await client.query<{ epoch: string; next: string }>(runbookStatement())).rows;
      const { rows } = await client.query<{ highest: string }>(
        'SELECT max(transaction_id::text::bigint)::text AS highest FROM unit_reference_event',
      );
      const next = BigInt(jump?.epoch ?? 0) * 2n ** 32n + BigInt(jump?.next ?? 0);
      expect([next > BigInt(rows[0]?.highest ?? 0), next % 1_048_576n]).toEqual([true, 0n]);
      for (let passed = 0; passed < 25; passed += 1) await client.query('SELECT pg_current_xact_id()');
      await units.restart();
    } finally {
      await client.end();
      await units.stop();
    }
  }, 120_000);
});
