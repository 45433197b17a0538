import { withLuhnDigit } from '../catalog/gs1-number';
import { moduleSerial } from '../catalog/serial-numbers';
import { imageDigest, type Images } from '../firmware/releases';
import type { Plant } from '../plant';
import { MINUTE, SECOND, siteTime, utcTime } from '../site-time';
import { logStatus } from '../process/stage-log';

const RECEIVED = Date.parse('2026-10-12T07:20:00Z');
const DECLARED = Date.parse('2026-10-05T12:00:00Z');

/**
 * Books the bought radio modules in, from the delivery note of their maker: serial number, IMEI (with a type allocation code
 * for tests) and the firmware the maker declares.
 * @returns their serial numbers
 */
export function receiveRadioModules(plant: Plant, images: Images, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const serial = moduleSerial(index);
    const row = {
      site: 'WRO1',
      part_number: 'TRM-4G1',
      serial_number: serial,
      lot: index < 70 ? 'T26-0917' : 'T26-0921',
      // Makers who print no day use day 00, as GS1 allows.
      production_date: '2026-09-00',
      imei: withLuhnDigit(`00101726${String(410_000 + index * 7).padStart(6, '0')}`),
      firmware_slot: 'radio',
      firmware_digest: imageDigest(images, 'radio-firmware'),
      declared_time: utcTime(DECLARED),
      received_time: siteTime('WRO1', RECEIVED + index * 12 * SECOND),
    };
    const receivedTime = RECEIVED + index * 12 * SECOND;
    plant.writer.row('incoming/radio-modules.csv', row, receivedTime);
    logStatus(plant, { site: 'WRO1', partNumber: 'TRM-4G1', serial }, 'RELEASED', receivedTime + 30 * MINUTE);
    return serial;
  });
}
