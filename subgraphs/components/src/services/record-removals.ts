import { envelope, name, optional, recordList, refuse, siteCode, unitKey } from '@tracegraph/record';
import type { Pseudonymise, RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import { COMPONENTS_ERRORS } from '../errors';
import type { RemovalInput } from '../inputs/removal.input';
import { causesOf, examineUnits } from './examine-units';
import { keyText } from './key-text';
import { sortDesignators } from './natural-order';

/** @param pseudonymise turns the operator into a pseudonym before anything is stored or hashed */
function removalSchema(pseudonymise: Pseudonymise) {
  return z
    .object({
      ...envelope,
      unitKey,
      referenceDesignators: z.array(name),
      internalPartNumber: optional(keyText),
      reason: optional(name),
      operatorId: optional(name),
      site: siteCode,
    })
    .transform(({ operatorId, referenceDesignators, ...content }, context) => {
      if (referenceDesignators.length === 0 && content.internalPartNumber === null) {
        const code = 'REMOVAL_EMPTY';
        refuse(context, { code, expected: COMPONENTS_ERRORS[code] }, ['referenceDesignators']);
      }
      return {
        ...content,
        referenceDesignators: sortDesignators(referenceDesignators),
        operatorId: operatorId === null ? null : pseudonymise(content.site, operatorId),
      };
    });
}

/** A removal as read. */
export type RemovalContent = z.output<ReturnType<typeof removalSchema>>;

/**
 * Records what was taken off units. Whether it was installed is looked at anew with every record of the unit: installations may
 * come later, and may lie under a panel position whose binding comes later still.
 */
export function recordRemovals(
  { store, pseudonymise }: Context,
  inputs: readonly RemovalInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'REMOVAL',
    schema: removalSchema(pseudonymise),
    subjectKey: (content) => content.unitKey,
    write: (drafts) =>
      store.transaction(async (tx) => {
        const appended = await tx.removals.append(drafts);
        await examineUnits(tx, causesOf('REMOVAL', drafts, appended));
        return appended;
      }),
  });
}
