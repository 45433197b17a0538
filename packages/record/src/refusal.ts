import type { z } from 'zod';

/** Why a record was refused, as zod carries it through a schema. */
export interface RefusalReason {
  /** `SUBJECT_REASON`, in docs/errors.md. */
  readonly code: string;
  /** What was expected, one sentence. */
  readonly expected: string;
  /** What to say came, where that may be a secret and MUST NOT be echoed; default: what came, shortened. */
  readonly received?: string;
}

/** A refusal at its place in the input. */
export interface Refusal extends RefusalReason {
  /** Path of the field within the input, e.g. `materials.3.packages.0.packageId`. */
  readonly path: string;
  /** What came, shortened to 200 characters. */
  readonly received: string;
}

/** The reason of a refusal travels as parameters of a zod issue. */
export function refuse(
  context: z.RefinementCtx,
  reason: RefusalReason,
  path: (string | number)[] = [],
): void {
  context.addIssue({ code: 'custom', message: reason.code, params: { ...reason }, path });
}

/**
 * The first problem of an input that could not be read.
 * @param error what zod found
 * @param input the input as received
 */
export function toRefusal(error: z.ZodError, input: unknown): Refusal {
  const issue = error.issues[0];
  if (!issue)
    return { code: 'FIELD_MALFORMED', expected: 'a readable record', path: '', received: describe(input) };
  const path = issue.path.map(String);
  const reason = issue.code === 'custom' ? (issue.params as Partial<RefusalReason> | undefined) : undefined;
  return {
    code: reason?.code ?? 'FIELD_MALFORMED',
    expected: reason?.expected ?? issue.message,
    path: path.join('.'),
    received: reason?.received ?? describe(valueAt(input, path)),
  };
}

function valueAt(input: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined,
    input,
  );
}

function describe(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
