import { BOX_BILL, BOX_BULK } from '../catalog/box-bill';
import { withCheckDigit } from '../catalog/gs1-number';
import { PRODUCTS } from '../catalog/products';
import { BOXED_COUNT, boxedSerial } from '../catalog/serial-numbers';
import { CertificateAuthority } from '../firmware/certificate-authority';
import { signingKey } from '../firmware/key-ceremony';
import { imageDigest, type Images } from '../firmware/releases';
import { BulkStock } from '../materials/bulk-stock';
import { planFeeder } from '../materials/feeder';
import { siteFolder, type Piece, type Plant } from '../plant';
import {
  logFlashing,
  logIdentity,
  logSecurityState,
  provision,
  type Request,
} from '../process/personalisation';
import { ReworkBench } from '../process/rework-bench';
import { logStatus } from '../process/stage-log';
import type { Slot } from '../process/station-queue';
import { byReadyTime, TestCell } from '../process/test-cell';
import { passStage } from '../process/unit-stage';
import { SECOND, siteDay, siteTime } from '../site-time';
import { BOX_EOL } from '../test/end-of-line-procedure';
import { fillCartons, inspectFinally, type Carton } from './finishing';
import { REWORK_ORDERS, WORK_ORDERS } from './work-orders';

const SITE = 'WRO1';
const LOT = 'KG26W44';
const MES = `mes/${siteFolder(SITE)}`;
/** Assembly begins in the morning of the first working day after the night shift that made the boards. */
const START = Date.parse('2026-10-26T05:30:00Z');

/** Makes the boxed gateways: assembly, personalisation, end-of-line test, inspection, label and carton. */
export async function runBoxOrder(plant: Plant, images: Images, boards: readonly Piece[]): Promise<Carton[]> {
  const tested = new TestCell(plant, {
    site: SITE,
    stage: 'EOL_TEST',
    stations: ['EOL1', 'EOL2', 'EOL3'],
    seconds: 205,
    procedure: BOX_EOL,
    firmwareUnderTest: imageDigest(images, 'gateway-application'),
    failures: 5,
    pieceCount: BOXED_COUNT,
    bench: new ReworkBench(plant, {
      site: SITE,
      station: 'REWORK2',
      workOrder: REWORK_ORDERS['KG-200'],
      bill: BOX_BILL,
    }),
  }).run(await personalise(plant, images, assemble(plant, boards)));
  const inspection = { site: SITE, stage: 'FINAL_INSPECTION', stations: ['QC1'], seconds: 60 } as const;
  const packing = { site: SITE, stage: 'PACKING', stations: ['PACK1'], seconds: 44 } as const;
  const packed = passStage(plant, packing, inspectFinally(plant, inspection, tested), (box, slot) => {
    logLabel(plant, box, slot);
  });
  return fillCartons(plant, { size: 10, idOf: serialShippingContainerCode }, packed);
}

function assemble(plant: Plant, boards: readonly Piece[]): Piece[] {
  const stock = new BulkStock(plant.goods, SITE);
  const stage = { site: SITE, stage: 'BOX_ASSEMBLY', stations: ['BOX1', 'BOX2'], seconds: 150 } as const;
  const cables = BOX_BILL.map((line) => ({
    line,
    supplies: planFeeder(plant.goods, {
      site: SITE,
      line,
      boardCount: BOXED_COUNT,
      neededTime: START,
      splice: false,
    }),
  }));
  const inOrder = byReadyTime(boards);
  const boxes = inOrder.map((board, index): Piece => {
    const readyTime = Math.max(START, board.readyTime);
    return { site: SITE, partNumber: 'KG-200', serial: boxedSerial(index), index, readyTime };
  });
  return passStage(plant, stage, boxes, (box, slot) => {
    registerBox(plant, box, slot);
    installBoard(plant, box, inOrder[box.index] as Piece, slot);
    for (const { line, supplies } of cables) {
      const [packageId = ''] = supplies[box.index]?.packages ?? [];
      logMaterial(plant, box, slot, {
        usage: 'PLACED',
        part: line.part,
        designators: line.designators,
        packageId,
      });
    }
    for (const material of BOX_BULK) {
      const packageId = stock.take(material, material.perUnit, slot.startedTime);
      logMaterial(plant, box, slot, {
        usage: material.usage,
        part: material.part,
        designators: [],
        packageId,
      });
    }
  });
}

function registerBox(plant: Plant, box: Piece, slot: Slot): void {
  const row = {
    part_number: box.partNumber,
    serial_number: box.serial,
    lot: LOT,
    production_date: siteDay(SITE, slot.startedTime),
    site: SITE,
    work_order: WORK_ORDERS['KG-200'],
    registered_time: siteTime(SITE, slot.startedTime),
  };
  plant.writer.row(`${MES}/units.csv`, row, slot.startedTime);
  logStatus(plant, box, 'IN_PROCESS', slot.startedTime);
}

