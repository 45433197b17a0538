import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

import { findFreePort } from '@tracegraph/launcher';
import type { StoreUrls, TestStores } from '@tracegraph/launcher';
import { Client } from 'pg';

import { makeSecrets, readComposeFile } from './compose-file';
import type { ComposeService } from './compose-file';
import { INHERITED } from './environment';
import { TestProcess } from './process';
import { PATIENT_GATEWAY, runGraph, SUBGRAPHS, TEST_PSEUDONYM_KEY } from './running-graph';
import type { Processes, SubgraphName, TestGraph } from './running-graph';

const ROOT = path.join(__dirname, '../..');
const SERVERS = [...SUBGRAPHS, 'gateway'] as const;

/** The graph of docker-compose.yml without containers. */
export interface ComposedGraph extends TestGraph {
  /** Runs the command of the service `migrate` once more and answers what it prints; throws unless it ends with 0. */
  migrate(): Promise<string>;
  /** Runs the health check of a service. */
  isHealthy(name: SubgraphName | 'gateway'): Promise<boolean>;
}

/**
 * Runs docker-compose.yml as processes of this machine: the script that creates the stores, then the commands of its
 * services with their own variables, in which only addresses and ports are those of this machine. MUST be stopped.
 * @param server superuser of a PostgreSQL without stores of tracegraph, in the place of the service `postgres`
 */
export async function startComposedGraph(server: string): Promise<ComposedGraph> {
  const services = await placeServices(server);
  await createStores(server, serviceOf(services, 'postgres'));
  const stores: TestStores = { urls: urlsOf(services), stop: () => dropStores(server) };
  const migrate = (): Promise<string> => run(serviceOf(services, 'migrate'));
  try {
    await migrate();
  } catch (error) {
    await stores.stop();
    throw error;
  }
  const graph = await runGraph(stores, createProcesses(services));
  return { ...graph, migrate, isHealthy: (name) => isHealthy(serviceOf(services, name)) };
}

type Services = Readonly<Record<string, ComposeService>>;

function serviceOf(services: Services, name: string): ComposeService {
  const service = services[name];
  if (!service) throw new Error(`docker-compose.yml has no service ${name}`);
  return service;
}

/** The services, in whose variables `http://units:4001` and `@postgres:5432` are addresses of this machine. */
async function placeServices(server: string): Promise<Services> {
  const { services } = readComposeFile({
    ...makeSecrets(),
    NODE_ENV: 'test',
    // Answers that name persons are compared with what the files say.
    OPERATOR_PSEUDONYM_KEY: TEST_PSEUDONYM_KEY,
  });
  const places = new Map([['postgres:5432', new URL(server).host]]);
  const ports = new Map<string, string>();
  for (const name of SERVERS) {
    const port = String(await findFreePort());
    ports.set(name, port);
    places.set(`${name}:${serviceOf(services, name).environment['PORT'] ?? ''}`, `127.0.0.1:${port}`);
  }
  const place = (text: string): string =>
    text.replace(/(?<=[@/])[a-z]+:\d+(?=\/)/, (address) => {
      const found = places.get(address);
      if (found === undefined) throw new Error(`nothing listens on ${address} in docker-compose.yml`);
      return found;
    });
  return Object.fromEntries(
    Object.entries(services).map(([name, service]) => {
      const given = Object.entries(service.environment).map(([key, value]) => [key, place(value)]);
      const port = ports.get(name);
      const environment = {
        ...(Object.fromEntries(given) as Record<string, string>),
        ...(port !== undefined && { PORT: port, HOST: '127.0.0.1' }),
      };
      return [name, { ...service, environment }];
    }),
  );
}

function urlsOf(services: Services): Readonly<Record<SubgraphName, StoreUrls>> {
  const migrated = serviceOf(services, 'migrate').environment;
  const urls = SUBGRAPHS.map((name) => [
    name,
    {
      databaseUrl: serviceOf(services, name).environment['DATABASE_URL'] ?? '',
      migrationUrl: migrated[`${name.toUpperCase()}_MIGRATION_DATABASE_URL`] ?? '',
    },
  ]);
  return Object.fromEntries(urls) as Record<SubgraphName, StoreUrls>;
}

function createProcesses(services: Services): Processes {
  const processes = SERVERS.map((name) => {
    const { command, environment } = serviceOf(services, name);
    const origin = `http://127.0.0.1:${environment['PORT'] ?? ''}`;
    const variables = name === 'gateway' ? { ...environment, ...PATIENT_GATEWAY } : environment;
    return [name, new TestProcess(name, programOf(command), variables, origin)];
  });
  return Object.fromEntries(processes) as Processes;
}

/** The program of a command `node <program>`. */
function programOf(command: readonly string[] = []): string {
  const [node, program = ''] = command;
  if (node !== 'node' || command.length !== 2)
    throw new Error(`expected node <program>: ${command.join(' ')}`);
  return program;
}

async function createStores(server: string, postgres: ComposeService): Promise<void> {
  const { hostname, port, username, password } = new URL(server);
  const address = { PGHOST: hostname, PGPORT: port === '' ? '5432' : port };
  const superuser = { PGUSER: decodeURIComponent(username), PGPASSWORD: decodeURIComponent(password) };
  await promisify(execFile)(path.join(ROOT, 'scripts/create-stores.sh'), {
    env: { ...INHERITED, ...postgres.environment, ...address, ...superuser },
  });
}

async function dropStores(server: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    for (const name of SUBGRAPHS) {
      await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await client.query(`DROP ROLE ${name}_owner, ${name}_app`);
    }
  } finally {
    await client.end();
  }
}

/** Runs the command of a service to its end. */
async function run({
  command = [],
  environment,
}: Pick<ComposeService, 'command' | 'environment'>): Promise<string> {
  const [program, ...words] = command;
  const { stdout } = await promisify(execFile)(
    program === 'node' ? process.execPath : (program ?? ''),
    words,
    {
      cwd: ROOT,
      env: { ...INHERITED, ...environment },
    },
  );
  return stdout;
}

async function isHealthy({ healthcheck, environment }: ComposeService): Promise<boolean> {
  const [kind, ...command] = healthcheck?.test ?? [];
  if (kind !== 'CMD') throw new Error('expected a health check that needs no shell');
  return run({ command, environment }).then(
    () => true,
    () => false,
  );
}
