import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft, Row } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { WorkOrderModel } from '../generated/models';
import type { WorkOrderContent } from '../services/register-work-orders';
import { findRegistrations } from './effective';

/** Registrations of work orders. */
export class WorkOrderStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Stores registrations; MUST run in a transaction. */
  append(drafts: readonly Draft<WorkOrderContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'WORK_ORDER',
      table: 'work_order',
      subjectColumn: 'subject_key',
      drafts,
      row: ({ content }) => workOrderColumns(content),
    });
  }

  /** The registrations that answer for these work order keys. */
  findMany(workOrderKeys: readonly string[]): Promise<readonly WorkOrderModel[]> {
    return findRegistrations(this.database, 'WORK_ORDER', workOrderKeys);
  }

  /** Says whether any record of a unit or panel names the order. */
  async isReferredTo(site: string, number: string): Promise<boolean> {
    const [row] = await this.database.$queryRawUnsafe<{ named: boolean }[]>(
      `SELECT EXISTS (SELECT 1 FROM unit WHERE work_order_site = $1 AND work_order_number = $2)
         OR EXISTS (SELECT 1 FROM work_order_assignment WHERE site = $1 AND number = $2)
         OR EXISTS (SELECT 1 FROM panel WHERE site = $1 AND work_order_number = $2) AS named`,
      site,
      number,
    );
    return row?.named ?? false;
  }
}

/** The columns of a registration. */
export function workOrderColumns({ site, number, productKey, quantity }: WorkOrderContent): Row {
  return { site, number, orderedProductKey: productKey, quantity };
}
