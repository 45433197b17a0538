/** Codes of this package: code → what it means and what to do. Kept equal to docs/errors.md by a test. */
export const DEMO_ERRORS = {
  DEMO_FILE_MALFORMED:
    'A file of the batch lacks a column, holds a value of another form or is not there; write the batch again.',
  DEMO_GRAPH_FAILED:
    'The graph could not be asked, or answered with an error: see `details.errors`; recording again goes on where it stopped.',
  DEMO_RECORD_REFUSED:
    'The graph refused records of the batch, or holds other content under their event ids: see `details.refusals`.',
} as const;

/** A code of {@link DEMO_ERRORS}. */
export type DemoErrorCode = keyof typeof DEMO_ERRORS;
