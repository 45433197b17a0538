import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { SecurityStateModel } from '../generated/models';
import type { SecurityStateContent } from '../services/record-security-states';

/** Observations of the locks of units. */
export class SecurityStateStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Stores records; MUST run in a transaction. */
  append(drafts: readonly Draft<SecurityStateContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'SECURITY_STATE',
      table: 'security_state',
      subjectColumn: 'unit_key',
      drafts,
      row: ({ content }) => ({
        secureBoot: content.secureBoot,
        debugLocked: content.debugLocked,
        rootKeyId: content.rootKeyId,
        lifecycleState: content.lifecycleState,
        fuseDigest: content.fuseDigest,
        site: content.site,
        stationId: content.stationId,
      }),
    });
  }

  /** Those of these units, in the order of time and event id. */
  findMany(unitKeys: readonly string[]): Promise<SecurityStateModel[]> {
    return this.database.securityState.findMany({
      where: { unitKey: { in: [...unitKeys] } },
      orderBy: [{ eventTime: 'asc' }, { eventId: 'asc' }],
    });
  }
}
