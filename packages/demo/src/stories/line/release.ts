import type { StoryDay } from './story-day';
import { STORY_SITE } from './story-site';
import { STORY_STATIONS } from './stations';
import type { StoryUnit } from './story-unit';

/** Inspects units for the last time. */
export function inspect(
  day: StoryDay,
  units: readonly StoryUnit[],
  decision: {
    readonly result?: 'PASS' | 'FAIL';
    readonly attempt?: number;
    readonly clock?: string;
    readonly reason?: string;
  } = {},
): void {
  const { result = 'PASS', attempt = 1, clock = '13:00', reason } = decision;
  const stageResult = result === 'PASS' ? 'COMPLETED' : 'FAILED';
  const runs = day.run('inspection', units, { clock }, { result: stageResult });
  const records = runs.map(({ unit, endedTime }) => ({
    eventTime: endedTime,
    unitKey: unit.unitKey,
    gate: 'FINAL',
    attempt,
    result,
    inspectorId: STORY_STATIONS.inspection.operator,
    reason: reason ?? null,
    site: STORY_SITE,
  }));
  day.file.say('recordQcDecisions', records);
}

/** Says what may be done with units. */
export function dispose(
  day: StoryDay,
  units: readonly StoryUnit[],
  state: 'RELEASED' | 'HELD' | 'SCRAPPED' | 'SHIPPED' | 'RETURNED' | 'IN_PROCESS',
  { clock = '14:30', reason }: { readonly clock?: string; readonly reason?: string } = {},
): void {
  const records = units.map(({ unitKey }, index) => ({
    eventTime: day.at(clock, index * 5),
    unitKey,
    state,
    reason: reason ?? null,
  }));
  day.file.say('recordDispositions', records);
}

/** Who bought units and where they go. */
export interface Delivery {
  readonly shipmentNumber: string;
  readonly soldTo: string;
  readonly shipTo?: string;
}

/** The customer of units whose story is another one. */
export const USUAL_CUSTOMER = 'hallgate-water';

/** Ships units. */
export function ship(day: StoryDay, units: readonly StoryUnit[], delivery: Delivery): void {
  const { shipmentNumber, soldTo, shipTo = soldTo } = delivery;
  const unitKeys = units.map(({ unitKey }) => unitKey);
  day.file.say('recordShipments', [{ eventTime: day.at('16:00'), shipmentNumber, soldTo, shipTo, unitKeys }]);
  dispose(day, units, 'SHIPPED', { clock: '16:00' });
}
