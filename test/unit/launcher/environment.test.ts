import { describe, expect, it } from '@jest/globals';
import { DEFAULT_HOME, readLauncherEnvironment, subgraphPort } from '@tracegraph/launcher';
import { TraceError } from '@tracegraph/service-kit';

const DATABASE = 'postgresql://app:secret@db.example/units';

function failureOf(source: NodeJS.ProcessEnv): TraceError {
  try {
    readLauncherEnvironment(source);
  } catch (error) {
    if (error instanceof TraceError) return error;
  }
  throw new Error('was accepted');
}

describe('the environment of the launcher', () => {
  it('needs nothing: port 4000, loopback, embedded stores beside the root package.json', () => {
    const environment = readLauncherEnvironment({});
    expect(environment).toMatchObject({
      port: 4000,
      host: '127.0.0.1',
      postgresPort: 4009,
      home: DEFAULT_HOME,
    });
    expect(Object.values(environment.stores)).toEqual(
      Array(4).fill({ urls: undefined, subgraphUrl: undefined, signingKeys: undefined }),
    );
  });

  it('takes an empty text for unset', () => {
    expect(readLauncherEnvironment({ PORT: '', UNITS_DATABASE_URL: '' }).port).toBe(4000);
  });

  it('gives subgraphs the ports after the gateway in their fixed order', () => {
    expect(
      (['units', 'components', 'firmware', 'provisioning'] as const).map((name) => subgraphPort(name, 100)),
    ).toEqual([101, 102, 103, 104]);
  });

  it('takes a store of its own from both of its URLs', () => {
    const source = { UNITS_DATABASE_URL: DATABASE, UNITS_MIGRATION_DATABASE_URL: DATABASE };
    expect(readLauncherEnvironment(source).stores.units.urls).toEqual({
      databaseUrl: DATABASE,
      migrationUrl: DATABASE,
    });
  });

  it.each(['UNITS_DATABASE_URL', 'UNITS_MIGRATION_DATABASE_URL'])(
    'refuses %s alone with STORE_URL_INCOMPLETE, without showing it',
    (name) => {
      const failure = failureOf({ [name]: DATABASE });
      expect(failure.code).toBe('STORE_URL_INCOMPLETE');
      expect(failure.message).not.toContain('secret');
    },
  );

  it('reports all problems at once, without showing a value', () => {
    const failure = failureOf({
      PORT: '70000',
      LOG_TO_TERMINAL: 'yes',
      UNITS_DATABASE_URL: 'mysql://secret',
      FIRMWARE_URL: 'not an address',
      COMPONENTS_DATABASE_URL: DATABASE,
    });
    expect(failure.code).toBe('ENVIRONMENT_INVALID');
    for (const name of [
      'PORT',
      'LOG_TO_TERMINAL',
      'UNITS_DATABASE_URL',
      'FIRMWARE_URL',
      'COMPONENTS_DATABASE_URL',
    ]) {
      expect(failure.message).toContain(name);
    }
    expect(failure.message).not.toMatch(/secret|not an address/);
  });

  it('refuses a PORT that leaves no room for the ports above it', () => {
    expect(failureOf({ PORT: '65530' }).code).toBe('ENVIRONMENT_INVALID');
  });

  it('hands databases and keys to no process by inheritance', () => {
    const { inherited } = readLauncherEnvironment({
      LOG_LEVEL: 'debug',
      UNITS_OWNER_PASSWORD: 'secret',
      UNITS_DATABASE_URL: DATABASE,
      UNITS_MIGRATION_DATABASE_URL: DATABASE,
      UNITS_SIGNING_KEYS: 'k:00',
      GATEWAY_SIGNING_KEYS: 'k:00',
      OPERATOR_PSEUDONYM_KEY: '00',
      PGPASSWORD: 'secret',
    });
    expect(inherited).toEqual({ LOG_LEVEL: 'debug' });
  });
});
