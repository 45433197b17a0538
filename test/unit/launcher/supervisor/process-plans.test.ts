import { describe, expect, it } from '@jest/globals';
import { readLauncherEnvironment } from '@tracegraph/launcher';
import type { HomeSecrets, StoreName, StoreUrls } from '@tracegraph/launcher';

import {
  gatewayOrigin,
  localSubgraphs,
  planGateway,
  planSubgraph,
} from '../../../../packages/launcher/src/supervisor/process-plans';
import type { PlanInput } from '../../../../packages/launcher/src/supervisor/process-plans';

const keysOf = (name: string) => ({
  ownerPassword: '',
  applicationPassword: '',
  signingKeys: `${name}-1:kept`,
});
const secrets: HomeSecrets = {
  superuserPassword: '',
  operatorPseudonymKey: 'kept',
  stores: {
    units: keysOf('units'),
    components: keysOf('components'),
    firmware: keysOf('firmware'),
    provisioning: keysOf('provisioning'),
  },
};

function inputOf(source: NodeJS.ProcessEnv): PlanInput {
  return { environment: readLauncherEnvironment(source), secrets, urls: new Map<StoreName, StoreUrls>() };
}

describe('the plan of the processes', () => {
  it('gives units nothing to follow', () => {
    expect(Object.keys(planSubgraph('units', inputOf({})).environment)).not.toContain('UNITS_URL');
  });

  it('does not start a subgraph that has an address of its own, and tells it to those that ask it', () => {
    const input = inputOf({ UNITS_URL: 'https://units.example/graphql', UNITS_SIGNING_KEYS: 'given:00' });
    expect(localSubgraphs(input.environment)).toEqual(['components', 'firmware', 'provisioning']);
    const theirs = { UNITS_URL: 'https://units.example/graphql', UNITS_SIGNING_KEYS: 'given:00' };
    expect(planGateway(input).environment).toMatchObject(theirs);
    expect(planSubgraph('firmware', input).environment).toMatchObject(theirs);
  });

  it('prefers given keys to kept ones, on both sides of each subgraph', () => {
    const input = inputOf({
      GATEWAY_SIGNING_KEYS: 'all:00',
      FIRMWARE_SIGNING_KEYS: 'own:00',
      OPERATOR_PSEUDONYM_KEY: 'given',
    });
    expect(planSubgraph('firmware', input).environment).toMatchObject({
      GATEWAY_SIGNING_KEYS: 'own:00',
      UNITS_SIGNING_KEYS: 'all:00',
      OPERATOR_PSEUDONYM_KEY: 'given',
    });
    expect(planGateway(input).environment).toMatchObject({
      FIRMWARE_SIGNING_KEYS: 'own:00',
      COMPONENTS_SIGNING_KEYS: 'all:00',
    });
  });

  it('opens the gateway to other machines only when told, and the subgraphs never', () => {
    const input = inputOf({ HOST: '0.0.0.0' });
    expect(planGateway(input).environment['HOST']).toBe('0.0.0.0');
    expect(planSubgraph('units', input).environment['HOST']).toBe('127.0.0.1');
    expect(gatewayOrigin(input.environment)).toBe('http://127.0.0.1:4000');
  });
});
