import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { SigningKeyStateModel } from '../generated/models';
import type { SigningKeyStateContent } from '../services/record-signing-key-states';

/** The history of signing keys. */
export class SigningKeyStateStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Stores states; MUST run in a transaction. */
  append(drafts: readonly Draft<SigningKeyStateContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'SIGNING_KEY_STATE',
      table: 'signing_key_state',
      subjectColumn: 'subject_key',
      drafts,
      row: ({ content: { state, compromisedSinceTime, reason } }) => ({
        state,
        compromisedSinceTime,
        compromisedSinceTimeText: compromisedSinceTime,
        reason,
      }),
    });
  }

  /** The states of these keys, in the order of time and event id. */
  findMany(keyIds: readonly string[]): Promise<SigningKeyStateModel[]> {
    return this.database.signingKeyState.findMany({
      where: { subjectKey: { in: [...keyIds] } },
      orderBy: [{ eventTime: 'asc' }, { eventId: 'asc' }],
    });
  }
}
