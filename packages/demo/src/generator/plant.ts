import type { BatchWriter } from './batch-writer';
import type { PartNumber } from './catalog/products';
import type { SiteCode } from './catalog/sites';
import type { IncomingGoods } from './materials/incoming-goods';

/** What every process of a site writes to and takes material from. */
export interface Plant {
  readonly writer: BatchWriter;
  readonly goods: IncomingGoods;
}

/** A unit on its way through the line. */
export interface Piece {
  readonly site: SiteCode;
  readonly partNumber: PartNumber;
  readonly serial: string;
  /** Place in the order of making, from 0. */
  readonly index: number;
  /** When the last stage left it, in milliseconds. */
  readonly readyTime: number;
}

/** The folder of a site below a source's folder. */
export const siteFolder = (site: SiteCode): string => site.toLowerCase();
