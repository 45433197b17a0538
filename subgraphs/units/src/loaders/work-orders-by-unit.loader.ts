import { compareText } from '@tracegraph/record';
import type { Recorded } from '@tracegraph/record';
import { createUnitFactLoader } from '@tracegraph/subgraph-kit';
import DataLoader from 'dataloader';

import type { PanelModel, WorkOrderAssignmentModel } from '../generated/models';
import type { Store } from '../store/store';
import type { UnitRegistrationLoader } from './registration-by-unit.loader';
import { effectiveOf } from './unit-records.loader';
import type { UnitRecordLoader } from './unit-records.loader';

/** A work order as some record of a unit names it. */
export interface NamedWorkOrder {
  readonly site: string;
  readonly number: string;
  readonly namedTime: Date;
}

/** The work orders of a unit: effective ones, and all. */
export interface WorkOrdersOfUnit {
  readonly effective: readonly NamedWorkOrder[];
  readonly all: readonly NamedWorkOrder[];
}

/** Work orders by unit. */
export type WorkOrdersOfUnitLoader = DataLoader<string, WorkOrdersOfUnit>;

/** Registration, assignments and the panel a unit was made on: each may name its work order. */
export interface WorkOrderSources {
  readonly registrations: UnitRegistrationLoader;
  readonly assignments: UnitRecordLoader<WorkOrderAssignmentModel>;
  readonly ofPlaces: DataLoader<string, readonly PlaceWorkOrder[]>;
}

/** The work order of a place on a panel. */
export interface PlaceWorkOrder extends NamedWorkOrder {
  readonly unitKey: string;
}

/** Loads the work orders of units. */
export function createWorkOrdersOfUnitLoader(sources: WorkOrderSources): WorkOrdersOfUnitLoader {
  return new DataLoader((unitKeys) =>
    Promise.all(
      unitKeys.map(async (unitKey) => {
        const [registrations, assignments, places] = await Promise.all([
          sources.registrations.load(unitKey),
          sources.assignments.load(unitKey),
          sources.ofPlaces.load(unitKey),
        ]);
        const named = [
          ...registrations.flatMap(({ workOrderSite: site, workOrderNumber: number, eventTime }) =>
            site === null || number === null ? [] : [{ site, number, namedTime: eventTime }],
          ),
          ...places,
        ];
        return {
          effective: distinct([...named, ...effectiveOf(assignments).map(toNamed)]),
          all: distinct([...named, ...assignments.map(toNamed)]),
        };
      }),
    ),
  );
}

/** Loads the work orders of the panels whose places units are bound to. */
export function createPlaceWorkOrderLoader(
  store: Store,
  boundKeys: DataLoader<string, readonly string[]>,
): DataLoader<string, readonly PlaceWorkOrder[]> {
  return createUnitFactLoader(boundKeys, async (unitKeys) => {
    const panelOf = new Map(
      unitKeys
        .filter((key) => key.startsWith('panel/'))
        .map((key) => [key, key.slice(0, key.lastIndexOf('/'))] as const),
    );
    const panels = await store.panels.findMany([...new Set(panelOf.values())]);
    const byPanel = new Map(panels.map((panel) => [panel.subjectKey, panel]));
    return [...panelOf].flatMap(([unitKey, panel]) => toPlaceWorkOrder(unitKey, byPanel.get(panel)));
  });
}

function toPlaceWorkOrder(unitKey: string, panel: PanelModel | undefined): PlaceWorkOrder[] {
  if (!panel || panel.workOrderNumber === null) return [];
  if (Number(unitKey.slice(unitKey.lastIndexOf('/') + 1)) > panel.positionCount) return [];
  return [{ unitKey, site: panel.site, number: panel.workOrderNumber, namedTime: panel.eventTime }];
}

function toNamed({ site, number, eventTime }: Recorded<WorkOrderAssignmentModel>): NamedWorkOrder {
  return { site, number, namedTime: eventTime };
}

/** Each work order once, at the time it was named first; in that order, then by site and number. */
function distinct(named: readonly NamedWorkOrder[]): readonly NamedWorkOrder[] {
  const first = new Map<string, NamedWorkOrder>();
  for (const order of [...named].sort(byTime)) {
    const key = `${order.site} ${order.number}`;
    if (!first.has(key)) first.set(key, order);
  }
  return [...first.values()];
}

function byTime(a: NamedWorkOrder, b: NamedWorkOrder): number {
  return (
    a.namedTime.getTime() - b.namedTime.getTime() ||
    compareText(a.site, b.site) ||
    compareText(a.number, b.number)
  );
}
