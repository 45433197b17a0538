import { envelope, name, optional, recordList, siteCode, unitKey } from '@tracegraph/record';
import type { Pseudonymise, RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import { QcResult } from '../entities/qc-decision';
import type { QcDecisionInput } from '../inputs/qc-decision.input';

import { noteAttempts } from './examine-claims';
import { noteFailedTests } from './examine-decisions';
import { noteOperators } from './examine-operators';

import { attempt } from './readers';

function qcDecisionSchema(pseudonymise: Pseudonymise) {
  return z
    .object({
      ...envelope,
      unitKey,
      gate: name,
      attempt,
      result: z.enum(QcResult),
      inspectorId: name,
      site: siteCode,
      reason: optional(name),
    })
    .transform((read) => ({ ...read, inspectorId: pseudonymise(read.site, read.inspectorId) }));
}

/** A decision as read. */
export type QcDecisionContent = z.output<ReturnType<typeof qcDecisionSchema>>;

/** Records decisions of quality control. */
export function recordQcDecisions(
  { store, pseudonymise }: Context,
  inputs: readonly QcDecisionInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'QC_DECISION',
    schema: qcDecisionSchema(pseudonymise),
    subjectKey: (content) => content.unitKey,
    write: (drafts) =>
      store.transaction(async (tx) => {
        await noteAttempts(tx, drafts, {
          kind: 'QC_DECISION',
          find: (unitKeys) => tx.qcDecisions.findMany(unitKeys),
          series: (decision) => decision.gate,
        });
        await noteFailedTests(tx, drafts);
        await noteOperators(tx, drafts, ({ inspectorId, eventTime }) => ({
          pseudonym: inspectorId,
          time: eventTime,
        }));
        return tx.qcDecisions.append(drafts);
      }),
  });
}
