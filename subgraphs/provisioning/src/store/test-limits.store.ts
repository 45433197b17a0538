import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { TestLimitsContentModel, TestLimitsModel } from '../generated/models';
import type { TestLimitsContent } from '../services/register-test-limits';

/** Registrations of limits, and what the limits are, once. */
export class TestLimitsStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Stores registrations, and each content once; MUST run in a transaction. */
  append(drafts: readonly Draft<TestLimitsContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'TEST_LIMITS',
      table: 'test_limits',
      subjectColumn: 'subject_key',
      drafts,
      row: ({ content }) => ({ procedure: content.procedure }),
      children: [
        {
          table: 'test_limits_content',
          rows: ({ subjectKey, content: { procedure, items } }) => [{ subjectKey, procedure, items }],
        },
      ],
    });
  }

  /** The registrations of these limits, the earliest recorded first. */
  findMany(hashes: readonly string[]): Promise<TestLimitsModel[]> {
    return this.database.testLimits.findMany({
      where: { subjectKey: { in: [...hashes] } },
      orderBy: [{ recordTime: 'asc' }, { eventId: 'asc' }],
    });
  }

  /** What these limits are. */
  findContents(hashes: readonly string[]): Promise<TestLimitsContentModel[]> {
    return this.database.testLimitsContent.findMany({ where: { subjectKey: { in: [...hashes] } } });
  }
}
