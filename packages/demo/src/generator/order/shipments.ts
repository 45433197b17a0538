import { siteFolder, type Plant } from '../plant';
import type { SiteCode } from '../catalog/sites';
import { logStatus } from '../process/stage-log';
import { siteTime } from '../site-time';
import type { Carton } from './finishing';

interface ShipmentPlan {
  readonly shipment: string;
  readonly site: SiteCode;
  readonly soldTo: string;
  readonly shipTo: string;
  readonly time: string;
  /** How many of the site's cartons, in the order of packing. */
  readonly cartons: number;
}

const PLANS: readonly ShipmentPlan[] = [
  {
    shipment: 'DN-26-10871',
    site: 'PEN2',
    soldTo: 'asterleaf',
    shipTo: 'asterleaf-hub',
    time: '2026-10-23T06:10:00Z',
    cartons: 3,
  },
  {
    shipment: 'DN-26-10874',
    site: 'PEN2',
    soldTo: 'brightmoor',
    shipTo: 'brightmoor',
    time: '2026-10-23T08:45:00Z',
    cartons: 1,
  },
  {
    shipment: 'DN-26-11020',
    site: 'WRO1',
    soldTo: 'voltaquay',
    shipTo: 'voltaquay-depot',
    time: '2026-10-28T09:30:00Z',
    cartons: 5,
  },
  {
    shipment: 'DN-26-11023',
    site: 'WRO1',
    soldTo: 'solvelle',
    shipTo: 'solvelle',
    time: '2026-10-28T13:10:00Z',
    cartons: 4,
  },
  {
    shipment: 'DN-26-11041',
    site: 'WRO1',
    soldTo: 'brightmoor',
    shipTo: 'brightmoor',
    time: '2026-10-29T10:05:00Z',
    cartons: 3,
  },
];

/** Ships all cartons, and writes the despatch advices. */
export function shipCartons(plant: Plant, cartons: Readonly<Record<SiteCode, readonly Carton[]>>): void {
  const waiting = { WRO1: Array.from(cartons.WRO1), PEN2: Array.from(cartons.PEN2) };
  const advices = PLANS.map((plan) => {
    const loaded = waiting[plan.site].splice(0, plan.cartons);
    const time = Date.parse(plan.time);
    for (const piece of loaded.flatMap(({ pieces }) => pieces))
      logStatus(plant, piece, 'SHIPPED', time, plan.shipment);
    return {
      shipment: plan.shipment,
      site: plan.site,
      soldTo: plan.soldTo,
      shipTo: plan.shipTo,
      shippedTime: siteTime(plan.site, time),
      cartons: loaded.map(({ cartonId }) => cartonId),
    };
  });
  for (const site of ['PEN2', 'WRO1'] as const) {
    const shipments = advices.filter((advice) => advice.site === site);
    plant.writer.json(`logistics/${siteFolder(site)}/despatch-advices.json`, { shipments });
  }
}
