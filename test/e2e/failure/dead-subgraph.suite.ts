import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { readOperation } from '../../testkit/graph';
import type { Answer, SubgraphName, TestGraph } from '../../testkit/graph';

const AUDIT = readOperation('audit-answer');

/** The facts each subgraph adds to a unit. */
const FACTS = {
  components: ['components'],
  provisioning: ['stages', 'repairs', 'firmware', 'securityState', 'provisioning', 'testRuns', 'finalQc'],
} as const;

interface AuditData {
  readonly trace: {
    readonly matches: readonly {
      readonly unit: Readonly<Record<string, unknown>> & {
        readonly firmware: readonly { readonly digest: string; readonly image: unknown }[];
      };
    }[];
  } | null;
}

/** A dead subgraph costs its own facts and nothing else. */
export function describeDeadSubgraphs(
  graph: () => TestGraph,
  question: () => string,
  unitKey: () => string,
): void {
  const ask = () => graph().ask<AuditData>(AUDIT, { identifier: question() });

  function expectOnlyErrorsOf(answer: Answer<unknown>, name: SubgraphName): void {
    expect(answer.errors?.length).toBeGreaterThan(0);
    for (const { path, extensions, message } of answer.errors ?? []) {
      expect(extensions).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE', serviceName: name });
      expect(path?.length).toBeGreaterThan(0);
      expect(message).not.toMatch(/127\.0\.0\.1|localhost|:\d{4,5}|ECONN/);
    }
  }

  describe.each(['components', 'provisioning'] as const)('while %s is dead', (name) => {
    let before: AuditData;
    let during: Answer<AuditData>;

    beforeAll(async () => {
      before = (await ask()).data;
      await graph().kill(name);
      during = await ask();
    });

    afterAll(async () => {
      await graph().start(name);
    });

    it('its facts are null and all other facts of the unit are answered', () => {
      const dead: readonly string[] = FACTS[name];
      const known = Object.entries({ ...before.trace?.matches[0]?.unit }).filter(
        ([field]) => field !== 'contains',
      );
      const expected = Object.fromEntries(
        known.map(([field, value]) => [field, dead.includes(field) ? null : value]),
      );
      const answered = Object.fromEntries(
        Object.entries({ ...during.data.trace?.matches[0]?.unit }).filter(([field]) => field !== 'contains'),
      );
      expect(answered).toEqual(expected);
    });

    it('every error names the subgraph and the path, and no host', () => {
      expectOnlyErrorsOf(during, name);
    });

    it('it is asked again once it is back, with no restart of anything else', async () => {
      await graph().start(name);
      const { data, errors } = await ask();
      expect(errors).toBeUndefined();
      expect(data).toEqual(before);
    });
  });

  describe('while firmware is dead', () => {
    let before: AuditData;
    let during: Answer<AuditData>;

    beforeAll(async () => {
      before = (await ask()).data;
      await graph().kill('firmware');
      during = await ask();
    });

    afterAll(async () => {
      await graph().start('firmware');
    });

    it('the digests a unit holds are answered, their images are null', () => {
      const firmwareOf = (data: AuditData) => data.trace?.matches[0]?.unit.firmware ?? [];
      expect(firmwareOf(before).length).toBeGreaterThan(0);
      expect(firmwareOf(during.data)).toEqual(
        firmwareOf(before).map((installation) => ({ ...installation, image: null })),
      );
    });

    it('every error names the subgraph and the path, and no host', () => {
      expectOnlyErrorsOf(during, 'firmware');
    });
  });

  describe('while units is dead, the question which units', () => {
    const UNITS = `edges { node { unitKey } isHeldNow outermost { unitKey } state customer { code } shipmentNumber workOrders }
      totals { unitCount heldNowCount outermostCount byState { state unitCount } byCustomer { customer { code } unitCount } }
      asOf { position }`;
    const QUESTION = `query($site: String!, $stationId: String!, $keyId: ID!) {
      unitsByStation(site: $site, stationId: $stationId, first: 1000) { ${UNITS} }
      signingKey(keyId: $keyId) { units(first: 1000) { ${UNITS} } } }`;
    interface Units {
      readonly totals: { readonly unitCount: number; readonly byCustomer: readonly object[] };
      readonly asOf: { readonly position: string } | null;
    }
    interface Holders {
      readonly unitsByStation: Units;
      readonly signingKey: { readonly units: Units };
    }
    interface Subjects {
      readonly unitProduction: {
        readonly stages: readonly { readonly site: string; readonly stationId: string }[];
        readonly firmware: readonly {
          readonly image: {
            readonly signatures: readonly { readonly key: { readonly keyId: string } }[];
          } | null;
        }[];
      };
    }
    let before: Answer<Holders>;
    let during: Answer<Holders>;

    beforeAll(async () => {
      const { data } = await graph().ask<Subjects>(
        `query($unitKey: ID!) { unitProduction(unitKey: $unitKey) {
          stages { site stationId } firmware { image { imageId signatures { key { keyId } } } } } }`,
        { unitKey: unitKey() },
      );
      const { stages, firmware } = data.unitProduction;
      const [key] = firmware.flatMap(
        ({ image }) => image?.signatures.map((signature) => signature.key) ?? [],
      );
      before = await graph().ask(QUESTION, { ...stages[0], ...key });
      await graph().kill('units');
      during = await graph().ask(QUESTION, { ...stages[0], ...key });
    });

    afterAll(async () => {
      await graph().start('units');
    });

    it('is answered as before by the others, with counts, states and customers, and with how far they read the feed', () => {
      expect(during.errors).toBeUndefined();
      expect(during.data).toEqual(before.data);
      for (const { totals, asOf } of [during.data.unitsByStation, during.data.signingKey.units]) {
        expect(totals.unitCount).toBeGreaterThan(1);
        expect(totals.byCustomer.length).toBeGreaterThan(0);
        expect(asOf?.position).toMatch(/^\d+\.\d+$/);
      }
      expect(JSON.stringify(during.data)).toMatch(/"customer":\{"code":"[^"]+"\}/);
      expect(during.counts.subgraphRequests).not.toHaveProperty('units');
    });
  });

  describe('while units is dead', () => {
    let stubs: Answer<{ unitComponents: { components: unknown[] }; unitProduction: { testRuns: unknown[] } }>;

    beforeAll(async () => {
      await graph().kill('units');
    });

    afterAll(async () => {
      await graph().start('units');
    });

    it('a question by identifier is an error, never "unknown unit"', async () => {
      const answer = await ask();
      expect(answer.data.trace).toBeNull();
      expectOnlyErrorsOf(answer, 'units');
    });

    it('the others answer for a given unit key and say how far they read the unit feed', async () => {
      stubs = await graph().ask(
        'query($unitKey: ID!) { unitComponents(unitKey: $unitKey) { components { internalPartNumber } } unitProduction(unitKey: $unitKey) { testRuns { procedure } } }',
        { unitKey: unitKey() },
      );
      expect(stubs.errors).toBeUndefined();
      expect(stubs.data.unitComponents.components.length).toBeGreaterThan(0);
      expect(stubs.data.unitProduction.testRuns.length).toBeGreaterThan(0);
      expect(stubs.extensions?.asOf).toMatchObject({
        components: { position: expect.any(String) as unknown as string },
        provisioning: { position: expect.any(String) as unknown as string },
      });
    });
  });
}
