import { appendOnce, envelopeColumns, unitColumns } from '@tracegraph/record';
import type { Appended, Draft, RecordRow, Row } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { ReturnUnitModel, ShipmentUnitModel } from '../generated/models';
import type { ReturnContent } from '../services/record-returns';
import type { ShipmentContent } from '../services/record-shipments';
import { deriveEventId } from './derive-event-id';
import { rowsOf } from './effective';

/** A shipment that names a carton. */
export interface CartonShipment extends RecordRow {
  /** The shipment number. */
  readonly subjectKey: string;
  readonly soldTo: string | null;
  readonly shipTo: string | null;
  readonly cartonId: string;
}

/** Shipments and returns. */
export class ShipmentStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Stores shipments with the units and cartons they name; MUST run in a transaction. */
  append(drafts: readonly Draft<ShipmentContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'SHIPMENT',
      table: 'shipment',
      subjectColumn: 'subject_key',
      drafts,
      row: ({ content: { soldTo, shipTo } }) => ({ soldTo, shipTo }),
      children: [
        {
          table: 'shipment_unit',
          rows: (draft) =>
            unitRows(draft, {
              shipmentNumber: draft.subjectKey,
              shipmentEventId: draft.content.eventId,
              soldTo: draft.content.soldTo,
              shipTo: draft.content.shipTo,
            }),
        },
        {
          table: 'shipment_carton',
          rows: ({ subjectKey, content: { eventId, cartonIds } }) =>
            cartonIds.map((cartonId) => ({ subjectKey, eventId, cartonId })),
        },
      ],
    });
  }

  /** Stores returns with the units they name; MUST run in a transaction. */
  appendReturns(drafts: readonly Draft<ReturnContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'RETURN',
      table: 'unit_return',
      subjectColumn: 'subject_key',
      drafts,
      row: ({ content: { returnedBy, site } }) => ({ returnedBy, site }),
      children: [
        {
          table: 'return_unit',
          rows: (draft) =>
            unitRows(draft, {
              shipmentNumber: draft.subjectKey,
              returnEventId: draft.content.eventId,
              returnedBy: draft.content.returnedBy,
              site: draft.content.site,
            }),
        },
      ],
    });
  }

  /** The shipments that name these units themselves. */
  findUnits(unitKeys: readonly string[]): Promise<ShipmentUnitModel[]> {
    return this.database.shipmentUnit.findMany({ where: { unitKey: { in: [...unitKeys] } } });
  }

  /** The returns of these units. */
  findReturned(unitKeys: readonly string[]): Promise<ReturnUnitModel[]> {
    return this.database.returnUnit.findMany({ where: { unitKey: { in: [...unitKeys] } } });
  }

  /** The shipments that name these cartons, the earliest first. */
  async findOfCartons(cartonIds: readonly string[]): Promise<readonly CartonShipment[]> {
    if (cartonIds.length === 0) return [];
    return rowsOf<CartonShipment>(
      this.database,
      `SELECT shipment.*, named.carton_id FROM shipment_carton AS named
       JOIN shipment ON shipment.subject_key = named.subject_key AND shipment.event_id = named.event_id
       WHERE named.carton_id = ANY($1::text[]) ORDER BY shipment.event_time, shipment.event_id`,
      cartonIds,
    );
  }

  /** The units that shipments or returns with these numbers concern, those in cartons included. */
  async findUnitKeysOf(shipmentNumbers: readonly string[]): Promise<readonly string[]> {
    const rows = await this.database.$queryRawUnsafe<{ unit_key: string }[]>(
      `SELECT unit_key FROM shipment_unit WHERE shipment_number = ANY($1::text[])
       UNION SELECT unit_key FROM return_unit WHERE shipment_number = ANY($1::text[])
       UNION SELECT packed.unit_key FROM shipment_carton AS named
         JOIN carton_unit AS packed ON packed.carton_id = named.carton_id WHERE named.subject_key = ANY($1::text[])`,
      shipmentNumbers,
    );
    return rows.map((row) => row.unit_key);
  }

  /** The cartons that shipments with these numbers name. */
  async findCartonIdsOf(shipmentNumbers: readonly string[]): Promise<readonly string[]> {
    const rows = await this.database.shipmentCarton.findMany({
      where: { subjectKey: { in: [...shipmentNumbers] } },
      select: { cartonId: true },
      distinct: ['cartonId'],
    });
    return rows.map(({ cartonId }) => cartonId);
  }

  /** The numbers of the shipments sent to these parties. */
  async findNumbersTo(partyCodes: readonly string[]): Promise<readonly string[]> {
    const rows = await this.database.shipment.findMany({
      where: { shipTo: { in: [...partyCodes] } },
      select: { subjectKey: true },
      distinct: ['subjectKey'],
    });
    return rows.map(({ subjectKey }) => subjectKey);
  }
}

function unitRows(draft: Draft<ShipmentContent> | Draft<ReturnContent>, columns: Row): Row[] {
  return draft.content.unitKeys.map((unitKey) => ({
    ...unitColumns(unitKey),
    ...envelopeColumns(draft),
    eventId: deriveEventId(unitKey, draft.content.eventId),
    ...columns,
  }));
}
