import type { GraphError } from '../graph';

/** Codes of a question that was put wrongly: what came is no key, no time, no value of the enum. */
const MISUSE = /^BAD_USER_INPUT$|_(MALFORMED|EMPTY|TOO_LONG|OUT_OF_RANGE|CHECK_DIGIT_WRONG)$/;

/** Whether the graph refused the question itself, and nothing else went wrong. */
export function isMisuse(errors: readonly GraphError[]): boolean {
  return errors.length > 0 && errors.every(({ extensions }) => MISUSE.test(extensions?.code ?? ''));
}

/** An error of the graph in one line. */
export function describeError({ message, extensions }: GraphError): string {
  const of = extensions?.serviceName === undefined ? '' : ` of ${extensions.serviceName}`;
  return `${extensions?.code ?? 'UNKNOWN'}${of}: ${message}`;
}

/** Problems met on the way, each told once. */
export class Problems {
  private readonly told = new Set<string>();

  add(...problems: readonly string[]): void {
    for (const problem of problems) this.told.add(problem);
  }

  list(): readonly string[] {
    return [...this.told];
  }
}
