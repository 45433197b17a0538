import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { SigningKeyModel } from '../generated/models';
import type { SigningKeyContent } from '../services/register-signing-keys';
import { toBytea } from './bytea';

/** Registrations of signing keys. */
export class SigningKeyStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Stores registrations; MUST run in a transaction. */
  append(drafts: readonly Draft<SigningKeyContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'SIGNING_KEY',
      table: 'signing_key',
      subjectColumn: 'subject_key',
      drafts,
      row: ({ content }) => ({
        algorithm: content.algorithm,
        declaredAlgorithm: content.declaredAlgorithm,
        publicKeyDer: toBytea(content.publicKeyDer),
        purpose: content.purpose,
        custody: content.custody,
        validFromTime: content.validFromTime,
        validFromTimeText: content.validFromTime,
        validToTime: content.validToTime,
        validToTimeText: content.validToTime,
        predecessorKeyId: content.predecessorKeyId,
      }),
    });
  }

  /** The registrations of these keys, the earliest recorded first. */
  findMany(keyIds: readonly string[]): Promise<SigningKeyModel[]> {
    return this.database.signingKey.findMany({
      where: { subjectKey: { in: [...keyIds] } },
      orderBy: [{ recordTime: 'asc' }, { eventId: 'asc' }],
    });
  }
}
