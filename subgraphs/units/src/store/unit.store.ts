import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft, Row } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { UnitModel, WorkOrderAssignmentModel } from '../generated/models';
import type { WorkOrderAssignmentContent } from '../services/record-work-order-assignments';
import type { UnitContent } from '../services/register-units';
import { findRegistrations } from './effective';

/** Registrations of units, and their work orders. */
export class UnitStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Stores registrations; MUST run in a transaction. */
  append(drafts: readonly Draft<UnitContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'UNIT',
      table: 'unit',
      subjectColumn: 'unit_key',
      drafts,
      row: ({ content }) => unitRegistrationColumns(content),
    });
  }

  /** Stores work orders of units; MUST run in a transaction. */
  appendWorkOrders(drafts: readonly Draft<WorkOrderAssignmentContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'WORK_ORDER_ASSIGNMENT',
      table: 'work_order_assignment',
      subjectColumn: 'unit_key',
      drafts,
      row: ({ content: { site, number } }) => ({ site, number }),
    });
  }

  /** The registrations that answer for these units. */
  findMany(unitKeys: readonly string[]): Promise<readonly UnitModel[]> {
    return findRegistrations(this.database, 'UNIT', unitKeys);
  }

  /** The work orders of these units, the earliest first. */
  findWorkOrders(unitKeys: readonly string[]): Promise<WorkOrderAssignmentModel[]> {
    return this.database.workOrderAssignment.findMany({
      where: { unitKey: { in: [...unitKeys] } },
      orderBy: [{ eventTime: 'asc' }, { eventId: 'asc' }],
    });
  }
}

/** The columns of a registration. */
export function unitRegistrationColumns({ lotNumber, productionDate, workOrder }: UnitContent): Row {
  return {
    lotNumber,
    productionDate,
    workOrderSite: workOrder?.site ?? null,
    workOrderNumber: workOrder?.number ?? null,
  };
}
