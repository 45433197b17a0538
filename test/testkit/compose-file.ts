import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { parse } from 'yaml';

const ROOT = path.join(__dirname, '../..');

/** What tests read of a service of docker-compose.yml. */
export interface ComposeService {
  readonly image: string;
  readonly build?: string;
  readonly user?: string;
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly networks: readonly string[];
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
}

/** docker-compose.yml. */
export interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
}

/** The text of docker-compose.yml. */
export const COMPOSE_TEXT = readFileSync(path.join(ROOT, 'docker-compose.yml'), 'utf8');

/** docker-compose.yml as it stands, its variables not replaced. */
export function parseComposeFile(): unknown {
  return parse(COMPOSE_TEXT, { merge: true });
}

/** `${NAME}`, `${NAME:-default}` or `${NAME:?message}`. */
const REFERENCE = /\$\{([A-Z_]+)(?::([-?])([^}]*))?\}/g;

/**
 * docker-compose.yml with its variables replaced, as Compose does it.
 * @param variables what stands in .env and in the environment
 * @throws Error naming a variable that is required and not given
 */
export function readComposeFile(variables: Readonly<Record<string, string>>): ComposeFile {
  const replace = (text: string): string =>
    text.replace(
      REFERENCE,
      (_reference: string, name: string, kind: string | undefined, rest: string | undefined) => {
        const value = variables[name] ?? '';
        if (value !== '') return value;
        if (kind === '-') return rest ?? '';
        throw new Error(`${name} is not given: ${rest ?? ''}`);
      },
    );
  return JSON.parse(JSON.stringify(parseComposeFile()), (_key, value: unknown) =>
    typeof value === 'string' ? replace(value) : value,
  ) as ComposeFile;
}

/** What scripts/create-secrets.sh writes, made anew. */
export function makeSecrets(): Readonly<Record<string, string>> {
  const directory = mkdtempSync(path.join(tmpdir(), 'tracegraph-secrets-'));
  try {
    const file = path.join(directory, '.env');
    execFileSync(path.join(ROOT, 'scripts/create-secrets.sh'), [file]);
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    return Object.fromEntries(
      lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );
  } finally {
    rmSync(directory, { recursive: true });
  }
}
