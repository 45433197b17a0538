import { bind, order, place, register, type SupplyOf } from './board';
import { test } from './functional-test';
import { certify, identify, lock, program } from './personalise';
import { dispose, inspect, ship, USUAL_CUSTOMER, type Delivery } from './release';
import type { StoryDay } from './story-day';
import type { StoryImageName } from './story-images';
import { twoDigits, type StoryUnit } from './story-unit';

/** Orders, places, registers and binds units. */
export function make(day: StoryDay, units: readonly StoryUnit[], supplyOf?: SupplyOf): void {
  order(day, units);
  place(day, units, supplyOf);
  register(day, units);
  bind(day, units);
}

/** Programs units with the image they are shipped with, gives them address and certificate, and locks them. */
export async function personalise(
  day: StoryDay,
  units: readonly StoryUnit[],
  {
    image = 'standard',
    macOf,
  }: { readonly image?: StoryImageName; readonly macOf?: (unit: StoryUnit) => string } = {},
): Promise<void> {
  program(day, units, { clock: '09:30', image });
  identify(day, units, { macOf });
  lock(day, units);
  await certify(day, units);
}

/** Inspects, releases and ships units; to the usual customer unless the story is about the delivery. */
export function deliver(day: StoryDay, units: readonly StoryUnit[], delivery?: Delivery): void {
  inspect(day, units);
  dispose(day, units, 'RELEASED');
  ship(day, units, delivery ?? usualDelivery(units));
}

/** What happens to units in whose story nothing else happens. */
export async function live(
  day: StoryDay,
  units: readonly StoryUnit[],
  { supplyOf, delivery }: { readonly supplyOf?: SupplyOf; readonly delivery?: Delivery } = {},
): Promise<void> {
  make(day, units, supplyOf);
  await personalise(day, units);
  test(day, units);
  deliver(day, units, delivery);
}

/** The delivery of a story's units to the usual customer. */
export function usualDelivery(units: readonly StoryUnit[]): Delivery {
  return { shipmentNumber: `BD-26-40${twoDigits(units[0]?.story ?? 0)}`, soldTo: USUAL_CUSTOMER };
}
