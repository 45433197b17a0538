import { toRecord } from '@tracegraph/record';
import type { StoredRecord } from '@tracegraph/record';
import { createUnitFactLoader } from '@tracegraph/subgraph-kit';
import type DataLoader from 'dataloader';

import { readUnitShipments } from '../services/unit-shipments';
import type { UnitShipment } from '../services/unit-shipments';
import type { Store } from '../store/store';
import { findNamedParties } from './party-by-code.loader';
import type { NamedParty } from './party-by-code.loader';

/** A shipment or return of a unit with its parties; null where it names none. */
export interface ShownShipment extends Omit<UnitShipment, 'soldTo' | 'shipTo'> {
  readonly soldTo: NamedParty | null;
  readonly shipTo: NamedParty | null;
  readonly shippedTime: Date;
  readonly record: StoredRecord;
}

/** Shipments and returns by unit, those declared wrong included. */
export type ShipmentsOfUnitLoader = DataLoader<string, readonly ShownShipment[]>;

/** Loads the shipments of units and their parties, in six statements. */
export function createShipmentsOfUnitLoader(
  store: Store,
  boundKeys: DataLoader<string, readonly string[]>,
): ShipmentsOfUnitLoader {
  return createUnitFactLoader(boundKeys, async (unitKeys) => {
    const shipments = await readUnitShipments(store, unitKeys);
    const partyOf = await findNamedParties(
      store,
      shipments.flatMap(({ soldTo, shipTo }) => [soldTo, shipTo]),
    );
    const namedBy = (code: string | null) => (code === null ? null : partyOf(code));
    return shipments.map((shipment) => ({
      ...shipment,
      soldTo: namedBy(shipment.soldTo),
      shipTo: namedBy(shipment.shipTo),
      shippedTime: shipment.row.eventTime,
      record: toRecord(shipment.row, shipment.correctedBy),
    }));
  });
}
