/** Codes of this package: code → what it means and what to do. Kept equal to docs/errors.md by a test. */
export const KIT_ERRORS = {
  REQUEST_BODY_MALFORMED: 'The body of a signed request is no JSON.',
  CALLER_FORBIDDEN: 'The caller may not ask this.',
  STORE_ROLE_TOO_POWERFUL:
    'The database role of a subgraph may not update, delete or truncate records; use the application role.',
  STORE_UNAVAILABLE: 'The store of the subgraph could not be reached; ask again.',
} as const;

/** A code of {@link KIT_ERRORS}. */
export type KitErrorCode = keyof typeof KIT_ERRORS;
