import { operatorOnDuty } from '../catalog/operators';
import type { SiteCode } from '../catalog/sites';
import { siteFolder, type Piece, type Plant } from '../plant';
import { Random } from '../random';
import { SECOND, siteTime } from '../site-time';
import type { Procedure } from '../test/procedure';
import { measure } from '../test/test-record';
import type { TestItem } from '../test/test-item';
import type { ReworkBench } from './rework-bench';
import { logStage, logStatus } from './stage-log';
import { StationQueue, type Slot } from './station-queue';

/** A place where one procedure is run on all units of an order. */
export interface TestCellPlan {
  readonly site: SiteCode;
  readonly stage: string;
  readonly stations: readonly string[];
  readonly seconds: number;
  readonly procedure: Procedure;
  /** Digest of the image the unit runs while it is tested. */
  readonly firmwareUnderTest?: string;
  /** How many units fail the first attempt. */
  readonly failures: number;
  readonly pieceCount: number;
  readonly bench: ReworkBench;
}

interface Attempt {
  readonly piece: Piece;
  readonly attempt: number;
  readonly retestReason: string | null;
  readonly failing?: TestItem;
}

/** Tests units, has those repaired that fail, and tests these again when all others are done. */
export class TestCell {
  private readonly queue: StationQueue;
  private readonly failing: ReadonlyMap<number, TestItem>;

  constructor(
    private readonly plant: Plant,
    private readonly plan: TestCellPlan,
  ) {
    this.queue = new StationQueue(plan.site, plan.stations);
    const random = new Random(`failures/${plan.procedure.procedure}`);
    const suspects = plan.procedure.items.filter(({ reading }) => reading.suspect !== undefined);
    const places = random.sample(plan.failures, plan.pieceCount);
    // Spread over the procedure, so that not all failures are of one kind.
    const spacing = suspects.length / plan.failures;
    const suspectOf = (number: number): TestItem =>
      suspects[Math.floor((number + 0.5) * spacing)] as TestItem;
    this.failing = new Map(places.map((place, number) => [place, suspectOf(number)]));
  }

  /** @returns the same units with the time they leave the cell, all of them good */
  run(pieces: readonly Piece[]): Piece[] {
    const done: Piece[] = [];
    const again: Attempt[] = [];
    for (const piece of byReadyTime(pieces)) {
      const failing = this.failing.get(piece.index);
      const slot = this.attempt({ piece, attempt: 1, retestReason: null, ...(failing ? { failing } : {}) });
      if (failing) again.push(this.repair(piece, slot, failing));
      else done.push({ ...piece, readyTime: slot.endedTime });
    }
    for (const attempt of again) done.push({ ...attempt.piece, readyTime: this.attempt(attempt).endedTime });
    return byReadyTime(done);
  }

  private repair(piece: Piece, slot: Slot, failing: TestItem): Attempt {
    const { procedure, bench } = this.plan;
    logStatus(this.plant, piece, 'HELD', slot.endedTime, `FAILED_${procedure.procedure}`);
    const designators = failing.reading.suspect ? [failing.reading.suspect] : [];
    const found = { subject: piece, designators, station: slot.station.station, time: slot.endedTime };
    const readyTime = bench.repair(found, failing.name);
    logStatus(this.plant, piece, 'IN_PROCESS', readyTime, 'REPAIRED');
    return { piece: { ...piece, readyTime }, attempt: 2, retestReason: 'AFTER_REPAIR' };
  }

  private attempt({ piece, attempt, retestReason, failing }: Attempt): Slot {
    const { site, procedure, stage } = this.plan;
    const random = new Random(`test/${procedure.procedure}/${piece.index}/${attempt}`);
    const slot = this.queue.take(piece.readyTime, (this.plan.seconds + random.integer(-3, 3)) * SECOND);
    const { station, startedTime, endedTime } = slot;
    logStage(this.plant, { ...slot, stage, subject: piece, result: failing ? 'FAILED' : 'COMPLETED' });
    const fixture = station.resources.find((resource) => resource.startsWith('FIXTURE:'));
    const record = {
      dut_id: piece.serial,
      part_number: piece.partNumber,
      site,
      station_id: station.station,
      start_time: siteTime(site, startedTime),
      end_time: siteTime(site, endedTime),
      outcome: failing ? 'FAIL' : 'PASS',
      metadata: {
        test_name: procedure.procedure,
        test_version: procedure.revision,
        operator: operatorOnDuty(site, station.role, startedTime),
        fixture: fixture?.split(':')[1] ?? null,
        attempt,
        retest_reason: retestReason,
        firmware_under_test: this.plan.firmwareUnderTest ?? null,
      },
      measurements: measure(procedure, random, failing?.name),
    };
    const path = `test/${siteFolder(site)}/${procedure.procedure.toLowerCase()}.ndjson`;
    this.plant.writer.line(path, record, startedTime);
    return slot;
  }
}

/** Units in the order in which they are ready. */
export function byReadyTime(pieces: readonly Piece[]): Piece[] {
  return pieces.toSorted((left, right) => left.readyTime - right.readyTime || left.index - right.index);
}
