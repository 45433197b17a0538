import type DataLoader from 'dataloader';

import type {
  DispositionModel,
  LabelModel,
  LabelVerificationModel,
  PanelModel,
  SiteModel,
  WorkOrderModel,
} from '../generated/models';
import type { Store } from '../store/store';
import { createCartonsOfUnitLoader } from './cartons-by-unit.loader';
import type { CartonsOfUnitLoader } from './cartons-by-unit.loader';
import { createCorrections } from './corrections.loader';
import type { Corrections } from './corrections.loader';
import { createFamilyLoader } from './family-by-unit.loader';
import type { FamilyLoader } from './family-by-unit.loader';
import { createIdentitiesOfUnitLoader } from './identities-by-unit.loader';
import type { IdentitiesOfUnitLoader } from './identities-by-unit.loader';
import { createKnownUnitLoader } from './known-unit-by-key.loader';
import type { KnownUnitLoader } from './known-unit-by-key.loader';
import {
  createBindingsOfUnitLoader,
  createBindingsToPlaceLoader,
  createBoundKeyLoader,
} from './panel-bindings.loader';
import type { PanelBindingLoader } from './panel-bindings.loader';
import { createPartyLoader } from './party-by-code.loader';
import type { PartyLoader } from './party-by-code.loader';
import { createProductLoader } from './product-by-key.loader';
import type { ProductLoader } from './product-by-key.loader';
import { createUnitRegistrationLoader } from './registration-by-unit.loader';
import type { UnitRegistrationLoader } from './registration-by-unit.loader';
import { createRegistrationLoader } from './registration.loader';
import type { RegistrationLoader } from './registration.loader';
import { createShipmentsOfUnitLoader } from './shipments-by-unit.loader';
import type { ShipmentsOfUnitLoader } from './shipments-by-unit.loader';
import { createUnitRecordLoader } from './unit-records.loader';
import type { UnitRecordLoader } from './unit-records.loader';
import { createPlaceWorkOrderLoader, createWorkOrdersOfUnitLoader } from './work-orders-by-unit.loader';
import type { WorkOrdersOfUnitLoader } from './work-orders-by-unit.loader';

/** The loaders of one request. */
export interface Loaders {
  readonly corrections: Corrections;
  /** The keys of a unit: its own, then the places on panels bound to it. */
  readonly boundKeys: DataLoader<string, readonly string[]>;
  readonly bindingsOfUnit: PanelBindingLoader;
  readonly bindingsToPlace: PanelBindingLoader;
  readonly knownUnit: KnownUnitLoader;
  readonly registrationsOfUnit: UnitRegistrationLoader;
  readonly dispositionsOfUnit: UnitRecordLoader<DispositionModel>;
  readonly identitiesOfUnit: IdentitiesOfUnitLoader;
  readonly labelsOfUnit: UnitRecordLoader<LabelModel>;
  readonly verificationsOfUnit: UnitRecordLoader<LabelVerificationModel>;
  readonly workOrdersOfUnit: WorkOrdersOfUnitLoader;
  readonly cartonsOfUnit: CartonsOfUnitLoader;
  readonly shipmentsOfUnit: ShipmentsOfUnitLoader;
  readonly familyOfUnit: FamilyLoader;
  readonly productByKey: ProductLoader;
  readonly partyByCode: PartyLoader;
  readonly siteByCode: RegistrationLoader<SiteModel>;
  readonly workOrderByKey: RegistrationLoader<WorkOrderModel>;
  readonly panelByKey: RegistrationLoader<PanelModel>;
}

/** New loaders for a request. */
export function createLoaders(store: Store): Loaders {
  const corrections = createCorrections(store);
  const bindingsOfUnit = createBindingsOfUnitLoader(store);
  const boundKeys = createBoundKeyLoader(bindingsOfUnit);
  return {
    corrections,
    boundKeys,
    bindingsOfUnit,
    bindingsToPlace: createBindingsToPlaceLoader(store),
    knownUnit: createKnownUnitLoader(store),
    ...createFactLoaders(store, { boundKeys, corrections }),
    productByKey: createProductLoader(store),
    partyByCode: createPartyLoader(store),
    siteByCode: createRegistrationLoader((codes) => store.sites.findMany(codes)),
    workOrderByKey: createRegistrationLoader((keys) => store.workOrders.findMany(keys)),
    panelByKey: createRegistrationLoader((keys) => store.panels.findMany(keys)),
  };
}

function createFactLoaders(store: Store, parts: Pick<Loaders, 'boundKeys' | 'corrections'>) {
  const { boundKeys } = parts;
  const registrationsOfUnit = createUnitRegistrationLoader(store, boundKeys);
  return {
    registrationsOfUnit,
    dispositionsOfUnit: createUnitRecordLoader(parts, 'DISPOSITION', (keys) =>
      store.dispositions.findMany(keys),
    ),
    identitiesOfUnit: createIdentitiesOfUnitLoader(
      createUnitRecordLoader(parts, 'IDENTITY_ASSIGNMENT', (keys) => store.identities.findAssignments(keys)),
      createUnitRecordLoader(parts, 'IDENTITY_RELEASE', (keys) => store.identities.findReleases(keys)),
    ),
    labelsOfUnit: createUnitRecordLoader(parts, 'LABEL', (keys) => store.labels.findMany(keys)),
    verificationsOfUnit: createUnitRecordLoader(parts, 'LABEL_VERIFICATION', (keys) =>
      store.labels.findVerifications(keys),
    ),
    workOrdersOfUnit: createWorkOrdersOfUnitLoader({
      registrations: registrationsOfUnit,
      assignments: createUnitRecordLoader(parts, 'WORK_ORDER_ASSIGNMENT', (keys) =>
        store.units.findWorkOrders(keys),
      ),
      ofPlaces: createPlaceWorkOrderLoader(store, boundKeys),
    }),
    cartonsOfUnit: createCartonsOfUnitLoader(store, parts),
    shipmentsOfUnit: createShipmentsOfUnitLoader(store, boundKeys),
    familyOfUnit: createFamilyLoader(store),
  };
}
