import { MAIN_BOARD_BULK, MAIN_BOARD_CHIPS, MAIN_BOARD_LARGE } from '../catalog/main-board-bill';
import { BOXED_COUNT, boardSerial } from '../catalog/serial-numbers';
import { imageDigest, type Images } from '../firmware/releases';
import { BulkStock } from '../materials/bulk-stock';
import { siteFolder, type Piece, type Plant } from '../plant';
import { logFlashing } from '../process/personalisation';
import { ReworkBench } from '../process/rework-bench';
import { runSmtLine, type LineOrder } from '../process/smt-line';
import { logStatus } from '../process/stage-log';
import { TestCell } from '../process/test-cell';
import { passStage } from '../process/unit-stage';
import { siteTime } from '../site-time';
import { MAIN_BOARD_FCT, MAIN_BOARD_ICT } from '../test/procedures';
import { receiveRadioModules } from './radio-modules';
import { REWORK_ORDERS, WORK_ORDERS } from './work-orders';

const SITE = 'WRO1';

/** The night in which summer time ends: at 01:00 UTC clocks go from 03:00 back to 02:00. */
const LINE: LineOrder = {
  site: SITE,
  partNumber: 'KG-200-MB',
  workOrder: WORK_ORDERS['KG-200-MB'],
  lotNumber: 'MB2643',
  panelPrefix: 'PNL-2643-',
  boardCount: BOXED_COUNT,
  startTime: Date.parse('2026-10-24T23:40:00Z'),
  taktSeconds: 270,
  stages: [
    { stage: 'PASTE_PRINT', station: 'L1-PRINT', seconds: 48 },
    { stage: 'PASTE_INSPECTION', station: 'L1-SPI', seconds: 40 },
    { stage: 'PLACEMENT', station: 'L1-PM1', seconds: 246, feeders: MAIN_BOARD_CHIPS },
    { stage: 'PLACEMENT', station: 'L1-PM2', seconds: 232, feeders: MAIN_BOARD_LARGE },
    { stage: 'REFLOW', station: 'L1-OVEN', seconds: 345 },
    { stage: 'AOI', station: 'L1-AOI', seconds: 130 },
    { stage: 'DEPANEL', station: 'L1-DEPANEL', seconds: 150, waitSeconds: 600 },
  ],
  bulk: MAIN_BOARD_BULK,
  serialOf: boardSerial,
  splicedPart: 'CAP-100N-0402',
  bridges: [
    { index: 20, designator: 'U7' },
    { index: 77, designator: 'J1' },
  ],
};

/** Makes the main boards, from paste printing to the coated and released board with its radio module. */
export function runMainBoardOrder(plant: Plant, images: Images): Piece[] {
  const bill = [...MAIN_BOARD_CHIPS, ...MAIN_BOARD_LARGE];
  const place = { site: SITE, station: 'REWORK1', workOrder: REWORK_ORDERS['KG-200-MB'], bill } as const;
  const bench = new ReworkBench(plant, place);
  const stock = new BulkStock(plant.goods, SITE);
  const touchUp = new ReworkBench(plant, { ...place, station: 'L1-TOUCHUP' });
  const cut = runSmtLine(plant, LINE, { stock, bench: touchUp });
  const common = { site: SITE, pieceCount: BOXED_COUNT, bench } as const;
  const inCircuit = new TestCell(plant, {
    ...common,
    stage: 'ICT',
    stations: ['ICT1', 'ICT2'],
    seconds: 52,
    procedure: MAIN_BOARD_ICT,
    failures: 4,
  });
  const programmed = programTestImage(plant, images, mountModules(plant, images, inCircuit.run(cut)));
  const functional = new TestCell(plant, {
    ...common,
    stage: 'FCT',
    stations: ['FCT1', 'FCT2'],
    seconds: 95,
    procedure: MAIN_BOARD_FCT,
    firmwareUnderTest: imageDigest(images, 'gateway-test'),
    failures: 3,
  });
  return coat(plant, stock, programReleasedImage(plant, images, functional.run(programmed)));
}

function mountModules(plant: Plant, images: Images, boards: readonly Piece[]): Piece[] {
  const modules = receiveRadioModules(plant, images, boards.length);
  const stage = { site: SITE, stage: 'MODULE_MOUNT', stations: ['MOUNT1'], seconds: 34 } as const;
  let next = 0;
  return passStage(plant, stage, boards, (board, slot) => {
    const row = {
      container_part_number: board.partNumber,
      container_serial_number: board.serial,
      part_number: 'TRM-4G1',
      serial_number: modules[next] ?? '',
      position: 'J2',
      installed_time: siteTime(SITE, slot.endedTime),
    };
    next += 1;
    plant.writer.row(`mes/${siteFolder(SITE)}/assembly.csv`, row, slot.endedTime);
  });
}

function programTestImage(plant: Plant, images: Images, boards: readonly Piece[]): Piece[] {
  const stage = { site: SITE, stage: 'PROGRAMMING', stations: ['PROG1'], seconds: 38 } as const;
  const bootloader = imageDigest(images, 'gateway-bootloader');
  const test = imageDigest(images, 'gateway-test');
  return passStage(plant, stage, boards, (board, slot) => {
    logFlashing(plant, board, slot, [
      {
        slot: 'bootloader',
        purpose: 'BOOTLOADER',
        source: 'PROGRAMMED',
        digest: bootloader,
        counter: 3,
        second: 14,
      },
      { slot: 'application', purpose: 'TEST', source: 'PROGRAMMED', digest: test, counter: '', second: 31 },
    ]);
  });
}

function programReleasedImage(plant: Plant, images: Images, boards: readonly Piece[]): Piece[] {
  const stage = { site: SITE, stage: 'PROGRAMMING', stations: ['PROG2'], seconds: 52 } as const;
  const digest = imageDigest(images, 'gateway-application');
  return passStage(plant, stage, boards, (board, slot) => {
    logFlashing(plant, board, slot, [
      { slot: 'application', purpose: 'PRODUCTION', source: 'PROGRAMMED', digest, counter: 7, second: 44 },
    ]);
  });
}

function coat(plant: Plant, stock: BulkStock, boards: readonly Piece[]): Piece[] {
  const coating = MAIN_BOARD_BULK.filter(({ usage }) => usage === 'COATING');
  const stage = { site: SITE, stage: 'COATING', stations: ['COAT1'], seconds: 58 } as const;
  return passStage(plant, stage, boards, (board, slot) => {
    for (const material of coating) {
      const row = {
        station: 'COAT1',
        part_number: board.partNumber,
        serial_number: board.serial,
        usage: material.usage,
        part: material.part,
        designators: [],
        package: stock.take(material, material.perUnit, slot.startedTime),
        used_time: siteTime(SITE, slot.endedTime),
      };
      plant.writer.row(`mes/${siteFolder(SITE)}/materials.csv`, row, slot.endedTime);
    }
    logStatus(plant, board, 'RELEASED', slot.endedTime);
  });
}
