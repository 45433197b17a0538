/** What the exit code of every verb says. */
export const EXIT = {
  /** Done, or the answer is complete. */
  done: 0,
  /** The answer is "no": nothing is recorded for what was asked. */
  no: 1,
  /** The verb was used wrongly. */
  misuse: 2,
  /** A service could not be reached, or the answer is partial; it is printed all the same. */
  partial: 3,
} as const;

/** A value of {@link EXIT}. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
