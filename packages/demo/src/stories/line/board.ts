import { STORY_PART_NAMES, type StoryPartName } from './story-bill';
import type { StoryDay } from './story-day';
import { STORY_GTIN, STORY_SITE } from './story-site';
import { STORY_STATIONS } from './stations';
import { material, type Supply } from './story-stock';
import { storyOrder, twoDigits, type StoryUnit } from './story-unit';

/** What a unit gets instead of the packages that stand at the line. */
export type SupplyOf = (unit: StoryUnit) => Readonly<Partial<Record<StoryPartName, Supply>>>;

/** The work order of a story, for all of its units. */
export function order(day: StoryDay, units: readonly StoryUnit[]): void {
  const number = storyOrder(units[0]?.story ?? 0);
  const productKey = `01/${STORY_GTIN}`;
  day.file.say('registerWorkOrders', [
    { eventTime: day.at('06:30'), site: STORY_SITE, number, productKey, quantity: units.length },
  ]);
}

/** Places the boards of the story's panel: everything is recorded under the places, as no board has a serial number yet. */
export function place(day: StoryDay, units: readonly StoryUnit[], supplyOf: SupplyOf = () => ({})): void {
  const [first] = units;
  day.file.say('registerPanels', [
    {
      eventTime: day.at('07:55'),
      site: STORY_SITE,
      panelId: first?.panelId ?? '',
      positionCount: units.length,
      workOrderNumber: storyOrder(first?.story ?? 0),
    },
  ]);
  const runs = day.run('smt', units, { clock: '08:00', step: 0 }, { subject: (unit) => unit.placeKey });
  const { stage, stationId } = STORY_STATIONS.smt;
  const installations = runs.map(({ unit, stageRunId }) => {
    const supplies = supplyOf(unit);
    return {
      eventTime: day.at('08:01', unit.position * 5),
      unitKey: unit.placeKey,
      site: STORY_SITE,
      stage,
      placingMachine: stationId,
      stageRunId,
      materials: STORY_PART_NAMES.map((name) => material(name, supplies[name] ?? { packages: [1] })),
    };
  });
  day.file.say('recordInstallations', installations);
}

/** Registers the units with the serial numbers the laser wrote. */
export function register(day: StoryDay, units: readonly StoryUnit[]): void {
  const records = units.map((unit, index) => ({
    eventTime: day.at('08:40', index * 20),
    unitKey: unit.unitKey,
    lotNumber: `NCB-${twoDigits(unit.story)}`,
    productionDate: day.day,
    workOrder: { site: STORY_SITE, number: storyOrder(unit.story) },
  }));
  day.file.say('registerUnits', records);
}

/** Binds the units to their places: what was recorded of a place belongs to its unit from now on. */
export function bind(day: StoryDay, units: readonly StoryUnit[], clock = '08:41'): void {
  const records = units.map(({ unitKey, panelId, position }, index) => ({
    eventTime: day.at(clock, index * 20),
    unitKey,
    site: STORY_SITE,
    panelId,
    position,
  }));
  day.file.say('recordPanelBindings', records);
}
