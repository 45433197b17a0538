import { startTestStores } from '@tracegraph/launcher';
import { contentSha256 } from '@tracegraph/ledger';
import { appendOnce } from '@tracegraph/record';
import type { AppendBatch, Appended, Draft, Envelope } from '@tracegraph/record';
import { createAdapter } from '@tracegraph/subgraph-kit';

import { PrismaClient } from '../../../subgraphs/components/src/generated/client';

/** The simplest kind of record there is: a part. */
export interface PartContent extends Envelope {
  readonly internalPartNumber: string;
  readonly description: string | null;
}

/** A real store with the table of parts. */
export interface PartStore {
  readonly prisma: PrismaClient;
  append(drafts: readonly Draft<PartContent>[]): Promise<readonly Appended[]>;
  stop(): Promise<void>;
}

/** Starts a store of its own, with the application role. MUST be stopped. */
export async function startPartStore(): Promise<PartStore> {
  const stores = await startTestStores(['components']);
  const prisma = new PrismaClient({ adapter: createAdapter(stores.urls.components.databaseUrl) });
  return {
    prisma,
    append: (drafts) => prisma.$transaction((tx) => appendOnce(tx, partBatch(drafts)), { timeout: 30_000 }),
    stop: async () => {
      await prisma.$disconnect();
      await stores.stop();
    },
  };
}

/** A part about to be stored. */
export function aPart(
  subjectKey: string,
  eventId: string,
  description: string | null = null,
): Draft<PartContent> {
  const content = {
    eventId,
    eventTime: '2026-10-25T02:30:00.123456789+01:00',
    origin: 'line 1',
    collector: null,
    documentRef: null,
    internalPartNumber: subjectKey,
    description,
  };
  return {
    index: 0,
    subjectKey,
    content,
    contentSha256: contentSha256({ kind: 'PART', content }),
    findings: [],
  };
}

/** How parts are stored. */
export function partBatch(drafts: readonly Draft<PartContent>[]): AppendBatch<PartContent> {
  return {
    kind: 'PART',
    table: 'part',
    subjectColumn: 'subject_key',
    drafts: drafts.map((one, index) => ({ ...one, index })),
    row: ({ content: { description } }) => ({ description, manufacturerParts: [{ manufacturer: 'A' }] }),
  };
}

/** What became of each. */
export function statuses(outcomes: readonly Appended[]): string[] {
  return outcomes.map(({ status }) => status);
}
