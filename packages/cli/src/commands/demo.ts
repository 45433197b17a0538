import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { generateDemoBatch, createHttpGraph, recordDemoBatch } from '@tracegraph/demo';

import { demoTotals } from '../demo-totals';
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
    const { TRACEGRAPH_URL: url, TRACEGRAPH_TOKEN: token } = environment;
    const counts = await recordDemoBatch({ directory, graph: createHttpGraph({ url, token }) });
    const { records, stored, replayed } = demoTotals(counts);
    const text = options.json
      ? JSON.stringify(counts, null, 2)
      : `${records} records sent: ${stored} stored now, ${replayed} stored before.`;
    process.stdout.write(`${text}\n`);
    return EXIT.done;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
