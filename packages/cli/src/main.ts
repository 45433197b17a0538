import { TraceError } from '@tracegraph/service-kit';
import { Command, CommanderError } from 'commander';

import { audit } from './commands/audit';
import { defineFindings } from './commands/define-findings';
import { defineWhereUsed } from './commands/define-where-used';
import { readCliEnvironment } from './environment';
import { EXIT } from './exit-code';
import type { ExitCode } from './exit-code';
import { OutputClosedError } from './listing/output';

/** Codes that say that the verb was given what it cannot use. */
const MISUSES = new Set([
  'ENVIRONMENT_INVALID',
  'STORE_URL_INCOMPLETE',
  'STORE_URL_MISSING',
  'STORE_ROLE_SHARED',
]);

/** Runs a verb; what it cannot reach ends with {@link EXIT.partial}, an environment it cannot use is misuse. */
async function run(verb: () => Promise<ExitCode>): Promise<void> {
  try {
    process.exitCode = await verb();
  } catch (error) {
    if (error instanceof OutputClosedError) {
      process.exitCode = EXIT.partial;
      return;
    }
    if (!(error instanceof TraceError)) throw error;
    process.stderr.write(`${error.code}: ${error.message}\n`);
    process.exitCode = MISUSES.has(error.code) ? EXIT.misuse : EXIT.partial;
  }
}

// The demo batch and the launcher are loaded by the verbs that need them, so that the others answer at once.
const program = new Command('tracegraph')
  .description('What exactly is in serial X?')
  .exitOverride()
  .configureHelp({ showGlobalOptions: true });

program
  .command('audit')
  .description('everything recorded about a unit, and what is missing')
  .argument('<identifier>', 'serial number, MAC, IMEI, scanned DataMatrix, Digital Link or unit key')
  .option('--json', 'print the answer of the graph as JSON', false)
  .action((identifier: string, options: { json: boolean }) =>
    run(() => audit(readCliEnvironment(), identifier, options)),
  );

defineWhereUsed(program, run);
defineFindings(program, run);

program
  .command('demo')
  .description('record the demo batch through the public mutations; recording it again stores nothing')
  .option('--yes', 'do it: the batch stays in the stores for good', false)
  .option('--json', 'print the counts as JSON', false)
  .action((options: { yes: boolean; json: boolean }) =>
    run(async () => (await import('./commands/demo.js')).demo(readCliEnvironment(), options)),
  );

program
  .command('migrate')
  .description('bring the stores given by URL to their newest migration, and end')
  .option('--json', 'print what was applied as JSON', false)
  .action((options: { json: boolean }) =>
    run(async () => (await import('./commands/migrate.js')).migrate(options)),
  );

program
  .command('start')
  .description('start PostgreSQL, all subgraphs and the gateway; empty embedded stores get the demo batch')
  .action(async () => (await import('./commands/start.js')).start());

program.parseAsync().catch((error: unknown) => {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.misuse;
    return;
  }
  // Node's own exit code for what nobody caught is 1, which here means "nothing is recorded".
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = EXIT.partial;
});
