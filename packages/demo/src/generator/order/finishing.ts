import { operatorOnDuty } from '../catalog/operators';
import { siteFolder, type Piece, type Plant } from '../plant';
import { logStatus } from '../process/stage-log';
import { passStage, type UnitStage } from '../process/unit-stage';
import { siteTime } from '../site-time';

/** Passes units through final inspection: a decision for each, and its release. */
export function inspectFinally(plant: Plant, stage: UnitStage, pieces: readonly Piece[]): Piece[] {
  return passStage(plant, stage, pieces, (piece, slot) => {
    const { site, role } = slot.station;
    const row = {
      site,
      part_number: piece.partNumber,
      serial_number: piece.serial,
      gate: 'FINAL',
      attempt: 1,
      result: 'PASS',
      inspector: operatorOnDuty(site, role, slot.startedTime),
      decided_time: siteTime(site, slot.endedTime),
    };
    plant.writer.row(`mes/${siteFolder(site)}/final-inspection.csv`, row, slot.endedTime);
    logStatus(plant, piece, 'RELEASED', slot.endedTime);
  });
}

/** A closed carton with the units in it. */
export interface Carton {
  readonly cartonId: string;
  readonly pieces: readonly Piece[];
  readonly closedTime: number;
}

/** Cartons of an order. */
export interface CartonPlan {
  readonly size: number;
  readonly idOf: (number: number) => string;
}

/** Puts units into cartons in the order of packing. */
export function fillCartons(plant: Plant, plan: CartonPlan, packed: readonly Piece[]): Carton[] {
  const cartons: Carton[] = [];
  for (let first = 0; first < packed.length; first += plan.size) {
    const pieces = packed.slice(first, first + plan.size);
    const closedTime = pieces.at(-1)?.readyTime ?? 0;
    const cartonId = plan.idOf(cartons.length + 1);
    for (const { site, partNumber, serial, readyTime } of pieces) {
      const row = {
        site,
        carton: cartonId,
        part_number: partNumber,
        serial_number: serial,
        packed_time: siteTime(site, readyTime),
      };
      plant.writer.row('logistics/cartons.csv', row, readyTime);
    }
    cartons.push({ cartonId, pieces, closedTime });
  }
  return cartons;
}
