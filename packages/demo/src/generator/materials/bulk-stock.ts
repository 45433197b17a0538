import type { BulkMaterial } from '../catalog/bill-line';
import type { SiteCode } from '../catalog/sites';
import { HOUR } from '../site-time';
import type { IncomingGoods } from './incoming-goods';

interface OpenPackage {
  readonly packageId: string;
  readonly openedTime: number;
  left: number;
}

/** Longest time a jar of paste or a canister of coating stays open. */
const OPEN_LIMIT = 2 * HOUR;

/** Material without designator: one package of each is open, and the next one is opened when it is empty or too long open. */
export class BulkStock {
  private readonly open = new Map<string, OpenPackage>();

  constructor(
    private readonly goods: IncomingGoods,
    private readonly site: SiteCode,
  ) {}

  /**
   * Takes pieces from the open package; all of them come from one.
   * @returns the package's id
   */
  take(material: BulkMaterial, pieces: number, time: number): string {
    const current = this.open.get(material.part);
    if (current && this.serves(current, material, pieces, time)) {
      current.left -= pieces;
      return current.packageId;
    }
    const packageId = this.goods.receive({
      site: this.site,
      purchased: material,
      quantity: material.packageQuantity,
      neededTime: time,
    });
    this.open.set(material.part, { packageId, openedTime: time, left: material.packageQuantity - pieces });
    return packageId;
  }

  private serves(current: OpenPackage, material: BulkMaterial, pieces: number, time: number): boolean {
    return material.packageQuantity === 0 ? time - current.openedTime < OPEN_LIMIT : current.left >= pieces;
  }
}
