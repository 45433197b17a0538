/** Codes of this subgraph: code → what it means and what to do. Kept equal to docs/errors.md by a test. */
export const COMPONENTS_ERRORS = {
  PACKAGE_UNKNOWN: 'Finding: the material package is not recorded here (yet), so its lots are not known.',
} as const;

/** A code of {@link COMPONENTS_ERRORS}. */
export type ComponentsErrorCode = keyof typeof COMPONENTS_ERRORS;
