import { SENSOR_BILL, SENSOR_BULK } from '../catalog/sensor-bill';
import { SENSOR_COUNT, sensorSerial } from '../catalog/serial-numbers';
import { CertificateAuthority } from '../firmware/certificate-authority';
import { signingKey } from '../firmware/key-ceremony';
import { imageDigest, type Images } from '../firmware/releases';
import { BulkStock } from '../materials/bulk-stock';
import { siteFolder, type Piece, type Plant } from '../plant';
import {
  logFlashing,
  logIdentity,
  logSecurityState,
  provision,
  type Request,
} from '../process/personalisation';
import { ReworkBench } from '../process/rework-bench';
import { runSmtLine, type LineOrder } from '../process/smt-line';
import { TestCell } from '../process/test-cell';
import { passStage } from '../process/unit-stage';
import { Random } from '../random';
import { SECOND, siteTime } from '../site-time';
import { SENSOR_FCT } from '../test/end-of-line-procedure';
import { SENSOR_ICT } from '../test/procedures';
import { fillCartons, inspectFinally, type Carton } from './finishing';
import { REWORK_ORDERS, WORK_ORDERS } from './work-orders';

const SITE = 'PEN2';

const LINE: LineOrder = {
  site: SITE,
  partNumber: 'LV-T10',
  workOrder: WORK_ORDERS['LV-T10'],
  lotNumber: 'LV26-1021',
  panelPrefix: 'S3-610',
  boardCount: SENSOR_COUNT,
  startTime: Date.parse('2026-10-20T23:45:00Z'),
  taktSeconds: 180,
  stages: [
    { stage: 'PASTE_PRINT', station: 'S3-PRINT', seconds: 42 },
    { stage: 'PLACEMENT', station: 'S3-PM1', seconds: 160, feeders: SENSOR_BILL },
    { stage: 'REFLOW', station: 'S3-OVEN', seconds: 310 },
    { stage: 'AOI', station: 'S3-AOI', seconds: 75 },
    { stage: 'DEPANEL', station: 'S3-DEPANEL', seconds: 90, waitSeconds: 420 },
  ],
  bulk: SENSOR_BULK,
  serialOf: sensorSerial,
  bridges: [{ index: 44, designator: 'U1' }],
};

/** Makes the sensors, from paste printing to the carton. */
export async function runSensorOrder(plant: Plant, images: Images): Promise<Carton[]> {
  const place = {
    site: SITE,
    station: 'S-REWORK1',
    workOrder: REWORK_ORDERS['LV-T10'],
    bill: SENSOR_BILL,
  } as const;
  const bench = new ReworkBench(plant, place);
  const stock = new BulkStock(plant.goods, SITE);
  const touchUp = new ReworkBench(plant, { ...place, station: 'S3-TOUCHUP' });
  const cut = runSmtLine(plant, LINE, { stock, bench: touchUp });
  const common = { site: SITE, pieceCount: SENSOR_COUNT, bench } as const;
  const inCircuit = new TestCell(plant, {
    ...common,
    stage: 'ICT',
    stations: ['S-ICT1'],
    seconds: 30,
    procedure: SENSOR_ICT,
    failures: 3,
  });
  const programmed = await program(plant, images, inCircuit.run(cut));
  const functional = new TestCell(plant, {
    ...common,
    stage: 'FCT',
    stations: ['S-FCT1'],
    seconds: 74,
    procedure: SENSOR_FCT,
    firmwareUnderTest: imageDigest(images, 'sensor-application'),
    failures: 2,
  });
  // Potting comes after the last test: a potted sensor could not be repaired.
  const potted = pot(plant, stock, functional.run(programmed));
  const inspection = { site: SITE, stage: 'FINAL_INSPECTION', stations: ['S-QC1'], seconds: 40 } as const;
  const packing = { site: SITE, stage: 'PACKING', stations: ['S-PACK1'], seconds: 25 } as const;
  const packed = passStage(plant, packing, inspectFinally(plant, inspection, potted));
  const idOf = (number: number): string => `${SITE}-C${String(1_840 + number).padStart(5, '0')}`;
  return fillCartons(plant, { size: 20, idOf }, packed);
}

async function program(plant: Plant, images: Images, sensors: readonly Piece[]): Promise<Piece[]> {
  const stage = { site: SITE, stage: 'PROGRAMMING', stations: ['S-PROG1'], seconds: 48 } as const;
  const bootloader = imageDigest(images, 'sensor-bootloader');
  const application = imageDigest(images, 'sensor-application');
  const rootKeyId = signingKey('lumivane-release-2026').keyId;
  const requests: Request[] = [];
  const done = passStage(plant, stage, sensors, (sensor, slot) => {
    const uid = new Random(`uid/${sensor.index}`).bytes(12).toString('hex');
    logIdentity(plant, sensor, 'UID', uid, slot.startedTime + 4 * SECOND);
    logFlashing(plant, sensor, slot, [
      {
        slot: 'bootloader',
        purpose: 'BOOTLOADER',
        source: 'PROGRAMMED',
        digest: bootloader,
        counter: 1,
        second: 12,
      },
      {
        slot: 'application',
        purpose: 'PRODUCTION',
        source: 'PROGRAMMED',
        digest: application,
        counter: 2,
        second: 27,
      },
    ]);
    requests.push({ piece: sensor, slot });
    logSecurityState(plant, sensor, slot, rootKeyId);
  });
  const authority = new CertificateAuthority('Lumivane Sensing Ltd', 'Lumivane Sensor CA');
  plant.writer.bytes('provisioning/ca/lumivane-sensor-ca.pem', Buffer.from(await authority.ownCertificate()));
  const plan = { authority, algorithm: 'ED25519', format: 'pem', requestPrefix: 'LV-' } as const;
  await provision(plant, plan, requests);
  return done;
}

function pot(plant: Plant, stock: BulkStock, sensors: readonly Piece[]): Piece[] {
  const compounds = SENSOR_BULK.filter(({ usage }) => usage === 'COATING');
  const stage = { site: SITE, stage: 'POTTING', stations: ['S-POT1'], seconds: 66 } as const;
  return passStage(plant, stage, sensors, (sensor, slot) => {
    for (const material of compounds) {
      const row = {
        station: 'S-POT1',
        part_number: sensor.partNumber,
        serial_number: sensor.serial,
        usage: material.usage,
        part: material.part,
        designators: [],
        package: stock.take(material, material.perUnit, slot.startedTime),
        used_time: siteTime(SITE, slot.endedTime),
      };
      plant.writer.row(`mes/${siteFolder(SITE)}/materials.csv`, row, slot.endedTime);
    }
  });
}
