import type { BillLine, BulkMaterial } from '../catalog/bill-line';
import type { PartNumber } from '../catalog/products';
import type { SiteCode } from '../catalog/sites';
import { stationOf } from '../catalog/stations';
import type { BulkStock } from '../materials/bulk-stock';
import { planFeeder, type Supply } from '../materials/feeder';
import { siteFolder, type Piece, type Plant } from '../plant';
import { Random } from '../random';
import { MINUTE, SECOND, siteDay, siteTime } from '../site-time';
import { logStage, logStatus } from './stage-log';
import type { ReworkBench } from './rework-bench';

/** Boards of a panel of either product. */
export const PANEL_SIZE = 6;

/** A stage of the line: how long one panel takes there. */
export interface LineStage {
  readonly stage: string;
  readonly station: string;
  readonly seconds: number;
  /** Time a panel waits in front of the stage. */
  readonly waitSeconds?: number;
  /** Feeders of a placement machine. */
  readonly feeders?: readonly BillLine[];
}

/** An order for the line. */
export interface LineOrder {
  readonly site: SiteCode;
  readonly partNumber: PartNumber;
  readonly workOrder: string;
  readonly lotNumber: string;
  readonly panelPrefix: string;
  readonly boardCount: number;
  readonly startTime: number;
  readonly taktSeconds: number;
  readonly stages: readonly LineStage[];
  readonly bulk: readonly BulkMaterial[];
  readonly serialOf: (index: number) => string;
  /** The feeder whose tape is spliced, if any. */
  readonly splicedPart?: string;
  /** Boards on which optical inspection finds a bridge that is resoldered before the panel is cut. */
  readonly bridges: readonly { readonly index: number; readonly designator: string }[];
}

/** What a line takes from beside it. */
export interface LineSupply {
  readonly stock: BulkStock;
  readonly bench: ReworkBench;
}

/** A panel on its way: first board, positions in use, and when it entered the line. */
interface Panel {
  readonly panelId: string;
  readonly firstIndex: number;
  readonly positions: readonly number[];
  readonly enteredTime: number;
}

interface PanelRun {
  readonly panel: Panel;
  readonly startedTime: number;
  readonly endedTime: number;
}

/**
 * Runs an order through a line. Panels enter one takt apart and keep their order at every station; all facts are written under
 * the place on the panel, because the serial number exists only when the panel is cut.
 * @returns the cut boards
 */
export function runSmtLine(plant: Plant, order: LineOrder, supply: LineSupply): Piece[] {
  const panels = planPanels(order);
  for (const { panelId, enteredTime } of panels) {
    const { site, workOrder } = order;
    const row = {
      site,
      panel: panelId,
      position_count: PANEL_SIZE,
      work_order: workOrder,
      started_time: siteTime(site, enteredTime),
    };
    plant.writer.row(`smt/${siteFolder(site)}/panels.csv`, row, enteredTime);
  }
  let offset = 0;
  let last: PanelRun[] = [];
  for (const stage of order.stages) {
    offset += (stage.waitSeconds ?? 8) * SECOND;
    last = runStage(plant, order, stage, schedule(order, stage, panels, offset), supply);
    offset += stage.seconds * SECOND;
  }
  return last.flatMap((run) => bindSerials(plant, order, run));
}

function planPanels(order: LineOrder): Panel[] {
  const count = Math.ceil(order.boardCount / PANEL_SIZE);
  return Array.from({ length: count }, (_, number) => {
    const firstIndex = number * PANEL_SIZE;
    // The maker of the bare boards crosses out bad positions; the last panel of an order uses the good ones it needs.
    const used = Math.min(PANEL_SIZE, order.boardCount - firstIndex);
    return {
      panelId: `${order.panelPrefix}${String(number + 1).padStart(3, '0')}`,
      firstIndex,
      positions: Array.from({ length: used }, (_position, index) => index + 1),
      enteredTime: order.startTime + number * order.taktSeconds * SECOND,
    };
  });
}

function schedule(order: LineOrder, stage: LineStage, panels: readonly Panel[], offset: number): PanelRun[] {
  const random = new Random(`line/${order.site}/${stage.station}`);
  return panels.map((panel) => {
    const startedTime = panel.enteredTime + offset;
    const endedTime = startedTime + (stage.seconds - random.integer(0, 3)) * SECOND;
    return { panel, startedTime, endedTime };
  });
}

