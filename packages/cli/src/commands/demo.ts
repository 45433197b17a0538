import { rm } from 'node:fs/promises';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { generateDemoBatch, httpGraph, recordDemoBatch } from '@tracegraph/demo';

import type { Environment } from '../environment';
import { EXIT } from '../exit-code';
import type { ExitCode } from '../exit-code';

/**
 * `tracegraph demo --yes`: records the demo batch through the public mutations.
 * @param options yes: MUST be given, as what is recorded stays for good; json: print the counts as JSON
 */
export async function demo(
  environment: Environment,
  options: { readonly yes: boolean; readonly json: boolean },
): Promise<ExitCode> {
  if (!options.yes) {
    process.stderr.write('The demo batch stays in the stores for good. Say --yes to record it.\n');
    return EXIT.misuse;
  }
  const directory = await mkdtemp(path.join(tmpdir(), 'tracegraph-demo-'));
  try {
    await generateDemoBatch(directory);
    const counts = await recordDemoBatch({
      directory,
      graph: httpGraph(environment.TRACEGRAPH_URL, environment.TRACEGRAPH_TOKEN),
      progress: options.json ? undefined : (line) => process.stdout.write(`${line}\n`),
    });
    const text = options.json
      ? JSON.stringify(counts, null, 2)
      : `${counts.records} records sent: ${counts.stored} stored now, ${counts.replayed} stored before.`;
    process.stdout.write(`${text}\n`);
    return EXIT.done;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
