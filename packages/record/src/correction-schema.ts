import { z } from 'zod';

import { CorrectionReason } from './graphql/record';
import type { Draft } from './draft';
import { addFinding, compareText } from './draft';
import type { Pseudonymise } from './pseudonym';
import { envelope, name, optional, siteCode, subjectKey, uuid } from './readers';

/**
 * Reads the correction of a record of any kind.
 * @param kinds the kinds of records of the store
 * @param pseudonymise turns the author into a pseudonym before anything is stored or hashed
 */
export function correctionSchema<K extends string>(
  kinds: Readonly<Record<K, K>>,
  pseudonymise: Pseudonymise,
) {
  return z
    .object({
      ...envelope,
      kind: z.enum(kinds),
      subjectKey,
      correctedEventId: uuid,
      reason: z.enum(CorrectionReason),
      explanation: optional(name),
      author: name,
      site: siteCode,
      correctiveEventIds: z.array(uuid).transform((ids) => [...new Set(ids)].sort(compareText)),
    })
    .transform(({ site, author, ...content }) => ({ ...content, author: pseudonymise(site, author) }));
}

/** A correction as read. */
export type CorrectionContent = z.output<ReturnType<typeof correctionSchema>>;

/**
 * Notes on a correction that what it corrects is not recorded here (yet).
 * @param isKnown says whether the corrected record is recorded
 */
export function examineCorrection(draft: Draft<CorrectionContent>, isKnown: boolean): void {
  if (isKnown) return;
  const { kind, correctedEventId } = draft.content;
  addFinding(
    draft,
    'CORRECTED_RECORD_UNKNOWN',
    `No ${kind} with the event id ${correctedEventId} is recorded for this subject.`,
    { referenceKeys: [correctedEventId] },
  );
}
