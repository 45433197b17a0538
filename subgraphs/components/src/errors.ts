/** Codes of this subgraph: code → what it means and what to do. Kept equal to docs/errors.md by a test. */
export const COMPONENTS_ERRORS = {
  KEY_TOO_LONG: 'A number that is part of a key holds at most 200 characters, an encoded key at most 2,000.',
  MATERIALS_AMBIGUOUS: 'An installation names its materials once: by `materialSetSha256` or by `materials`.',
  MATERIAL_SET_SHA256_MISMATCH:
    'The SHA-256 sent is not that of the canonical content of the items; one of them was changed on the way.',
  REMOVAL_EMPTY: 'A removal names reference designators, or the part where there are none.',
  PACKAGE_KEY_MALFORMED:
    'A package key is <site>/<packageId>, or <site>/<packageId>/<mountedTime> where the id is temporary; parts percent-encoded.',
  PART_REGISTERED_TWICE:
    'Finding: the part was registered before with other content; the earlier registration answers.',
  LOT_REGISTERED_TWICE:
    'Finding: the lot was registered before with other content; the earlier registration answers.',
  PACKAGE_REGISTERED_TWICE:
    'Finding: the package was registered before with other content; the earlier registration answers.',
  LOT_UNKNOWN: 'Finding: the lot is not recorded here (yet); it is known by its printed number only.',
  PACKAGE_UNKNOWN: 'Finding: the material package is not recorded here (yet), so its lots are not known.',
  PACKAGE_PARENT_CYCLE: 'Finding: the package is among its own parents; the walk to its lots ends there.',
  PACKAGE_PART_DIFFERS: 'Finding: the package is registered for another part than it was installed as.',
  PACKAGE_USED_BEFORE_RECEIVED:
    'Finding: the package was installed before the time at which it is recorded to have come.',
  LOT_DATES_REVERSED: 'Finding: the lot expires before it was made.',
  LOT_EXPIRED:
    'Finding: a lot of the package had expired when it was installed, as far as known when this was recorded.',
  MATERIAL_SET_UNKNOWN:
    'Finding: the material set is not recorded here (yet), so what was installed is not known.',
  DESIGNATOR_OCCUPIED:
    'Finding: installed where something is installed, and no removal is recorded; both are listed.',
  REMOVAL_WITHOUT_INSTALLATION: 'Finding: removed where nothing was installed at that time.',
  REMOVED_PART_DIFFERS: 'Finding: the part removed is not the part that was installed there.',
} as const;

/** A code of {@link COMPONENTS_ERRORS}. */
export type ComponentsErrorCode = keyof typeof COMPONENTS_ERRORS;
