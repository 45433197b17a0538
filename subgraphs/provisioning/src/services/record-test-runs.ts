import { recordList, unitKey } from '@tracegraph/record';
import type { Draft, RecordingPayload } from '@tracegraph/record';
import { contentSha256 } from '@tracegraph/ledger';
import type { JsonValue } from '@tracegraph/ledger';
import { v5 as uuidv5 } from 'uuid';

import type { Context } from '../context';
import type { TestRunInput } from '../inputs/test-run.input';
import type { Store, StoreTables } from '../store/store';
import { examineEarlierRuns } from './examine-earlier-runs';
import { examineTestRuns } from './examine-test-runs';
import type { LimitItem } from './judge-measurement';
import { packMeasurements } from './pack-measurements';
import { testRunSchema } from './read-test-run';
import type { KnownLimits, RegisteredLimits, TestRunContent } from './read-test-run';
import { examineLimits, lockLimits } from './register-test-limits';
import type { TestLimitsContent } from './register-test-limits';

type Limits = Map<string, RegisteredLimits>;
type InlineLimits = Map<string, TestLimitsContent['items']>;

/** Records test runs, one row each; limits that come with a run and are new are registered with it. */
export async function recordTestRuns(
  { store, pseudonymise }: Context,
  inputs: readonly TestRunInput[],
): Promise<RecordingPayload> {
  const inline: InlineLimits = new Map();
  const known = await knowLimits(store, inputs, inline);
  return recordList(inputs, {
    kind: 'TEST_RUN',
    schema: testRunSchema(pseudonymise, known),
    subjectKey: (content) => content.unitKey,
    write: (drafts) =>
      store.transaction(async (tx) => {
        const limits = await registerInline(tx, drafts, inline);
        await examineTestRuns(tx, drafts, limits);
        return tx.testRuns.append(drafts, ({ measurements, limitsSha256 }) =>
          packMeasurements(measurements, limits.get(limitsSha256)?.items ?? null),
        );
      }),
  });
}

/** Looks up, before anything is read, which limits are registered and which runs are recorded already. */
async function knowLimits(
  store: Store,
  inputs: readonly TestRunInput[],
  inline: InlineLimits,
): Promise<KnownLimits> {
  const hashes = new Set(
    inputs.flatMap((input) => input.limitsSha256?.toLowerCase() ?? []).filter((hash) => SHA256.test(hash)),
  );
  const units = inputs.flatMap((input) => unitKey.safeParse(input.unitKey).data ?? []);
  const eventIds = inputs.map((input) => input.eventId.toLowerCase()).filter((id) => UUID.test(id));
  const limits = await findLimits(store, [...hashes]);
  const rows = await store.testRuns.findRecorded(units, eventIds);
  const recorded = new Set(rows.map((row) => `${row.eventId} ${row.unitKey}`));
  return {
    itemsOf: (hash) => limits.get(hash)?.items ?? null,
    isRecorded: (unit, eventId) => recorded.has(`${eventId} ${unit}`),
    keepInline: (hash, sent) => {
      inline.set(hash, sent);
    },
  };
}

const SHA256 = /^[0-9a-f]{64}$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function findLimits({ testLimits }: StoreTables, hashes: readonly string[]): Promise<Limits> {
  const rows = hashes.length > 0 ? await testLimits.findContents(hashes) : [];
  return new Map(
    rows.map(({ subjectKey, procedure, items }) => [
      subjectKey,
      { procedure, items: items as unknown as readonly LimitItem[] },
    ]),
  );
}

/**
 * Registers limits that came with runs and are not known, by an event derived from that of the first run that holds them.
 * @returns all limits of the runs that are known now
 */
async function registerInline(
  tx: StoreTables,
  drafts: readonly Draft<TestRunContent>[],
  inline: InlineLimits,
): Promise<Limits> {
  const hashes = [...new Set(drafts.map((draft) => draft.content.limitsSha256))];
  let limits = await findLimits(tx, hashes);
  const missing = hashes.filter((hash) => !limits.has(hash));
  if (missing.length > 0) {
    // Limits that are being registered are waited for: either they are known here, or their recorder sees these runs.
    await lockLimits(tx, missing);
    limits = await findLimits(tx, hashes);
  }
  const registrations: Draft<TestLimitsContent>[] = [];
  for (const { content } of drafts) {
    const sent = inline.get(content.limitsSha256);
    if (!sent || limits.has(content.limitsSha256)) continue;
    limits.set(content.limitsSha256, { procedure: content.procedure, items: sent });
    registrations.push(toRegistration(content, sent, registrations.length));
  }
  registrations.forEach(examineLimits);
  if (registrations.length > 0) await tx.testLimits.append(registrations);
  await examineEarlierRuns(tx, registrations);
  return limits;
}

function toRegistration(
  run: TestRunContent,
  items: TestLimitsContent['items'],
  index: number,
): Draft<TestLimitsContent> {
  const { eventTime, origin, collector, documentRef, procedure } = run;
  const eventId = uuidv5(`TEST_LIMITS ${run.limitsSha256}`, run.eventId);
  const content = { eventId, eventTime, origin, collector, documentRef, procedure, items };
  const hashed = { kind: 'TEST_LIMITS', content: content as unknown as JsonValue };
  const findings: Draft['findings'] = [];
  return { index, subjectKey: run.limitsSha256, content, contentSha256: contentSha256(hashed), findings };
}
