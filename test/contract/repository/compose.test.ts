import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from '@jest/globals';
import { readLauncherEnvironment, STORES } from '@tracegraph/launcher';
import { parseEnvironment } from '@tracegraph/service-kit';
import { Ajv } from 'ajv';
import type { SchemaObject } from 'ajv';

import {
  gatewayVariables,
  readGatewayEnvironment,
  subgraphVariables,
} from '../../../gateway/src/environment';
import { environmentSchema as components } from '../../../subgraphs/components/src/environment';
import { environmentSchema as firmware } from '../../../subgraphs/firmware/src/environment';
import { environmentSchema as provisioning } from '../../../subgraphs/provisioning/src/environment';
import { environmentSchema as units } from '../../../subgraphs/units/src/environment';
import { COMPOSE_TEXT, makeSecrets, parseComposeFile, readComposeFile } from '../../testkit/compose-file';
import type { ComposeService } from '../../testkit/compose-file';

const ROOT = path.join(__dirname, '../../..');
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const { version, engines, scripts } = JSON.parse(read('package.json')) as {
  readonly version: string;
  readonly engines: { readonly node: string };
  readonly scripts: Readonly<Record<string, string>>;
};

const secrets = makeSecrets();
const { services } = readComposeFile(secrets);
const SUBGRAPHS = { units, components, firmware, provisioning };
const SERVERS = [...STORES, 'gateway'];
const OURS = ['migrate', ...SERVERS];

function service(name: string): ComposeService {
  const found = services[name];
  if (!found) throw new Error(`docker-compose.yml has no service ${name}`);
  return found;
}

/** `name:version`, at least two numbers, and the digest of the image. */
const PINNED = /^[a-z]+:\d+\.\d+(\.\d+)?-[a-z-]+@sha256:[0-9a-f]{64}$/;

