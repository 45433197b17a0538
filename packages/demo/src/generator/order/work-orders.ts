import type { BatchWriter } from '../batch-writer';
import { BOXED_COUNT, SENSOR_COUNT } from '../catalog/serial-numbers';
import type { SiteCode } from '../catalog/sites';
import { siteTime } from '../site-time';

/** Orders to make a product, by part number. */
export const WORK_ORDERS = { 'KG-200-MB': '4500101', 'KG-200': '4500102', 'LV-T10': 'P-77120' } as const;
/** Orders repairs are booked on, by part number. */
export const REWORK_ORDERS = { 'KG-200-MB': '4500198', 'KG-200': '4500199', 'LV-T10': 'P-77121' } as const;

const ROWS: readonly (readonly [SiteCode, string, keyof typeof WORK_ORDERS, number, string])[] = [
  ['WRO1', WORK_ORDERS['KG-200-MB'], 'KG-200-MB', BOXED_COUNT, '2026-10-19T06:30:00Z'],
  ['WRO1', WORK_ORDERS['KG-200'], 'KG-200', BOXED_COUNT, '2026-10-19T06:31:00Z'],
  ['WRO1', REWORK_ORDERS['KG-200-MB'], 'KG-200-MB', 10, '2026-10-19T06:40:00Z'],
  ['WRO1', REWORK_ORDERS['KG-200'], 'KG-200', 10, '2026-10-19T06:41:00Z'],
  ['PEN2', WORK_ORDERS['LV-T10'], 'LV-T10', SENSOR_COUNT, '2026-10-15T01:20:00Z'],
  ['PEN2', REWORK_ORDERS['LV-T10'], 'LV-T10', 10, '2026-10-15T01:21:00Z'],
];

/** Writes the orders as the planning system exports them. */
export function writeWorkOrders(writer: BatchWriter): void {
  for (const [site, number, partNumber, quantity, released] of ROWS) {
    const released_time = siteTime(site, Date.parse(released));
    writer.row('erp/work-orders.csv', {
      site,
      work_order: number,
      part_number: partNumber,
      quantity,
      released_time,
    });
  }
}
