import type { BillLine } from '../catalog/bill-line';
import { operatorOnDuty } from '../catalog/operators';
import type { SiteCode } from '../catalog/sites';
import { siteFolder, type Plant } from '../plant';
import { Random } from '../random';
import { MINUTE, SECOND, siteTime } from '../site-time';
import { logStage, subjectColumns, type StageEntry } from './stage-log';
import { StationQueue, type Slot } from './station-queue';

/** Where and when a defect was seen. */
export interface FoundDefect {
  readonly subject: StageEntry['subject'];
  readonly designators: readonly string[];
  readonly station: string;
  readonly time: number;
}

/** A place to repair: its site, station, the order repairs are booked on, and the parts it may replace. */
export interface ReworkPlace {
  readonly site: SiteCode;
  readonly station: string;
  readonly workOrder: string;
  readonly bill: readonly BillLine[];
}

interface Repair {
  readonly defectId: string;
  readonly action: 'REPLACED' | 'RESOLDERED' | 'ADJUSTED';
  readonly line?: BillLine;
  readonly workOrder: string;
}

/** Pieces a bag for the rework bench holds. */
const BAG = 25;

/** The bench where found defects are repaired, one at a time. */
export class ReworkBench {
  private readonly queue: StationQueue;
  private readonly random: Random;
  private readonly bags = new Map<string, string>();
  private count = 0;

  constructor(
    private readonly plant: Plant,
    private readonly place: ReworkPlace,
  ) {
    this.queue = new StationQueue(place.site, [place.station]);
    this.random = new Random(`rework/${place.site}/${place.station}`);
  }

  /**
   * Resolders a joint that optical inspection found bridged.
   * @returns when the unit is ready again
   */
  touchUp(found: FoundDefect): number {
    const defectId = this.logDefect(found, 'SOLDER_BRIDGE', 'Solder bridge');
    const slot = this.queue.take(found.time, this.random.integer(90, 160) * SECOND);
    this.logRepair(found, slot, { defectId, action: 'RESOLDERED', workOrder: '' });
    return slot.endedTime;
  }

  /**
   * Repairs a unit that failed a test: the suspected component is replaced from a bag of the bench; without a suspect the unit
   * is adjusted.
   * @returns when the unit is ready again
   */
  repair(found: FoundDefect, testItem: string): number {
    const defectId = this.logDefect(found, 'TEST_LIMIT_EXCEEDED', `Outside limits: ${testItem}`);
    const slot = this.queue.take(found.time, this.random.integer(300, 540) * SECOND);
    const [designator] = found.designators;
    const line = designator
      ? this.place.bill.find(({ designators }) => designators.includes(designator))
      : undefined;
    const { workOrder } = this.place;
    this.logRepair(found, slot, {
      defectId,
      action: line ? 'REPLACED' : 'ADJUSTED',
      workOrder,
      ...(line ? { line } : {}),
    });
    return slot.endedTime;
  }

  private logDefect(found: FoundDefect, code: string, description: string): string {
    const { site } = this.place;
    this.count += 1;
    const defectId = `${this.place.station}-${String(this.count).padStart(4, '0')}`;
    const row = {
      defect_id: defectId,
      ...subjectColumns(found.subject),
      code,
      description,
      designators: found.designators,
      station: found.station,
      observed_time: siteTime(site, found.time),
    };
    this.plant.writer.row(`mes/${siteFolder(site)}/defects.csv`, row, found.time);
    return defectId;
  }

  private logRepair(found: FoundDefect, slot: Slot, repair: Repair): void {
    const { site } = this.place;
    const { line } = repair;
    const { startedTime, endedTime } = slot;
    logStage(this.plant, { ...slot, stage: 'REWORK', subject: found.subject });
    const row = {
      repair_id: `R-${repair.defectId}`,
      defect_id: repair.defectId,
      ...subjectColumns(found.subject),
      station: slot.station.station,
      operator: operatorOnDuty(site, slot.station.role, startedTime),
      action: repair.action,
      designators: found.designators,
      part: line?.part ?? '',
      package: line ? this.bag(line, startedTime) : '',
      removed_time: line ? siteTime(site, startedTime + MINUTE) : '',
      installed_time: line ? siteTime(site, endedTime - MINUTE) : '',
      repaired_time: siteTime(site, endedTime),
      rework_order: repair.workOrder,
    };
    this.plant.writer.row(`mes/${siteFolder(site)}/repairs.csv`, row, endedTime);
  }

  private bag(line: BillLine, neededTime: number): string {
    const { site } = this.place;
    const known = this.bags.get(line.part);
    if (known) return known;
    const splitFrom = { pieces: 1_000 };
    const packageId = this.plant.goods.receive({
      site,
      purchased: line,
      quantity: BAG,
      neededTime,
      splitFrom,
    });
    this.bags.set(line.part, packageId);
    return packageId;
  }
}
