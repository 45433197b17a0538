import { describe, expect, it } from '@jest/globals';

import { readOperation, SUBGRAPHS } from '../../testkit/graph';
import type { Answer, SubgraphName, TestGraph } from '../../testkit/graph';
import { recordAll } from '../../testkit/record';

/** The kept question without what a unit contains and what it is part of. */
function withoutPlace(operation: string): string {
  return operation
    .replaceAll('...UnitAndItsPlace', '...UnitFacts')
    .replace(/fragment UnitAndItsPlace on Unit \{[\s\S]*?\n\}\n?/, '');
}

const AUDIT = readOperation('audit-answer');
const AUDITS = readOperation('audit-answers');

/** What a question costs is counted, never timed. */
export function describeCost(graph: () => TestGraph, demoUnits: () => readonly string[]): void {
  async function statementsOf(answer: Answer<unknown>): Promise<Readonly<Record<string, readonly number[]>>> {
    const entries = SUBGRAPHS.map(async (name: SubgraphName) => {
      const expected = answer.counts.subgraphRequests[name] ?? 0;
      const lines = await graph().accessLines(name, answer.requestId, expected);
      expect(lines).toHaveLength(expected);
      return [name, lines.map((line) => Number(line.sqlStatements)).sort((a, b) => a - b)] as const;
    });
    return Object.fromEntries(await Promise.all(entries));
  }

  const askOne = (query: string) => graph().ask<unknown>(query, { identifier: demoUnits()[0] });
  const askHundred = (query: string) => graph().ask<unknown>(query, { unitKeys: demoUnits().slice(0, 100) });

  describe('what an audit answer costs', () => {
    it.each([
      ['one unit', () => askOne(withoutPlace(AUDIT))],
      ['a hundred units', () => askHundred(withoutPlace(AUDITS))],
    ])('is 4 requests in 3 waves for %s without what they contain', async (_what, ask) => {
      const { counts, errors } = await ask();
      expect(errors).toBeUndefined();
      expect(counts.subgraphRequests).toEqual({ units: 1, components: 1, provisioning: 1, firmware: 1 });
      expect(counts.waves).toBe(3);
    });

    it.each([
      ['one unit', () => askOne(AUDIT)],
      ['a hundred units', () => askHundred(AUDITS)],
    ])('is 7 requests in 3 waves for %s with what they contain', async (_what, ask) => {
      const { counts, errors } = await ask();
      expect(errors).toBeUndefined();
      expect(counts.subgraphRequests).toEqual({ units: 1, components: 2, provisioning: 2, firmware: 2 });
      expect(counts.waves).toBe(3);
    });

    it('is the same number of SQL statements for one unit and for a hundred', async () => {
      const one = await graph().ask<unknown>(AUDITS, { unitKeys: demoUnits().slice(0, 1) });
      const hundred = await askHundred(AUDITS);
      const statements = await statementsOf(one);
      expect(await statementsOf(hundred)).toEqual(statements);
      expect(statements).toMatchInlineSnapshot(`
       {
         "components": [
           7,
           7,
         ],
         "firmware": [
           12,
           12,
         ],
         "provisioning": [
           15,
           16,
         ],
         "units": [
           30,
         ],
       }
      `);
    });
  });

  describe('a thousand units that share three images', () => {
    const unitKeys = Array.from({ length: 1_000 }, (_, n) => `part/acme-cost/C-1/${n}`);
    const digest = (n: number) => `FILE:sha256:${String(n).repeat(64)}`;

    it('send three image representations and the statements of one unit', async () => {
      await recordAll(
        graph(),
        'registerUnits',
        'UnitInput',
        unitKeys.map((unitKey) => ({ unitKey })),
      );
      await recordAll(
        graph(),
        'registerFirmwareImages',
        'FirmwareImageInput',
        [1, 2, 3].map((n) => ({
          name: 'shared',
          version: `${n}`,
          digests: [{ scope: 'FILE', algorithm: 'sha256', value: String(n).repeat(64) }],
        })),
      );
      await recordAll(
        graph(),
        'recordFirmwareInstallations',
        'FirmwareInstallationInput',
        unitKeys.map((unitKey, n) => ({
          unitKey,
          slot: 'application',
          purpose: 'PRODUCTION',
          source: 'PROGRAMMED',
          digest: digest((n % 3) + 1),
          site: 'north',
          stationId: 'FLASH-1',
        })),
      );
      const materials = [
        { internalPartNumber: 'R-1', referenceDesignators: ['R1'], packages: [{ packageId: 'SHARED-REEL' }] },
      ];
      await recordAll(
        graph(),
        'recordInstallations',
        'InstallationInput',
        unitKeys.map((unitKey) => ({ unitKey, site: 'north', stage: 'SMT', materials })),
      );
      const query = `query($unitKeys: [ID!]!) { units(unitKeys: $unitKeys) {
        unitKey firmware { digest image { imageId version } } components { packages { packageId lots { lotNumber } } } } }`;
      const one = await graph().ask<unknown>(query, { unitKeys: unitKeys.slice(0, 1) });
      const thousand = await graph().ask<{
        units: readonly { firmware: readonly { image: { version: string } }[] }[];
      }>(query, { unitKeys });
      expect(thousand.errors).toBeUndefined();
      expect(thousand.data.units.map(({ firmware }) => firmware[0]?.image.version)).toEqual(
        unitKeys.map((_, n) => String((n % 3) + 1)),
      );
      expect(thousand.counts.representations.firmware).toBe(3);
      expect(await statementsOf(thousand)).toEqual(await statementsOf(one));
    });
  });
}
