import type { BillLine } from '../catalog/bill-line';
import type { SiteCode } from '../catalog/sites';
import { Random } from '../random';
import type { IncomingGoods } from './incoming-goods';

/** Which package, or which two after a splice, supplied a line's parts of one board. */
export interface Supply {
  readonly packages: readonly string[];
  /** The new tape was joined to the old one: which of both a part came from is not known. */
  readonly spliceZone: boolean;
}

/** A feeder to plan. */
export interface FeederPlan {
  readonly site: SiteCode;
  readonly line: BillLine;
  readonly boardCount: number;
  /** When the first board needs the feeder. */
  readonly neededTime: number;
  /** Replace the first empty reel by joining the tapes. */
  readonly splice: boolean;
}

/** Boards whose parts may come from either tape of a splice. */
const SPLICE_BOARDS = 2;

/**
 * Decides which reel supplies each board. A reel is replaced between two boards, when less than a board's parts remain, and
 * each reel ends when it ends: the lifetimes of two feeders have nothing to do with each other.
 */
export function planFeeder(goods: IncomingGoods, plan: FeederPlan): Supply[] {
  const { site, line, boardCount } = plan;
  const random = new Random(`feeder/${site}/${line.part}`);
  const supplies: Supply[] = [];
  let previous: string | undefined;
  while (supplies.length < boardCount) {
    // The first reel is often a used one, so that ends spread over the whole order.
    const life = plan.splice && !previous ? 51 : random.integer(previous ? 70 : 30, 320);
    const packageId = receiveReel(goods, plan, random, life);
    const end = Math.min(supplies.length + life, boardCount);
    if (plan.splice && previous) {
      const packages = [previous, packageId];
      for (let board = 0; board < SPLICE_BOARDS; board += 1) supplies.push({ packages, spliceZone: true });
    }
    while (supplies.length < end) supplies.push({ packages: [packageId], spliceZone: false });
    previous = packageId;
  }
  return supplies.slice(0, boardCount);
}

function receiveReel(goods: IncomingGoods, plan: FeederPlan, random: Random, life: number): string {
  const { site, line, neededTime } = plan;
  const perBoard = line.designators.length;
  // Some parts are left on every reel; a spliced tape could have held those of the uncertain boards too.
  const spare = plan.splice ? SPLICE_BOARDS * perBoard : random.integer(0, perBoard - 1);
  const quantity = life * perBoard + spare;
  const isSplit = perBoard >= 4 && random.next() < 0.3;
  return goods.receive({
    site,
    purchased: line,
    quantity,
    neededTime,
    twoLots: !isSplit && random.next() < 0.1,
    ...(isSplit ? { splitFrom: { pieces: Math.ceil(quantity / 5_000) * 10_000 } } : {}),
  });
}
