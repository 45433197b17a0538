/** One line of a bill of materials whose parts are placed at reference designators. */
export interface BillLine {
  readonly part: string;
  /** `C1` … in the order of placing. */
  readonly designators: readonly string[];
  readonly description: string;
  readonly manufacturer: string;
  readonly manufacturerPart: string;
  readonly critical: boolean;
  /** Electrical value in the base unit with its tolerance in percent; undefined where the tester measures none. */
  readonly value?: { readonly nominal: number; readonly tolerance: number };
}

/** A part without designator: bare board, paste, coating, battery, enclosure. */
export interface BulkMaterial {
  readonly part: string;
  readonly usage:
    'BARE_BOARD' | 'SOLDER_PASTE' | 'FLUX' | 'ADHESIVE' | 'COATING' | 'BATTERY' | 'ENCLOSURE' | 'OTHER';
  readonly description: string;
  readonly manufacturer: string;
  readonly manufacturerPart: string;
  readonly critical: boolean;
  /** Pieces a package holds; 0 for pastes and liquids, whose consumption no line counts. */
  readonly packageQuantity: number;
  /** Pieces one unit takes; 0 where nobody counts. */
  readonly perUnit: number;
  /** Days from manufacture to expiry; 0 for what does not expire. */
  readonly shelfLifeDays: number;
}

/** A line as the tables of the catalogue write it: prefix, count, part, description, maker/part, critical?, value, tolerance. */
export type BillRow = readonly [
  prefix: string,
  count: number,
  part: string,
  description: string,
  maker: string,
  critical?: 'critical' | '',
  nominal?: number,
  tolerance?: number,
];

/** Numbers the designators of a table's rows through, prefix by prefix. */
export function toBillLines(rows: readonly BillRow[]): BillLine[] {
  const used = new Map<string, number>();
  return rows.map(([prefix, count, part, description, maker, critical, nominal, tolerance]) => {
    const first = used.get(prefix) ?? 0;
    used.set(prefix, first + count);
    const [manufacturer = '', manufacturerPart = ''] = maker.split('/');
    return {
      part,
      designators: Array.from({ length: count }, (_, index) => `${prefix}${first + index + 1}`),
      description,
      manufacturer,
      manufacturerPart,
      critical: critical === 'critical',
      ...(nominal === undefined || tolerance === undefined ? {} : { value: { nominal, tolerance } }),
    };
  });
}
