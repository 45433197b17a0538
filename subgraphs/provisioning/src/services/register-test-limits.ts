import {
  addFinding,
  envelope,
  lockKeys,
  name,
  optional,
  recordList,
  refuse,
  RECORD_ERRORS,
  sha256,
} from '@tracegraph/record';
import type { Draft, RecordingPayload } from '@tracegraph/record';
import { contentSha256 } from '@tracegraph/ledger';
import type { JsonValue } from '@tracegraph/ledger';
import { z } from 'zod';

import type { Context } from '../context';
import { Comparator, MeasurementKind } from '../entities/test-limits';
import type { TestLimitsInput } from '../inputs/test-limits.input';
import type { StoreTables } from '../store/store';
import { examineEarlierRuns } from './examine-earlier-runs';
import { areLimitsReversed, isLimitComplete } from './judge-measurement';
import type { LimitItem } from './judge-measurement';
import { refuseWith, valueText } from './readers';
import { isDecimal } from './unit-of-measure';

/** One limit as read; decimals and expected values exactly as received. */
export const limitItem = z
  .object({
    name,
    kind: z.enum(MeasurementKind),
    unit: optional(name),
    comparator: optional(z.enum(Comparator)),
    lowerLimit: optional(valueText),
    upperLimit: optional(valueText),
    nominal: optional(valueText),
    expected: optional(valueText),
    referenceDesignator: optional(name),
  })
  .superRefine(refuseUnreadableLimits);

const schema = z
  .object({ ...envelope, procedure: name, items: z.array(limitItem), sha256: optional(sha256) })
  .transform(({ sha256: declared, ...content }, context) => {
    if (declared !== null && declared !== limitsSha256(content.procedure, content.items)) {
      refuseWith(context, 'TEST_LIMITS_SHA256_WRONG', ['sha256']);
      return z.NEVER;
    }
    return content;
  });

/** Limits as read. */
export type TestLimitsContent = z.output<typeof schema>;

/** Registers limits under the hash of their content; equal limits are stored once, each registration stays. */
export function registerTestLimits(
  { store }: Context,
  inputs: readonly TestLimitsInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'TEST_LIMITS',
    schema,
    subjectKey: (content) => limitsSha256(content.procedure, content.items),
    write: (drafts) =>
      store.transaction(async (tx) => {
        drafts.forEach(examineLimits);
        await lockLimits(
          tx,
          drafts.map((draft) => draft.subjectKey),
        );
        const known = await tx.testLimits.findContents(drafts.map((draft) => draft.subjectKey));
        const appended = await tx.testLimits.append(drafts);
        const before = new Set(known.map((row) => row.subjectKey));
        await examineEarlierRuns(
          tx,
          drafts.filter((draft) => !before.has(draft.subjectKey)),
        );
        return appended;
      }),
  });
}

/** The name of limits: SHA-256 of the RFC 8785 JSON of procedure and items, null for absent. */
export function limitsSha256(procedure: string, items: readonly LimitItem[]): string {
  return contentSha256({ procedure, items: items as unknown as JsonValue });
}

/** Senders that register the same limits at once wait for each other in one order, and so never for ever. */
export async function lockLimits({ sql }: StoreTables, hashes: readonly string[]): Promise<void> {
  await lockKeys(
    sql,
    hashes.map((hash) => `TEST_LIMITS ${hash}`),
  );
}

/** Notes limits by which nothing can be judged. */
export function examineLimits(draft: Draft<TestLimitsContent>): void {
  for (const item of draft.content.items) {
    if (areLimitsReversed(item)) {
      const message = `${item.name}: the lower limit ${item.lowerLimit ?? ''} lies above the upper one ${item.upperLimit ?? ''}.`;
      addFinding(draft, 'LIMITS_REVERSED', message);
    }
    if (!isLimitComplete(item)) {
      const message = `${item.name}: ${item.comparator ?? 'the comparator'} lacks what it compares with, or does not fit ${item.kind}.`;
      addFinding(draft, 'LIMITS_INCOMPLETE', message);
    }
  }
}

function refuseUnreadableLimits(item: LimitItem, context: z.RefinementCtx): void {
  if (item.kind === 'NUMERIC') {
    for (const field of ['lowerLimit', 'upperLimit', 'nominal', 'expected'] as const) {
      const text = item[field];
      if (text === null || isDecimal(text)) continue;
      refuse(context, { code: 'DECIMAL_MALFORMED', expected: RECORD_ERRORS.DECIMAL_MALFORMED }, [field]);
    }
  }
  if (item.kind === 'BOOLEAN' && item.expected !== null && !/^(?:true|false)$/.test(item.expected)) {
    refuseWith(context, 'BOOLEAN_MALFORMED', ['expected']);
  }
}
