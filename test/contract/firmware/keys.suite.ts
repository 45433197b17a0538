import { randomUUID } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';

import { someKey } from './signed-image';
import type { FirmwareSubgraph } from './subgraph';

/** The rules of keys. */
export function describeKeys(firmware: () => FirmwareSubgraph): void {
  interface Key {
    readonly algorithm: string;
    readonly publicKeyDer: string | null;
    readonly purpose: string | null;
    readonly state: string;
    readonly states: readonly { readonly state: string }[];
    readonly record: object | null;
  }

  async function key(keyId: string): Promise<Key | null> {
    const { data } = await firmware().ask<{ signingKey: Key | null }>(
      `query($keyId: ID!) { signingKey(keyId: $keyId) { keyId algorithm publicKeyDer purpose custody validFromTime validToTime state
      states { state sinceTime compromisedSinceTime reason record { findings { code } } } predecessorKeyId record { eventId } } }`,
      { keyId },
    );
    return data.signingKey;
  }

  describe('a signing key', () => {
    it('is known by the SHA-256 of its SubjectPublicKeyInfo, and its kind is read from it', async () => {
      const { keyId, input } = someKey();
      const [result] = await firmware().registerKeys({
        ...input,
        keyId: keyId.toUpperCase(),
        algorithm: 'ECDSA_P256_SHA256',
        purpose: 'FIRMWARE_RELEASE',
        custody: 'HSM kestrelo-1, slot 4',
        validFromTime: '2025-01-01T00:00:00+01:00',
        predecessorKeyId: someKey().keyId,
      });
      expect(result).toMatchObject({ status: 'STORED', findings: [] });
      expect(await key(keyId)).toMatchObject({
        keyId,
        algorithm: 'EC-P256',
        publicKeyDer: input.publicKeyDer,
        purpose: 'FIRMWARE_RELEASE',
        custody: 'HSM kestrelo-1, slot 4',
        validFromTime: '2024-12-31T23:00:00.000Z',
        validToTime: null,
        state: 'ACTIVE',
        states: [],
      });
    });

    it('may be registered by its id alone, and the key itself come later', async () => {
      const { keyId, input } = someKey();
      await firmware().registerKeys({ keyId, algorithm: 'P-256', purpose: 'boot' });
      expect(await key(keyId)).toMatchObject({ algorithm: 'P-256', publicKeyDer: null });
      const [later] = await firmware().registerKeys({ ...input, purpose: 'boot' });
      expect(later?.findings).toEqual([]);
      expect(await key(keyId)).toMatchObject({ algorithm: 'EC-P256', ...input });
    });

    it('registered twice with other content is kept with KEY_REGISTERED_TWICE, and the earlier one answers', async () => {
      const { keyId, input } = someKey();
      await firmware().registerKeys({ ...input, purpose: 'boot' });
      const [later] = await firmware().registerKeys({ ...input, purpose: 'release' });
      expect(later).toMatchObject({ status: 'STORED', findings: ['KEY_REGISTERED_TWICE'] });
      expect((await key(keyId))?.purpose).toBe('boot');
    });

    it('registered twice in one list is answered by the lower event id', async () => {
      const { keyId, input } = someKey();
      const [low, high] = [randomUUID(), randomUUID()].sort();
      const results = await firmware().registerKeys(
        { ...input, eventId: high, purpose: 'test' },
        { ...input, eventId: low, purpose: 'boot' },
      );
      expect(results.map(({ findings }) => findings)).toEqual([['KEY_REGISTERED_TWICE'], []]);
      expect((await key(keyId))?.purpose).toBe('boot');
    });

    it('is kept with a finding where what is said of it cannot be', async () => {
      const { input } = someKey();
      const window = { validFromTime: '2026-02-01T00:00:00Z', validToTime: '2026-01-01T00:00:00Z' };
      const [result] = await firmware().registerKeys({ ...input, ...window, algorithm: 'RSA-3072' });
      expect(result?.findings).toEqual(['KEY_ALGORITHM_DIFFERS', 'KEY_VALIDITY_REVERSED']);
    });

    it.each([
      ['without key and id', {}, 'SIGNING_KEY_UNIDENTIFIED', 'keyId'],
      [
        'with the id of another key',
        { ...someKey().input, keyId: someKey().keyId },
        'KEY_ID_DIFFERS',
        'keyId',
      ],
      ['with a name of a file as id', { keyId: 'release.pem' }, 'SHA256_MALFORMED', 'keyId'],
      ['with what is no key', { publicKeyDer: 'AAAA' }, 'PUBLIC_KEY_MALFORMED', 'publicKeyDer'],
    ])('is refused %s', async (_case, input, code, path) => {
      const [result] = await firmware().registerKeys(input);
      expect(result).toMatchObject({ status: 'REFUSED', error: { code, path } });
    });

    it('sent with its private half is refused with PRIVATE_KEY_REFUSED, echoes nothing and stores nothing', async () => {
      const { privateKey, keyId } = someKey();
      const publicKeyDer = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
      const results = await firmware().registerKeys(
        { publicKeyDer },
        { keyId, custody: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() },
      );
      for (const result of results)
        expect(result).toMatchObject({
          status: 'REFUSED',
          error: { code: 'PRIVATE_KEY_REFUSED', received: 'not repeated here' },
        });
      expect(JSON.stringify(results)).not.toContain(publicKeyDer.slice(48, 80));
      expect(await key(keyId)).toBeNull();
    });

    it('is null for an id nobody recorded anything of', async () => {
      expect(await key(someKey().keyId)).toBeNull();
    });

    it('is found as an entity, in order, and null where it is not known', async () => {
      const [first, second, unknown] = [someKey(), someKey(), someKey()];
      await firmware().registerKeys(first.input, second.input);
      const { data, errors } = await firmware().ask<{ _entities: unknown[] }>(
        'query($r: [_Any!]!) { _entities(representations: $r) { ... on SigningKey { keyId } } }',
        { r: [second, unknown, first].map(({ keyId }) => ({ __typename: 'SigningKey', keyId })) },
      );
      expect(errors).toEqual([]);
      expect(data._entities).toEqual([{ keyId: second.keyId }, null, { keyId: first.keyId }]);
    });
  });

  describe('the history of a key', () => {
    it('is appended to, and the latest state until now counts', async () => {
      const { keyId, input } = someKey();
      await firmware().registerKeys(input);
      await firmware().recordStates(
        { keyId, state: 'RETIRED', eventTime: '2026-03-01T00:00:00Z' },
        { keyId, state: 'SUSPENDED', eventTime: '2026-02-01T00:00:00Z', reason: 'token mislaid' },
        { keyId, state: 'DESTROYED', eventTime: '2999-01-01T00:00:00Z' },
      );
      const found = await key(keyId);
      expect(found?.state).toBe('RETIRED');
      expect(found?.states.map(({ state }) => state)).toEqual(['SUSPENDED', 'RETIRED', 'DESTROYED']);
    });

    it('of a key nobody registered is kept with SIGNING_KEY_UNKNOWN, and shown', async () => {
      const { keyId } = someKey();
      const [result] = await firmware().recordStates({ keyId, state: 'COMPROMISED' });
      expect(result?.findings).toEqual(['SIGNING_KEY_UNKNOWN']);
      expect(await key(keyId)).toMatchObject({ algorithm: 'UNKNOWN', state: 'COMPROMISED', record: null });
    });

    it('notes what cannot be', async () => {
      const { keyId, input } = someKey();
      await firmware().registerKeys(input);
      await firmware().recordStates({ keyId, state: 'DESTROYED', eventTime: '2026-02-01T00:00:00Z' });
      const results = await firmware().recordStates(
        { keyId, state: 'ACTIVE', eventTime: '2026-02-02T00:00:00Z' },
        {
          keyId,
          state: 'COMPROMISED',
          eventTime: '2026-02-02T00:00:00Z',
          compromisedSinceTime: '2026-02-03T00:00:00Z',
        },
        {
          keyId,
          state: 'SUSPENDED',
          eventTime: '2026-01-02T00:00:00Z',
          compromisedSinceTime: '2026-01-01T00:00:00Z',
        },
      );
      expect(results.map(({ findings }) => findings)).toEqual([
        ['KEY_STATE_AFTER_DESTROYED'],
        ['COMPROMISE_TIME_REVERSED'],
        ['COMPROMISE_TIME_UNEXPECTED'],
      ]);
    });

    it('notes a state of use after destruction within one list too', async () => {
      const { keyId, input } = someKey();
      await firmware().registerKeys(input);
      const results = await firmware().recordStates(
        { keyId, state: 'ACTIVE', eventTime: '2026-02-02T00:00:00Z' },
        { keyId, state: 'DESTROYED', eventTime: '2026-02-01T00:00:00Z' },
      );
      expect(results.map(({ findings }) => findings)).toEqual([['KEY_STATE_AFTER_DESTROYED'], []]);
    });

    it('is replayed without a new row, and keeps other content as a conflict', async () => {
      const { keyId, input } = someKey();
      const registration = { ...input, eventId: randomUUID() };
      const state = { keyId, state: 'RETIRED', eventId: randomUUID() };
      await firmware().registerKeys(registration);
      await firmware().recordStates(state);
      expect(await firmware().registerKeys(registration)).toMatchObject([{ status: 'REPLAYED' }]);
      expect(await firmware().recordStates(state, { ...state, state: 'ACTIVE' })).toMatchObject([
        { status: 'REPLAYED' },
        { status: 'CONFLICT' },
      ]);
      const { data } = await firmware().ask<{ firmwareRecordConflicts: { edges: { node: object }[] } }>(
        '{ firmwareRecordConflicts(kind: SIGNING_KEY_STATE) { edges { node { kind subjectKey eventId } } } }',
      );
      expect(data.firmwareRecordConflicts.edges).toEqual([
        { node: { kind: 'SIGNING_KEY_STATE', subjectKey: keyId, eventId: state.eventId } },
      ]);
    });
  });
}
