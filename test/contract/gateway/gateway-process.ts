import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';

/** One line of the log. */
export type LogLine = Readonly<Record<string, unknown>> & { readonly msg: string };

/** The gateway's own program in a process of its own. */
export interface GatewayProcess {
  readonly url: string;
  readonly signal: (name: NodeJS.Signals) => void;
  /** Waits for the first line, old or new, that `matches`. */
  readonly logged: (matches: (line: LogLine) => boolean) => Promise<LogLine>;
  /** Resolves when the process has ended. */
  readonly ended: Promise<{ readonly code: number | null; readonly stderr: string }>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** Starts `gateway/src/main.ts` with these variables and nothing else of this environment but the path. */
export async function startGatewayProcess(variables: Record<string, string>): Promise<GatewayProcess> {
  const port = await freePort();
  const root = resolve(__dirname, '../../..');
  const child = spawn(
    process.execPath,
    ['-r', resolve(__dirname, 'run-typescript.cjs'), resolve(root, 'gateway/src/main.ts')],
    { env: { PORT: String(port), ...variables }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const lines: LogLine[] = [];
  const waiting = new Set<() => void>();
  let rest = '';
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  child.stdout.on('data', (chunk: Buffer) => {
    const parts = (rest + chunk.toString()).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts.map((line) => JSON.parse(line) as LogLine));
    for (const look of waiting) look();
  });
  return {
    url: `http://127.0.0.1:${port}`,
    signal: (name) => child.kill(name),
    logged: (matches) =>
      new Promise((found) => {
        const look = (): void => {
          const line = lines.find(matches);
          if (!line) return;
          waiting.delete(look);
          found(line);
        };
        waiting.add(look);
        look();
      }),
    ended: once(child, 'close').then(([code]) => ({ code: code as number | null, stderr })),
  };
}
