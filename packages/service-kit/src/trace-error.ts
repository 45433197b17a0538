/** What may accompany a {@link TraceError}: facts safe to show a caller, and the cause, which is only logged. */
export interface TraceErrorOptions {
  /** Shown to the caller as it is: never a host, SQL or a secret. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** The foreign error behind this one; logged, never shown. */
  readonly cause?: unknown;
}

/**
 * The one error class of tracegraph. `code` is `SUBJECT_REASON` and stands in docs/errors.md;
 * `message` says what was expected, what came and what to do.
 */
export class TraceError extends Error {
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    readonly code: string,
    message: string,
    options: TraceErrorOptions = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'TraceError';
    this.details = options.details ?? {};
  }
}
