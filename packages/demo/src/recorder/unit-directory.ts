import { encodeKeyPart, formatUnitKey } from '@tracegraph/gs1';
import { TraceError } from '@tracegraph/service-kit';

import type { BatchReader } from './batch-reader';
import type { CsvRow } from './csv-row';

interface ProductKeys {
  readonly gtin: string | undefined;
  /** GLN of the owner, else its code. */
  readonly owner: string;
}

/** Says which unit a row is about: the key of a unit can be computed from part number and serial number alone. */
export class UnitDirectory {
  private readonly products = new Map<string, ProductKeys>();

  constructor(reader: BatchReader) {
    const glns = new Map(
      reader.csv('master-data/parties.csv').map((row) => [row.text('code'), row.optional('gln')]),
    );
    for (const row of reader.csv('master-data/products.csv')) {
      const code = row.text('owner');
      const owner = glns.get(code) ?? code;
      this.products.set(row.text('part_number'), { gtin: row.optional('gtin'), owner });
    }
  }

  /** The key of a product. */
  productKey(partNumber: string): string {
    const { gtin, owner } = this.product(partNumber);
    return gtin === undefined ? `part/${owner}/${encodeKeyPart(partNumber)}` : `01/${gtin}`;
  }

  /** The key of a unit with a serial number. */
  unitKey(partNumber: string, serialNumber: string): string {
    const { gtin, owner } = this.product(partNumber);
    return gtin === undefined
      ? formatUnitKey({ scheme: 'part', owner, partNumber, serialNumber })
      : formatUnitKey({ scheme: '01', gtin, serialNumber });
  }

  /** The unit of a row with the columns `part_number` and `serial_number`. */
  ofRow(row: CsvRow): string {
    return this.unitKey(row.text('part_number'), row.text('serial_number'));
  }

  /** The key of a place on a panel. */
  panelKey(site: string, panelId: string, position: number): string {
    return formatUnitKey({ scheme: 'panel', site, panelId, position });
  }

  /** All units of a row that is about either places on a panel or one unit. */
  subjects(row: CsvRow, site: string): string[] {
    const panel = row.optional('panel');
    if (panel === undefined) return [this.ofRow(row)];
    return row.list('positions').map((position) => this.panelKey(site, panel, Number(position)));
  }

  private product(partNumber: string): ProductKeys {
    const found = this.products.get(partNumber);
    if (found) return found;
    throw new TraceError(
      'DEMO_FILE_MALFORMED',
      `Expected a product of products.csv, received ${partNumber}.`,
    );
  }
}
