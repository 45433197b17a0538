/** Codes of this package: code → what it means and what to do. Kept equal to docs/errors.md by a test. */
export const UNIT_REFERENCE_ERRORS = {
  UNIT_FEED_UNREADABLE:
    'The feed of the units subgraph did not answer as expected; it is tried again (in logs only).',
} as const;
