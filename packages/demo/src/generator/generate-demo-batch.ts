import { BatchWriter, type WrittenFile } from './batch-writer';
import { writeKeyCeremony } from './firmware/key-ceremony';
import { writeReleases } from './firmware/releases';
import { writeMasterData } from './master-data';
import { IncomingGoods } from './materials/incoming-goods';
import { runBoxOrder } from './order/box-order';
import { runMainBoardOrder } from './order/main-board-order';
import { runSensorOrder } from './order/sensor-order';
import { shipCartons } from './order/shipments';
import { writeWorkOrders } from './order/work-orders';
import { writeStories } from '../stories/write-stories';

/**
 * Writes the files two plants would export for a batch of 120 boxed gateways and 80 sensors, and the messages of a small line on
 * which stories happen; packages/demo/README.md describes each. The files are the same byte for byte on every machine and in every run.
 * @param directory made when it is not there; files of the same names are overwritten
 */
export async function generateDemoBatch(directory: string): Promise<WrittenFile[]> {
  const writer = new BatchWriter();
  const plant = { writer, goods: new IncomingGoods(writer) };
  writeMasterData(writer);
  writeWorkOrders(writer);
  writeKeyCeremony(writer);
  const images = writeReleases(writer);
  const boards = runMainBoardOrder(plant, images);
  const boxes = await runBoxOrder(plant, images, boards);
  const sensors = await runSensorOrder(plant, images);
  shipCartons(plant, { WRO1: boxes, PEN2: sensors });
  await writeStories(writer);
  return writer.write(directory);
}
