import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parseSigningKeys, RequestVerifier } from '@tracegraph/service-kit';

import { LOCAL_CALLER } from '../../../gateway/src/caller';
import { SIGNING_KEY, startToyGraph } from './toy-graph';
import type { ToyGraph } from './toy-graph';

const LOTS = `query Lots($unitKeys: [ID!]!) {
  units(unitKeys: $unitKeys) { unitKey lot { lotNumber supplier { name } image { digest version } } }
}`;

describe('asking subgraphs', () => {
  let graph: ToyGraph;

  beforeAll(async () => {
    graph = await startToyGraph();
  });
  afterAll(() => graph.close());
  beforeEach(() => {
    Object.values(graph.subgraphs).forEach((subgraph) => {
      subgraph.reset();
    });
  });

  describe('when many units share few lots', () => {
    it('sends each lot once and gives every unit its own', async () => {
      const answer = await graph.ask(LOTS, { unitKeys: ['1', '2', '3', '4', '5'] });
      const lot = (lotNumber: string): unknown => ({
        lotNumber,
        supplier: { name: `Supplier of ${lotNumber}` },
        image: { digest: `FILE:${lotNumber}`, version: `1.0 of FILE:${lotNumber}` },
      });
      expect(answer.errors).toEqual([]);
      expect(answer.data).toEqual({
        units: ['1', '2', '3', '4', '5'].map((unitKey) => ({
          unitKey,
          lot: lot(Number(unitKey) % 2 === 0 ? 'EVEN' : 'ODD'),
        })),
      });
      expect(graph.subgraphs.components.received[0]?.variables.representations).toEqual([
        { __typename: 'Lot', lotNumber: 'ODD' },
        { __typename: 'Lot', lotNumber: 'EVEN' },
      ]);
    });

    it('counts requests, representations before and after, and waves', async () => {
      const { counts } = await graph.ask(LOTS, { unitKeys: ['1', '2', '3', '4', '5'] });
      expect(counts).toEqual({
        subgraphRequests: { units: 1, components: 1, firmware: 1 },
        representations: { components: 2, firmware: 2 },
        representationsAsked: { components: 5, firmware: 5 },
        waves: 3,
      });
    });

    it('repeats the error of a lot at every unit that holds it', async () => {
      const { data, errors } = await graph.ask(
        'query ($unitKeys: [ID!]!) { units(unitKeys: $unitKeys) { lot { origin } } }',
        { unitKeys: ['1', '2', '3'] },
      );
      expect(data).toEqual({
        units: [{ lot: { origin: null } }, { lot: { origin: 'DE' } }, { lot: { origin: null } }],
      });
      expect(errors).toEqual(
        [0, 2].map((index) => ({
          message: 'The origin of lot ODD is disputed.',
          path: ['units', index, 'lot', 'origin'],
          extensions: { code: 'LOT_DISPUTED', serviceName: 'components', details: { lotNumber: 'ODD' } },
        })),
      );
    });
  });

  describe('counting waves', () => {
    it('counts subgraphs asked side by side as one wave', async () => {
      const { counts } = await graph.ask(
        '{ unit(unitKey: 1) { unitKey } lot(lotNumber: 7) { supplier { name } } }',
      );
      expect(counts).toMatchObject({ subgraphRequests: { units: 1, components: 1 }, waves: 1 });
    });

    it('does not count a branch that a directive leaves out', async () => {
      const query = 'query ($deep: Boolean!) { unit(unitKey: 1) { unitKey components @include(if: $deep) } }';
      expect((await graph.ask(query, { deep: false })).counts.waves).toBe(1);
      expect((await graph.ask(query, { deep: true })).counts.waves).toBe(2);
    });

    it('counts none for introspection', async () => {
      const { counts, data } = await graph.ask('{ __typename }');
      expect(data).toEqual({ __typename: 'Query' });
      expect(counts).toMatchObject({ subgraphRequests: {}, waves: 0 });
    });
  });

  describe('signing', () => {
    it('signs the bytes, the path and the caller for one subgraph under the id of the request', async () => {
      await graph.ask('{ unit(unitKey: 1) { unitKey } }', {}, { 'x-request-id': 'order-7' });
      const [received] = graph.subgraphs.units.received;
      if (!received) throw new Error('units was not asked');
      const { path, headers, body } = received;
      const verify = (audience: string): unknown =>
        new RequestVerifier(audience, parseSigningKeys(SIGNING_KEY)).verify(
          { method: 'POST', path, body },
          {
            context: headers['x-tracegraph-context'] as string,
            signature: headers['x-tracegraph-signature'] as string,
          },
        );
      expect(verify('units')).toMatchObject({ ...LOCAL_CALLER, audience: 'units', requestId: 'order-7' });
      expect(() => verify('components')).toThrow('not signed for components');
      expect(headers['x-request-id']).toBe('order-7');
    });

    it('passes no header of the client on', async () => {
      await graph.ask(
        '{ unit(unitKey: 1) { unitKey } }',
        {},
        { authorization: 'Bearer secret', cookie: 'a=b' },
      );
      expect(graph.subgraphs.units.received[0]?.headers).not.toHaveProperty('authorization');
      expect(graph.subgraphs.units.received[0]?.headers).not.toHaveProperty('cookie');
    });
  });

  describe('when a kept connection closes under a request', () => {
    it('asks a query once more, signed anew', async () => {
      const { units } = graph.subgraphs;
      units.intercept = (_request, response) => {
        if (units.received.length > 1) return false;
        response.destroy();
        return true;
      };
      const answer = await graph.ask('{ serialCount }');
      expect(answer.data).toEqual({ serialCount: 3 });
      expect(answer.counts.subgraphRequests).toEqual({ units: 2 });
      const contexts = units.received.map(({ headers }) => headers['x-tracegraph-context']);
      expect(new Set(contexts).size).toBe(2);
    });

    it('never sends a mutation twice and says that its outcome is unknown', async () => {
      const { units } = graph.subgraphs;
      units.intercept = (_request, response) => {
        response.destroy();
        return true;
      };
      const { data, errors } = await graph.ask('mutation { registerUnit(unitKey: 1) { unitKey } }');
      expect(units.received).toHaveLength(1);
      expect(data).toEqual({ registerUnit: null });
      expect(errors).toMatchObject([
        {
          message: expect.stringContaining('unknown whether anything was recorded'),
          path: ['registerUnit'],
          extensions: { code: 'SUBGRAPH_UNAVAILABLE', serviceName: 'units' },
        },
      ]);
    });
  });

  describe('stating up to where others were followed', () => {
    it('answers asOf by subgraph, the oldest of several', async () => {
      const { components, firmware } = graph.subgraphs;
      const older = { position: '41', recordTime: '2026-01-01T00:00:00Z' };
      const newer = { position: '42', recordTime: '2026-01-02T00:00:00Z' };
      components.extensions = ({ query }) => ({
        asOf: query.includes('lot(') ? older : newer,
        host: 'db.internal',
      });
      firmware.extensions = () => ({ asOf: { position: 3, recordTime: null }, sql: 'SELECT 1' });
      const answer = await graph.ask(
        '{ lot(lotNumber: "7") { image { version } } unit(unitKey: 1) { components } }',
      );
      expect(answer.errors).toEqual([]);
      expect(answer.extensions).toEqual({
        asOf: { components: older, firmware: { position: 3, recordTime: null } },
      });
    });

    it('leaves extensions away when no subgraph states any', async () => {
      expect((await graph.ask('{ serialCount }')).extensions).toBeUndefined();
    });
  });
});
