import { formatUnitKey, parseUnitKey } from '@tracegraph/gs1';
import { compareText, insertRows, unitColumns } from '@tracegraph/record';

import type { Prisma } from '../generated/client';

/** Every unit any record names, registered or not. */
export class KnownUnitStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /**
   * Notes units as named by a record. MUST run in the transaction of the record, before it is stored and in this order only:
   * a unit new to two recorders at once makes the second wait for the first, and sorted keys let none wait for each other.
   */
  async note(unitKeys: readonly string[]): Promise<void> {
    const rows = [...new Set(unitKeys)].sort(compareText).map((unitKey) => ({
      ...unitColumns(unitKey),
      serialNumber: serialNumberOf(unitKey),
    }));
    await insertRows(this.database, 'known_unit', rows);
  }

  /** Those of the keys that any record names. */
  async findKnown(unitKeys: readonly string[]): Promise<readonly string[]> {
    const rows = await this.database.knownUnit.findMany({
      where: { unitKey: { in: [...unitKeys] } },
      select: { unitKey: true },
    });
    return rows.map(({ unitKey }) => unitKey);
  }

  /** All units with one of these keys or this serial number, by unit key. */
  async search(unitKeys: readonly string[], serialNumber: string | null): Promise<readonly FoundUnit[]> {
    return this.database.$queryRawUnsafe<FoundUnit[]>(
      `SELECT unit_key AS "unitKey", serial_number AS "serialNumber" FROM known_unit WHERE unit_key = ANY($1::text[])
       UNION SELECT unit_key, serial_number FROM known_unit WHERE serial_number = $2::text
       ORDER BY 1`,
      unitKeys,
      serialNumber,
    );
  }
}

/** A unit found by its key or serial number. */
export interface FoundUnit {
  readonly unitKey: string;
  readonly serialNumber: string | null;
}

/** The keys of the places of a panel. */
export function placesOf(site: string, panelId: string, positionCount: number): string[] {
  return Array.from({ length: positionCount }, (_place, at) =>
    formatUnitKey({ scheme: 'panel', site, panelId, position: at + 1 }),
  );
}

function serialNumberOf(unitKey: string): string | null {
  const key = parseUnitKey(unitKey);
  return key.scheme === 'panel' ? null : key.serialNumber;
}
