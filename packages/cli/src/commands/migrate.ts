import { migrateGivenStores, readLauncherEnvironment } from '@tracegraph/launcher';

import { EXIT } from '../exit-code';
import type { ExitCode } from '../exit-code';

/**
 * `tracegraph migrate`: brings the stores given by URL to their newest migration and ends.
 * @param options json: print the names of the migrations applied now, by store, as JSON
 */
export async function migrate(options: { readonly json: boolean }): Promise<ExitCode> {
  const results = await migrateGivenStores(readLauncherEnvironment());
  const lines = Object.entries(results).map(
    ([store, { applied }]) =>
      `store ${store}: ${applied.length > 0 ? `applied ${applied.join(', ')}` : 'up to date'}`,
  );
  process.stdout.write(`${options.json ? JSON.stringify(results, null, 2) : lines.join('\n')}\n`);
  return EXIT.done;
}
