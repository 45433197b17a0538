import type { SiteCode } from '../catalog/sites';
import type { BatchWriter } from '../batch-writer';
import { Random } from '../random';
import { DAY, HOUR, siteTime, utcTime } from '../site-time';

/** What the warehouse needs to know of a part to book it in. */
export interface Purchased {
  readonly part: string;
  readonly manufacturer: string;
  readonly manufacturerPart: string;
  readonly shelfLifeDays?: number;
}

/** A package to book in. */
export interface Receipt {
  readonly site: SiteCode;
  readonly purchased: Purchased;
  /** Pieces; 0 for pastes and liquids. */
  readonly quantity: number;
  /** Instant of mounting; the package was booked in before. */
  readonly neededTime: number;
  /** Cut off a larger reel; `pieces` are what that reel held. */
  readonly splitFrom?: { readonly pieces: number } | { readonly packageId: string };
  readonly twoLots?: boolean;
}

interface Lot {
  readonly lotNumber: string;
  usedBy: number;
}

const COUNTRIES = ['JP', 'TW', 'MY', 'DE', 'CZ', 'KR', 'VN'];

/** The goods received: manufacturer lots, packages, their contents and parents. */
export class IncomingGoods {
  private readonly random = new Random('incoming-goods');
  private readonly currentLots = new Map<string, Lot>();
  private readonly contents = new Map<string, readonly Lot[]>();
  private readonly numbers: Record<SiteCode, number> = { WRO1: 4_400_100, PEN2: 2_200_500 };

  constructor(private readonly writer: BatchWriter) {}

  /**
   * Books a package in.
   * @returns its id
   */
  receive(receipt: Receipt): string {
    const { site, neededTime } = receipt;
    const receivedTime = neededTime - this.random.integer(3, 20) * DAY - this.random.integer(0, 7) * HOUR;
    const parent = this.parentOf(receipt, receivedTime);
    const lots = parent
      ? (this.contents.get(parent) ?? [])
      : [
          this.lot(receipt, receivedTime),
          ...(receipt.twoLots ? [this.lot(receipt, receivedTime, true)] : []),
        ];
    const bookedTime = parent ? neededTime - this.random.integer(1, 30) * HOUR : receivedTime;
    const packageId = this.book(receipt, receipt.quantity, bookedTime, lots);
    if (parent) {
      const order = bookedTime;
      this.writer.row(
        'incoming/package-parents.csv',
        { site, package: packageId, relation: 'SPLIT', parent, split_time: siteTime(site, bookedTime) },
        order,
      );
    }
    this.contents.set(packageId, lots);
    return packageId;
  }

  private parentOf(receipt: Receipt, receivedTime: number): string | undefined {
    if (!receipt.splitFrom) return undefined;
    if ('packageId' in receipt.splitFrom) return receipt.splitFrom.packageId;
    const lots = [this.lot(receipt, receivedTime)];
    const parent = this.book(receipt, receipt.splitFrom.pieces, receivedTime, lots);
    this.contents.set(parent, lots);
    return parent;
  }

  private book(receipt: Receipt, quantity: number, bookedTime: number, lots: readonly Lot[]): string {
    const { site, purchased } = receipt;
    this.numbers[site] += this.random.integer(1, 4);
    const packageId = `${site === 'WRO1' ? 'W' : 'P'}${this.numbers[site]}`;
    const row = {
      site,
      package: packageId,
      part: purchased.part,
      quantity: quantity === 0 ? '' : quantity,
      booked_time: siteTime(site, bookedTime),
    };
    this.writer.row('incoming/packages.csv', row, bookedTime);
    for (const { lotNumber } of lots) {
      const content = {
        site,
        package: packageId,
        manufacturer: purchased.manufacturer,
        manufacturer_part: purchased.manufacturerPart,
        lot: lotNumber,
      };
      this.writer.row('incoming/package-lots.csv', content, bookedTime);
    }
    return packageId;
  }

  /** The lot deliveries of a part come from at present; a new one after two or three packages. */
  private lot({ purchased, site }: Receipt, receivedTime: number, fresh = false): Lot {
    const key = `${purchased.manufacturer}/${purchased.manufacturerPart}`;
    const current = this.currentLots.get(key);
    if (current && !fresh && current.usedBy < 3) {
      current.usedBy += 1;
      return current;
    }
    const made = receivedTime - this.random.integer(25, 90) * DAY;
    const lot = { lotNumber: this.lotNumber(made), usedBy: this.random.integer(1, 2) };
    this.currentLots.set(key, lot);
    const expiry = purchased.shelfLifeDays ? utcTime(made + purchased.shelfLifeDays * DAY).slice(0, 10) : '';
    const row = {
      manufacturer: purchased.manufacturer,
      manufacturer_part: purchased.manufacturerPart,
      lot: lot.lotNumber,
      date_code: dateCode(made),
      supplier: site === 'WRO1' ? 'Palisander Component Distribution BV' : 'Mangrove Parts Pte. Ltd.',
      country_of_origin: COUNTRIES[key.length % COUNTRIES.length] ?? 'JP',
      manufacture_date: utcTime(made).slice(0, 10),
      expiry_date: expiry,
      received_time: siteTime(site, receivedTime),
    };
    this.writer.row('incoming/lots.csv', row, receivedTime);
    return lot;
  }

  private lotNumber(made: number): string {
    const letters = 'ABCDEFGHKLMNPRST';
    const letter = letters.charAt(this.random.integer(0, letters.length - 1));
    return `${letter}${dateCode(made)}-${String(this.random.integer(100, 9_999)).padStart(4, '0')}`;
  }
}

/** Year and week of making, `YYWW`, as printed on reels. */
function dateCode(instant: number): string {
  const year = new Date(instant).getUTCFullYear();
  const day = Math.floor((instant - Date.UTC(year, 0, 1)) / DAY);
  return `${String(year % 100)}${String(Math.floor(day / 7) + 1).padStart(2, '0')}`;
}
