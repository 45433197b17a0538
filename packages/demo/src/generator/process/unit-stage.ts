import type { SiteCode } from '../catalog/sites';
import type { Piece, Plant } from '../plant';
import { Random } from '../random';
import { SECOND } from '../site-time';
import { logStage } from './stage-log';
import { StationQueue, type Slot } from './station-queue';
import { byReadyTime } from './test-cell';

/** A stage that every unit passes once. */
export interface UnitStage {
  readonly site: SiteCode;
  readonly stage: string;
  readonly stations: readonly string[];
  readonly seconds: number;
}

/**
 * Passes units through a stage in the order in which they are ready.
 * @param work what happens to a unit there
 * @returns the units with the time they leave
 */
export function passStage(
  plant: Plant,
  stage: UnitStage,
  pieces: readonly Piece[],
  work: (piece: Piece, slot: Slot) => void = () => undefined,
): Piece[] {
  const queue = new StationQueue(stage.site, stage.stations);
  const random = new Random(`stage/${stage.site}/${stage.stage}/${stage.stations.join()}`);
  return byReadyTime(pieces).map((piece) => {
    const slot = queue.take(piece.readyTime, (stage.seconds + random.integer(-2, 4)) * SECOND);
    logStage(plant, { ...slot, stage: stage.stage, subject: piece });
    work(piece, slot);
    return { ...piece, readyTime: slot.endedTime };
  });
}
