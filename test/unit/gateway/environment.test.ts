import { describe, expect, it } from '@jest/globals';

import {
  gatewayVariables,
  readGatewayEnvironment,
  subgraphVariables,
} from '../../../gateway/src/environment';

const KEY = `k1:${'ab'.repeat(32)}`;
const subgraphs = [
  { name: 'units', url: 'http://127.0.0.1:4001/graphql' },
  { name: 'audit-log', url: '' },
];

describe('the environment of the gateway', () => {
  it('needs no variable and listens on loopback', () => {
    const { PORT, HOST, NODE_ENV, CLIENT_BODY_LIMIT, RECORDING_BODY_LIMIT } = readGatewayEnvironment({});
    expect({ PORT, HOST, NODE_ENV }).toEqual({ PORT: 4000, HOST: '127.0.0.1', NODE_ENV: 'development' });
    expect({ CLIENT_BODY_LIMIT, RECORDING_BODY_LIMIT }).toEqual({
      CLIENT_BODY_LIMIT: 262_144,
      RECORDING_BODY_LIMIT: 16_777_216,
    });
  });

  it('describes each of its variables', () => {
    const shapes = { ...gatewayVariables.shape, ...subgraphVariables('units').shape };
    expect(Object.keys(shapes)).toContain('UNITS_SIGNING_KEYS');
    for (const [name, variable] of Object.entries(shapes)) {
      const { description } = variable as { description?: string };
      expect([name, description]).toEqual([name, expect.stringMatching(/\w+.*\.$/)]);
    }
  });

  it('reports every wrong variable at once', () => {
    expect(() =>
      readGatewayEnvironment({ PORT: '0', NODE_ENV: 'prod', SUBGRAPH_CONNECTIONS: 'many' }),
    ).toThrow(/PORT.*NODE_ENV.*SUBGRAPH_CONNECTIONS/);
  });

  describe('of a subgraph', () => {
    it('is read by the name the supergraph gives it, whatever that is', () => {
      const environment = readGatewayEnvironment({
        UNITS_SIGNING_KEYS: KEY,
        AUDIT_LOG_URL: 'https://audit.example/graphql?v=1',
      });
      const addresses = environment.addressesOf(subgraphs);
      expect(addresses.get('units')?.url.href).toBe('http://127.0.0.1:4001/graphql');
      expect(addresses.get('units')?.keys).toMatchObject([{ kid: 'k1' }]);
      expect(addresses.get('audit-log')?.url.href).toBe('https://audit.example/graphql?v=1');
      expect(addresses.get('audit-log')?.keys).toBeUndefined();
    });

    it('takes the address of the environment over that of the supergraph', () => {
      const environment = readGatewayEnvironment({
        UNITS_URL: 'http://units:8080/q',
        AUDIT_LOG_URL: 'http://a/',
      });
      expect(environment.addressesOf(subgraphs).get('units')?.url.href).toBe('http://units:8080/q');
    });

    it('is refused without an address or with keys that are none, and no key is quoted', () => {
      const read = (): unknown =>
        readGatewayEnvironment({ UNITS_SIGNING_KEYS: 'k1:secret' }).addressesOf(subgraphs);
      expect(read).toThrow(/UNITS_SIGNING_KEYS.*AUDIT_LOG_URL/);
      expect(read).not.toThrow(/secret/);
    });
  });
});
