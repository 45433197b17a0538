import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';

import { readCliEnvironment } from '../environment';
import type { ExitCode } from '../exit-code';
import { SUBJECTS } from '../where-used/subjects';
import type { Subject, Word } from '../where-used/subjects';
import { formatOptions, readFormat } from './list-options';
import type { FormatOptions } from './list-options';
import type { AskedSubject } from './where-used';

/** The options every subject has, as typed; those of a subject alone lie beside them by their names. */
interface TypedOptions extends FormatOptions {
  readonly now: boolean;
  readonly outermost: boolean;
  readonly certain: boolean;
  readonly possible: boolean;
  readonly state?: string;
  readonly customer?: string;
  readonly shipped: boolean;
  readonly notShipped: boolean;
}

/** Types whose values are texts; those of all others are the names of an enum. */
const TEXTS = new Set(['String', 'ID']);

/** A value as its type has it: names of enums may be typed in lower case. */
function readWord({ type }: Word, typed: unknown): unknown {
  if (typeof typed !== 'string') return typed ?? null;
  return TEXTS.has(type.replace('!', '')) ? typed : typed.toUpperCase().replaceAll('-', '_');
}

function readNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Expected a number.');
  return Number(text);
}

/**
 * What was typed as a question.
 * @param words in the order of the subject; undefined where one was left out
 * @param options those of the page and those of the subject
 */
export function toQuestion(
  subject: Subject,
  words: readonly (string | undefined)[],
  options: TypedOptions & Readonly<Record<string, unknown>>,
): AskedSubject {
  const page = {
    held: options.now ? 'NOW' : 'EVER',
    level: options.outermost ? 'OUTERMOST' : 'HOLDER',
    certainty: options.certain ? 'CERTAIN' : options.possible ? 'POSSIBLE' : null,
    state: options.state?.toUpperCase() ?? null,
    customer: options.customer ?? null,
    isShipped: options.shipped ? true : options.notShipped ? false : null,
  };
  const own = Object.fromEntries([
    ...(subject.options ?? []).map((option) => [option.variable, readWord(option, options[option.name])]),
    ...subject.words.map((word, at) => [word.variable, readWord(word, words[at])]),
  ]) as Readonly<Record<string, unknown>>;
  return {
    subject,
    asked: describeAsked(subject, words, options),
    variables: { ...page, ...own },
    format: readFormat(options),
  };
}

/** The question as it was typed, without the format; a narrowed list says what it was narrowed to. */
function describeAsked(
  subject: Subject,
  words: readonly (string | undefined)[],
  options: TypedOptions & Readonly<Record<string, unknown>>,
): string {
  const chosen = Object.entries(options).flatMap(([name, value]) => {
    if (name === 'csv' || name === 'json' || value === false || value === undefined) return [];
    const option = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    return typeof value === 'string' || typeof value === 'number' ? [option, `${value}`] : [option];
  });
  const typed = [...words.filter((word) => word !== undefined), ...chosen];
  return [subject.name, ...typed.map((word) => (/\s/.test(word) ? `"${word}"` : word))].join(' ');
}

/**
 * `tracegraph where-used <subject> …` on the command line, one command a subject.
 * @param run runs the verb and sets the exit code
 */
export function defineWhereUsed(
  program: Command,
  run: (verb: () => Promise<ExitCode>) => Promise<void>,
): void {
  const parent = program
    .command('where-used')
    .description('which units hold something, or held it, and where they are now');
  for (const subject of SUBJECTS) defineSubject(parent, subject, run);
}

function defineSubject(
  parent: Command,
  subject: Subject,
  run: (verb: () => Promise<ExitCode>) => Promise<void>,
): Command {
  const command = parent.command(subject.name).description(`units ${subject.description}`);
  for (const { name, type, hint } of subject.words)
    command.argument(type.endsWith('!') ? `<${name}>` : `[${name}]`, hint);
  for (const { name, type, hint } of subject.options ?? []) {
    const option = new Option(`--${name} <${name}>`, hint);
    command.addOption(type === 'Int' ? option.argParser(readNumber) : option);
  }
  for (const option of pageOptions()) command.addOption(option);
  return command.action((...typed: readonly unknown[]) =>
    run(async () => {
      const words = typed.slice(0, subject.words.length) as readonly (string | undefined)[];
      const question = toQuestion(subject, words, command.opts());
      return (await import('./where-used.js')).whereUsed(readCliEnvironment(), question);
    }),
  );
}

function pageOptions(): readonly Option[] {
  return [
    new Option('--now', 'only units that hold it now').default(false),
    new Option('--outermost', 'list what the units are inside of now').default(false),
    new Option('--certain', 'only units of which it is certain').default(false).conflicts('possible'),
    new Option('--possible', 'only units of which it is merely possible').default(false),
    new Option('--state <state>', 'only units in this state now'),
    new Option('--customer <code>', 'only units that are with this customer now'),
    new Option('--shipped', 'only units that left and have not come back')
      .default(false)
      .conflicts('notShipped'),
    new Option('--not-shipped', 'only the others').default(false),
    ...formatOptions(),
  ];
}
