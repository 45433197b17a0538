import { readFileSync } from 'node:fs';
import path from 'node:path';

import { beforeAll, describe, expect, it } from '@jest/globals';

import { fact } from './open-units';
import type { Units } from './open-units';

const FACTS = `unitKey gtin serialNumber lotNumber productionDate disposition { state sinceTime reason }
  identities { kind value assignedTime releasedTime record { eventId findings { code } correctedBy { reason author } redacted } }
  product { partNumber revision owner { name } requiredFacts } workOrders { site number } panel { panelId position }
  shipments { shipmentNumber direction shippedTime soldTo { name } shipTo { name country } record { eventId } }`;
const AUDIT = `${FACTS} partOf { path installedTime removedTime unit { unitKey gtin serialNumber shipments { shipmentNumber shippedTime soldTo { name } } } }
  contains { truncated items { path position installedTime removedTime unit { ${FACTS} } } }`;

/** What an answer costs is counted, never timed. */
export function describeStatements(units: () => Units): void {
  const boxes = Array.from({ length: 100 }, (_, n) => `part/cost/box/${n}`);
  const inside = (box: string, depth: number) => box.replace('/box/', `/part${depth}/`);

  describe('the statements of an audit answer', () => {
    beforeAll(async () => {
      const all = boxes.flatMap((box) => [box, ...[1, 2, 3, 4].map((depth) => inside(box, depth))]);
      await units().record('registerParties', [
        { code: 'cost', name: 'Cost' },
        { code: 'cost-buyer', name: 'Buyer' },
      ]);
      await units().record(
        'registerProducts',
        ['box', 'part1', 'part2', 'part3', 'part4'].map((partNumber) => ({ partNumber, ownerCode: 'cost' })),
      );
      await units().record(
        'registerUnits',
        all.map((unitKey) => ({ unitKey, lotNumber: 'L' })),
      );
      await units().record(
        'recordDispositions',
        all.map((unitKey) => ({ unitKey, state: 'RELEASED' })),
      );
      await units().record(
        'recordIdentityAssignments',
        all.map((unitKey, n) => ({ unitKey, kind: 'UID', value: `cost-${n}` })),
      );
      await units().record(
        'recordPanelBindings',
        boxes.map((box, n) => ({ unitKey: inside(box, 1), site: 'cost', panelId: 'P', position: n + 1 })),
      );
      await units().record(
        'recordUnitInstallations',
        boxes.flatMap((box) =>
          [1, 2, 3, 4].map((depth) =>
            fact({
              unitKey: inside(box, depth),
              containerUnitKey: depth === 1 ? box : inside(box, depth - 1),
            }),
          ),
        ),
      );
      await units().record('recordCartons', [{ cartonId: 'cost-carton', unitKeys: boxes }]);
      await units().record('recordShipments', [
        { shipmentNumber: 'cost', soldTo: 'cost-buyer', shipTo: 'cost-buyer', cartonIds: ['cost-carton'] },
      ]);
    }, 30_000);

    const query = `query($k: [ID!]!) { units(unitKeys: $k) { ${AUDIT} } }`;

    it('are as many for a hundred units as for one, however deep they contain others', async () => {
      const one = await units().ask(query, { k: boxes.slice(0, 1) });
      const hundred = await units().ask(query, { k: boxes });
      expect([one.errorCodes, hundred.errorCodes]).toEqual([[], []]);
      expect(hundred.statements).toBe(one.statements);
      expect(one.statements).toBe(30);
      const shallow = await units().ask(query, { k: boxes.slice(0, 1).map((box) => inside(box, 3)) });
      expect(shallow.statements).toBeLessThanOrEqual(one.statements);
    });

    it('find the same answer for each unit alone as for all together', async () => {
      const together = (await units().ask(query, { k: boxes.slice(0, 5) })).data[
        'units'
      ] as readonly unknown[];
      for (const [at, box] of boxes.slice(0, 5).entries())
        expect((await units().ask(query, { k: [box] })).data['units']).toEqual([together[at]]);
    });

    it('add a constant number for tracing', async () => {
      const trace = `query($i: String!) { trace(identifier: $i) { warnings { code } matches { matchedBy unit { ${FACTS} } } } }`;
      const by = async (identifier: string) => (await units().ask(trace, { i: identifier })).statements;
      expect(await by('cost-0')).toBe(await by('cost-5'));
      const alone = (await units().ask(`query($k: ID!) { unit(unitKey: $k) { ${FACTS} } }`, { k: boxes[0] }))
        .statements;
      expect((await by(boxes[0] ?? '')) - alone).toBeLessThanOrEqual(2);
    });

    it('belong to the kept question', () => {
      const kept = readFileSync(
        path.join(__dirname, '../../../schema/operations/audit-answer.graphql'),
        'utf8',
      );
      const words = (text: string) => new Set(text.match(/[a-zA-Z]+/g));
      expect([...words(AUDIT)].filter((word) => !words(kept).has(word))).toEqual([]);
    });
  });
}