describe('docker-compose.yml', () => {
  it('keeps the schema of the Compose Specification', () => {
    const schema = JSON.parse(read('test/fixtures/compose-spec/compose-spec.json')) as SchemaObject;
    // It names draft 07, Ajv's own, by another address than Ajv knows it by.
    const validate = new Ajv({ strict: false, allErrors: true }).compile({ ...schema, $schema: undefined });
    validate(parseComposeFile());
    expect(validate.errors).toBeNull();
    validate({ services: { units: { comand: ['node'] } } });
    expect(validate.errors).not.toBeNull();
  });

  it('runs PostgreSQL, its migration, every subgraph and the gateway, and nothing else', () => {
    expect(Object.keys(services)).toEqual(['postgres', ...OURS]);
  });

  it.each(OURS)('starts %s with the command of package.json', (name) => {
    const verb = name === 'migrate' ? name : `start:${name}`;
    expect(service(name).command?.join(' ')).toBe(scripts[verb]);
  });

  it.each(OURS)('gives %s the image of the Dockerfile in this version', (name) => {
    expect([service(name).image, service(name).build]).toEqual([`tracegraph:${version}`, '.']);
  });

  it('takes PostgreSQL by exact version and digest', () => {
    expect(service('postgres').image).toMatch(PINNED);
  });

  it('publishes the port of the gateway alone, on loopback', () => {
    const published = Object.entries(services).flatMap(([name, { ports = [] }]) =>
      ports.map((port) => [name, port]),
    );
    expect(published).toEqual([['gateway', '127.0.0.1:4000:4000']]);
  });

  it.each(['postgres', ...OURS])('gives %s no power: no root, no capability, nothing to write to', (name) => {
    const { user, read_only, cap_drop, security_opt } = service(name);
    expect({ read_only, cap_drop, security_opt }).toEqual({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
    expect(name === 'postgres' ? user : (user ?? runtimeUser())).toMatch(/^(postgres|[1-9]\d*:[1-9]\d*)$/);
  });

  it.each(['postgres', ...SERVERS])('checks the health of %s without a shell', (name) => {
    expect(service(name).healthcheck?.test[0]).toBe('CMD');
  });

  it('starts a subgraph when its store is migrated, and migrates when PostgreSQL answers', () => {
    expect(service('migrate').depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
    for (const name of STORES)
      expect(service(name).depends_on).toEqual({ migrate: { condition: 'service_completed_successfully' } });
  });

  it('mounts only files that are there', () => {
    const files = Object.values(services).flatMap(({ volumes = [] }) =>
      volumes.filter((volume) => volume.startsWith('./')).map((volume) => volume.split(':')[0] ?? ''),
    );
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
  });
});

describe('what docker-compose.yml gives to a process', () => {
  it.each(STORES)('is what %s requires, and no variable that it does not know', (name) => {
    const { environment } = service(name);
    const schema = SUBGRAPHS[name];
    expect(parseEnvironment(schema, environment)).toMatchObject({ PORT: Number(environment['PORT']) });
    expect(Object.keys(environment).filter((key) => !(key in schema.shape))).toEqual([]);
  });

  it('names every subgraph to the gateway, with the keys of that subgraph', () => {
    const { environment } = service('gateway');
    const entries = STORES.map((name) => ({ name, url: '' }));
    const addresses = readGatewayEnvironment(environment).addressesOf(entries);
    for (const name of STORES) {
      const own = service(name).environment;
      expect(addresses.get(name)?.url.href).toBe(`http://${name}:${own['PORT'] ?? ''}/graphql`);
      expect(environment[`${name.toUpperCase()}_SIGNING_KEYS`]).toBe(own['GATEWAY_SIGNING_KEYS']);
    }
    const known = Object.assign(
      {},
      gatewayVariables.shape,
      ...STORES.map((name) => subgraphVariables(name).shape),
    ) as object;
    expect(Object.keys(environment).filter((key) => !(key in known))).toEqual([]);
  });

  it('names the store of each subgraph to the migration, as owner', () => {
    const { stores } = readLauncherEnvironment(service('migrate').environment);
    for (const name of STORES) {
      const migrated = new URL(stores[name].urls?.migrationUrl ?? '');
      const used = new URL(service(name).environment['DATABASE_URL'] ?? '');
      expect([migrated.host, migrated.pathname]).toEqual([used.host, used.pathname]);
      expect([migrated.username, used.username]).toEqual([`${name}_owner`, `${name}_app`]);
    }
  });

  it('holds no password or key of another one', () => {
    const holders = (secret: string): string[] =>
      OURS.filter((name) => JSON.stringify(service(name).environment).includes(secrets[secret] ?? '-'));
    expect(holders('POSTGRES_PASSWORD')).toEqual([]);
    for (const name of STORES) {
      const prefix = name.toUpperCase();
      expect(holders(`${prefix}_OWNER_PASSWORD`)).toEqual(['migrate']);
      expect(holders(`${prefix}_APP_PASSWORD`)).toEqual([name]);
      // Followers sign what they ask of units.
      expect(holders(`${prefix}_SIGNING_KEYS`)).toEqual(name === 'units' ? SERVERS : [name, 'gateway']);
    }
  });

  it('takes every secret from outside, and scripts/create-secrets.sh makes exactly those', () => {
    const required = [...COMPOSE_TEXT.matchAll(/\$\{([A-Z_]+):\?/g)].map((match) => match[1] ?? '');
    expect([...new Set(required)].sort()).toEqual(Object.keys(secrets).sort());
    const optional = [...COMPOSE_TEXT.matchAll(/\$\{([A-Z_]+)(?!:\?)[}:]/g)].map((match) => match[1] ?? '');
    expect(new Set(optional)).toEqual(new Set(['LOG_LEVEL', 'NODE_ENV', 'GATEWAY_PORT']));
  });

  it('says which variable is missing, and how to make it', () => {
    expect(() => readComposeFile({})).toThrow(
      'POSTGRES_PASSWORD is not given: run scripts/create-secrets.sh',
    );
  });
});

const dockerfile = read('Dockerfile');

/** The user of the last stage. */
function runtimeUser(): string {
  return [...dockerfile.matchAll(/^USER (\S+)$/gm)].at(-1)?.[1] ?? 'root';
}

describe('the Dockerfile', () => {
  const base = /^ARG NODE_IMAGE=(\S+)$/m.exec(dockerfile)?.[1] ?? '';

  it('builds in one stage and runs in another, both from one Node by exact version and digest', () => {
    const stages = [...dockerfile.matchAll(/^FROM (\S+) AS (\S+)$/gm)].map((match) => [match[1], match[2]]);
    expect(stages).toEqual([
      ['${NODE_IMAGE}', 'build'],
      ['${NODE_IMAGE}', 'runtime'],
    ]);
    expect(base).toMatch(PINNED);
  });

  it('runs the major version of Node that package.json asks for, no older than it allows', () => {
    const numbers = (text: string): number[] => (/\d+(\.\d+)+/.exec(text)?.[0] ?? '').split('.').map(Number);
    const [major, minor = 0] = numbers(base);
    const [leastMajor, leastMinor = 0] = numbers(engines.node);
    expect([major, minor >= leastMinor]).toEqual([leastMajor, true]);
  });

  it('runs as a user that is not root, given by number', () => {
    expect(runtimeUser()).toMatch(/^[1-9]\d*:[1-9]\d*$/);
  });

  it('copies only folders that are there', () => {
    const copied = [...dockerfile.matchAll(/^COPY --from=build (.+) \S+$/gm)].flatMap((match) =>
      (match[1] ?? '').split(' ').map((place) => place.replace('/opt/tracegraph/', '')),
    );
    expect(copied.length).toBeGreaterThan(5);
    expect(copied.filter((place) => !existsSync(path.join(ROOT, place)))).toEqual([]);
  });

  it('is given no secret and nothing built: the context is a list of what the build reads', () => {
    const lines = read('.dockerignore').split('\n');
    expect(lines).toContain('*');
    const given = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    expect(given.filter((place) => !existsSync(path.join(ROOT, place)))).toEqual([]);
    expect(given).not.toContain('.env');
    for (const place of ['**/node_modules', '**/dist', '**/generated']) expect(lines).toContain(place);
  });
});