function runStage(
  plant: Plant,
  order: LineOrder,
  stage: LineStage,
  runs: PanelRun[],
  supply: LineSupply,
): PanelRun[] {
  const station = stationOf(order.site, stage.station);
  for (const { panel, startedTime, endedTime } of runs) {
    const bridged = stage.stage === 'AOI' ? bridgesOn(order, panel) : [];
    const good = panel.positions.filter(
      (position) => !bridged.some((bridge) => bridge.position === position),
    );
    const common = { station, stage: stage.stage, startedTime, endedTime };
    if (good.length > 0) logStage(plant, { ...common, subject: { panelId: panel.panelId, positions: good } });
    for (const { position, designator } of bridged) {
      const subject = { panelId: panel.panelId, positions: [position] };
      logStage(plant, { ...common, subject, result: 'FAILED' });
      supply.bench.touchUp({ subject, designators: [designator], station: stage.station, time: endedTime });
    }
  }
  if (stage.feeders) logPlacements(plant, order, stage, runs);
  if (stage.stage === 'PASTE_PRINT') logConsumables(plant, order, stage, runs, supply.stock);
  return runs;
}

function bridgesOn(order: LineOrder, panel: Panel): { position: number; designator: string }[] {
  return order.bridges.flatMap(({ index, designator }) => {
    const position = index - panel.firstIndex + 1;
    return panel.positions.includes(position) ? [{ position, designator }] : [];
  });
}

function logPlacements(plant: Plant, order: LineOrder, stage: LineStage, runs: readonly PanelRun[]): void {
  const { site } = order;
  const { station, program, revision } = stationOf(site, stage.station);
  const feeders = (stage.feeders ?? []).map((line, slot) => ({
    line,
    slot: `${String(Math.floor(slot / 20) + 1)}-${String((slot % 20) + 1).padStart(2, '0')}`,
    supplies: planFeeder(plant.goods, {
      site,
      line,
      boardCount: order.boardCount,
      neededTime: order.startTime,
      splice: line.part === order.splicedPart,
    }),
  }));
  const path = `smt/${siteFolder(site)}/placement-${station.toLowerCase()}.csv`;
  for (const { panel, startedTime, endedTime } of runs) {
    for (const position of panel.positions) {
      const placedTime = positionTime(startedTime, endedTime, position, panel.positions.length);
      const board = {
        site,
        machine: station,
        program,
        program_revision: revision,
        panel: panel.panelId,
        position,
      };
      for (const { line, slot, supplies } of feeders) {
        const supply = supplies[panel.firstIndex + position - 1] as Supply;
        const row = {
          ...board,
          placed_time: siteTime(site, placedTime),
          feeder: slot,
          part: line.part,
          packages: supply.packages,
          splice_zone: supply.spliceZone ? 1 : 0,
          designators: line.designators,
        };
        plant.writer.row(path, row, placedTime);
      }
    }
  }
}

function logConsumables(
  plant: Plant,
  order: LineOrder,
  stage: LineStage,
  runs: readonly PanelRun[],
  stock: BulkStock,
): void {
  const { site } = order;
  for (const { panel, startedTime, endedTime } of runs) {
    for (const material of order.bulk.filter(
      ({ usage }) => usage === 'BARE_BOARD' || usage === 'SOLDER_PASTE',
    )) {
      const row = {
        site,
        station: stage.station,
        panel: panel.panelId,
        positions: panel.positions,
        usage: material.usage,
        part: material.part,
        // A whole panel leaves the stack, crossed-out positions included.
        package: stock.take(material, material.perUnit * PANEL_SIZE, startedTime),
        used_time: siteTime(site, endedTime),
      };
      plant.writer.row(`smt/${siteFolder(site)}/consumables.csv`, row, endedTime);
    }
  }
}

function bindSerials(plant: Plant, order: LineOrder, run: PanelRun): Piece[] {
  const { site, partNumber, workOrder, lotNumber } = order;
  return run.panel.positions.map((position) => {
    const index = run.panel.firstIndex + position - 1;
    const serial = order.serialOf(index);
    const boundTime = positionTime(run.startedTime, run.endedTime, position, run.panel.positions.length);
    const row = {
      site,
      panel: run.panel.panelId,
      position,
      part_number: partNumber,
      serial_number: serial,
      lot: lotNumber,
      production_date: siteDay(site, boundTime),
      work_order: workOrder,
      bound_time: siteTime(site, boundTime),
    };
    plant.writer.row(`smt/${siteFolder(site)}/bindings.csv`, row, boundTime);
    logStatus(plant, { site, partNumber, serial }, 'IN_PROCESS', boundTime);
    return { site, partNumber, serial, index, readyTime: run.endedTime + MINUTE };
  });
}

/** When a machine that works position by position is done with one of them. */
function positionTime(startedTime: number, endedTime: number, position: number, count: number): number {
  return startedTime + Math.floor(((endedTime - startedTime) * position) / count / SECOND) * SECOND;
}
