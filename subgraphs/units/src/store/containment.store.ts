import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft, RecordRow } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { UnitInstallationContent } from '../services/record-unit-installations';
import type { UnitRemovalContent } from '../services/record-unit-removals';
import { FAMILY } from './containment-walk';
import { rowsOf } from './effective';

/** One step of a walk: a unit inside the unit asked (`DOWN`), or one it is inside of (`UP`). */
export interface FamilyRow extends RecordRow {
  /** The unit asked. */
  readonly root: string;
  readonly direction: 'DOWN' | 'UP';
  readonly depth: number;
  /** Unit keys from the unit asked (left out) to this one (included). */
  readonly path: readonly string[];
  readonly position: string | null;
  readonly installedTime: Date;
  /** When the first step of the chain came apart; null while all of it holds. */
  readonly removedTime: Date | null;
}

/** Units inside units. */
export class ContainmentStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Stores installations; MUST run in a transaction. */
  append(drafts: readonly Draft<UnitInstallationContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'UNIT_INSTALLATION',
      table: 'unit_installation',
      subjectColumn: 'unit_key',
      drafts,
      row: ({ content: { containerUnitKey, position } }) => ({ containerUnitKey, position }),
    });
  }

  /** Stores removals; MUST run in a transaction. */
  appendRemovals(drafts: readonly Draft<UnitRemovalContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'UNIT_REMOVAL',
      table: 'unit_removal',
      subjectColumn: 'unit_key',
      drafts,
      row: ({ content: { containerUnitKey, reason } }) => ({ containerUnitKey, reason }),
    });
  }

  /**
   * Everything inside these units and everything they are inside of, by effective records, in one statement; each installation
   * once. A row deeper than DEPTH_LIMIT says that there is more.
   * Of each unit and direction at most `limit` rows, nearest first: depth, installation time, unit key, event id.
   */
  async findFamily(unitKeys: readonly string[], limit: number): Promise<readonly FamilyRow[]> {
    return rowsOf<FamilyRow>(this.database, FAMILY, unitKeys, limit);
  }
}