function installBoard(plant: Plant, box: Piece, board: Piece, slot: Slot): void {
  const time = slot.startedTime + 70 * SECOND;
  const row = {
    container_part_number: box.partNumber,
    container_serial_number: box.serial,
    part_number: board.partNumber,
    serial_number: board.serial,
    position: 'MAIN-BOARD',
    installed_time: siteTime(SITE, time),
  };
  plant.writer.row(`${MES}/assembly.csv`, row, time);
}

interface UsedMaterial {
  readonly usage: string;
  readonly part: string;
  readonly designators: readonly string[];
  readonly packageId: string;
}

function logMaterial(plant: Plant, box: Piece, slot: Slot, used: UsedMaterial): void {
  const row = {
    station: slot.station.station,
    part_number: box.partNumber,
    serial_number: box.serial,
    usage: used.usage,
    part: used.part,
    designators: used.designators,
    package: used.packageId,
    used_time: siteTime(SITE, slot.endedTime),
  };
  plant.writer.row(`${MES}/materials.csv`, row, slot.endedTime);
}

async function personalise(plant: Plant, images: Images, boxes: readonly Piece[]): Promise<Piece[]> {
  const stage = { site: SITE, stage: 'PERSONALISATION', stations: ['PERS1'], seconds: 52 } as const;
  const configuration = imageDigest(images, 'gateway-configuration');
  // The device reports the digest of its running image without the trailer; the release names the file's digest.
  const running = imageDigest(images, 'gateway-application', 'IMAGE_TLV');
  const rootKeyId = signingKey('kestrelo-boot-root-2024').keyId;
  const requests: Request[] = [];
  const done = passStage(plant, stage, boxes, (box, slot) => {
    logIdentity(plant, box, 'EUI_48', macAddress(box.index), slot.startedTime + 5 * SECOND);
    logFlashing(plant, box, slot, [
      {
        slot: 'application',
        purpose: 'PRODUCTION',
        source: 'READ_BACK',
        digest: running,
        counter: 7,
        second: 9,
      },
      {
        slot: 'configuration',
        purpose: 'CONFIGURATION',
        source: 'PROGRAMMED',
        digest: configuration,
        counter: '',
        second: 21,
      },
    ]);
    requests.push({ piece: box, slot });
    logSecurityState(plant, box, slot, rootKeyId);
  });
  const authority = new CertificateAuthority('Kestrelo Energy Systems Oy', 'Kestrelo Device CA 1');
  plant.writer.bytes(
    'provisioning/ca/kestrelo-device-ca-1.pem',
    Buffer.from(await authority.ownCertificate()),
  );
  const plan = { authority, algorithm: 'ECDSA_P256_SHA256', format: 'der', requestPrefix: 'KR-' } as const;
  await provision(plant, plan, requests);
  return done;
}

function logLabel(plant: Plant, box: Piece, slot: Slot): void {
  const gtin = PRODUCTS.find(({ partNumber }) => partNumber === box.partNumber)?.gtin ?? '';
  const date = siteDay(SITE, START).replaceAll('-', '').slice(2);
  const row = {
    label_id: `L-${String(box.index + 1).padStart(5, '0')}`,
    part_number: box.partNumber,
    serial_number: box.serial,
    element_string: `(01)${gtin}(11)${date}(10)${LOT}(21)${box.serial}`,
    stage: 'PACKING',
    applied_time: siteTime(SITE, slot.startedTime + 20 * SECOND),
    verification_grade: box.index % 10 === 0 ? '3.5' : '',
    verification_standard: box.index % 10 === 0 ? 'ISO/IEC 15415:2024' : '',
    aperture: box.index % 10 === 0 ? '08' : '',
    wavelength: box.index % 10 === 0 ? '660' : '',
    verifier: box.index % 10 === 0 ? 'VERIFIER-1' : '',
    verified_time: box.index % 10 === 0 ? siteTime(SITE, slot.startedTime + 35 * SECOND) : '',
  };
  plant.writer.row(`${MES}/labels.csv`, row, slot.startedTime);
}

/** A locally administered EUI-48, as the label printer writes it. */
function macAddress(index: number): string {
  const tail = (0x2a1000 + index * 4).toString(16).padStart(6, '0').toUpperCase();
  return `02-4B-47-${tail.slice(0, 2)}-${tail.slice(2, 4)}-${tail.slice(4, 6)}`;
}

/** A serial shipping container code (GS1 General Specifications §2.2.1). */
function serialShippingContainerCode(number: number): string {
  return withCheckDigit(`3952000126${String(number).padStart(7, '0')}`);
}
