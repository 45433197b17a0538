import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';

import { readCliEnvironment } from '../environment';
import type { ExitCode } from '../exit-code';
import { formatOptions, readFormat } from './list-options';
import type { FormatOptions } from './list-options';

interface TypedOptions extends FormatOptions {
  readonly code?: string;
  readonly unit?: string;
  readonly workOrder?: { readonly site: string; readonly number: string };
  readonly from?: string;
  readonly to?: string;
  readonly open: boolean;
  readonly resolved: boolean;
}

/** Site codes hold no slash, so the first one ends the site. */
function readWorkOrder(text: string): { readonly site: string; readonly number: string } {
  const at = text.indexOf('/');
  if (at < 1 || at === text.length - 1) throw new InvalidArgumentError('Expected <site>/<number>.');
  return { site: text.slice(0, at), number: text.slice(at + 1) };
}

/**
 * `tracegraph findings …` on the command line.
 * @param run runs the verb and sets the exit code
 */
export function defineFindings(
  program: Command,
  run: (verb: () => Promise<ExitCode>) => Promise<void>,
): void {
  const command = program
    .command('findings')
    .description('what the stores noticed about records, in the order of event time')
    .option('--code <code>', 'only findings of this code, as in docs/errors.md')
    .option('--unit <unit-key>', 'only findings about this unit')
    .addOption(
      new Option('--work-order <site/number>', 'only findings about units of this work order').argParser(
        readWorkOrder,
      ),
    )
    .option('--from <time>', 'only of events at this time or later (RFC 3339 with offset)')
    .option('--to <time>', 'only of events before this time')
    .addOption(new Option('--open', 'only findings that stand').default(false).conflicts('resolved'))
    .addOption(new Option('--resolved', 'only resolved findings').default(false));
  for (const option of formatOptions()) command.addOption(option);
  command.action((options: TypedOptions) =>
    run(async () => {
      const { findings } = await import('./findings.js');
      const filter = {
        code: options.code ?? null,
        unitKey: options.unit ?? null,
        workOrder: options.workOrder ?? null,
        fromTime: options.from ?? null,
        toTime: options.to ?? null,
        isResolved: options.resolved ? true : options.open ? false : null,
      };
      return findings(readCliEnvironment(), filter, readFormat(options));
    }),
  );
}
