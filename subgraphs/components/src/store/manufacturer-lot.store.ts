import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft, RecordRow } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { ManufacturerLotContent } from '../services/register-manufacturer-lots';
import { RECORD_COLUMNS, standingRecords } from './effective-records';

/** A lot as registered. */
export interface ManufacturerLotRow extends RecordRow {
  readonly lotKey: string;
  readonly manufacturer: string;
  readonly manufacturerPartNumber: string;
  readonly lotNumber: string;
  readonly dateCode: string | null;
  readonly supplier: string | null;
  readonly countryOfOrigin: string | null;
  readonly manufactureDate: string | null;
  readonly expiryDate: string | null;
}

/** Registrations of lots of makers. */
export class ManufacturerLotStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Stores registrations; MUST run in a transaction. */
  append(drafts: readonly Draft<ManufacturerLotContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'MANUFACTURER_LOT',
      table: 'manufacturer_lot',
      subjectColumn: 'subject_key',
      drafts,
      row: ({ content }) => ({
        manufacturer: content.manufacturer,
        manufacturerPartNumber: content.manufacturerPartNumber,
        lotNumber: content.lotNumber,
        dateCode: content.dateCode,
        supplier: content.supplier,
        countryOfOrigin: content.countryOfOrigin,
        manufactureDate: content.manufactureDate,
        expiryDate: content.expiryDate,
      }),
    });
  }

  /** The earliest recorded effective registration of each lot. */
  findStanding(lotKeys: readonly string[]): Promise<ManufacturerLotRow[]> {
    return this.database.$queryRawUnsafe(
      `SELECT recorded.subject_key AS "lotKey", recorded.manufacturer,
         recorded.manufacturer_part_number AS "manufacturerPartNumber", recorded.lot_number AS "lotNumber",
         recorded.date_code AS "dateCode", recorded.supplier, recorded.country_of_origin AS "countryOfOrigin",
         recorded.manufacture_date AS "manufactureDate", recorded.expiry_date AS "expiryDate", ${RECORD_COLUMNS}
       FROM ${standingRecords('MANUFACTURER_LOT')}`,
      lotKeys,
    );
  }
}
