import { toRecord } from '@tracegraph/record';
import type { Recorded, StoredRecord } from '@tracegraph/record';
import { createUnitFactLoader } from '@tracegraph/subgraph-kit';
import type DataLoader from 'dataloader';

import type { PartyModel } from '../generated/models';
import { readUnitShipments } from '../services/unit-shipments';
import type { UnitShipment } from '../services/unit-shipments';
import type { Store } from '../store/store';
import { findNamedParties } from './party-by-code.loader';

/** A shipment or return of a unit with its parties; null while a party is not registered. */
export interface ShownShipment extends Omit<UnitShipment, 'soldTo' | 'shipTo'> {
  readonly soldTo: Recorded<PartyModel> | null;
  readonly shipTo: Recorded<PartyModel> | null;
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
    const parties = await findNamedParties(
      store,
      shipments.flatMap(({ soldTo, shipTo }) => [soldTo, shipTo]),
    );
    const partyOf = (code: string | null) => (code === null ? null : (parties.get(code) ?? null));
    return shipments.map((shipment) => ({
      ...shipment,
      soldTo: partyOf(shipment.soldTo),
      shipTo: partyOf(shipment.shipTo),
      shippedTime: shipment.row.eventTime,
      record: toRecord(shipment.row, shipment.correctedBy),
    }));
  });
}
