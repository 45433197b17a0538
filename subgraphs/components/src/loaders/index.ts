import { createCorrectionLoader } from '@tracegraph/record';
import type { CorrectionLoader } from '@tracegraph/record';
import { createBoundKeyLoader } from '@tracegraph/unit-reference';

import type { Store } from '../store/store';
import { createComponentFactLoader } from './component-facts-by-unit.loader';
import type { ComponentFactLoader } from './component-facts-by-unit.loader';
import { createManufacturerLotLoader } from './manufacturer-lot-by-key.loader';
import type { ManufacturerLotLoader } from './manufacturer-lot-by-key.loader';
import { createMaterialContentLoader } from './material-content-by-digest.loader';
import type { MaterialContentLoader } from './material-content-by-digest.loader';
import { createMaterialPackageLoader } from './material-package-by-key.loader';
import type { MaterialPackageLoader } from './material-package-by-key.loader';
import { createMaterialSetLoader } from './material-set-by-digest.loader';
import type { MaterialSetLoader } from './material-set-by-digest.loader';
import { createPartLoader } from './part-by-number.loader';
import type { PartLoader } from './part-by-number.loader';

/** The loaders of one request. */
export interface Loaders {
  readonly corrections: CorrectionLoader;
  readonly componentFactsByUnit: ComponentFactLoader;
  readonly manufacturerLotByKey: ManufacturerLotLoader;
  readonly materialContentByDigest: MaterialContentLoader;
  readonly materialPackageByKey: MaterialPackageLoader;
  readonly materialSetByDigest: MaterialSetLoader;
  readonly partByNumber: PartLoader;
}

/** New loaders for a request. */
export function createLoaders(store: Store): Loaders {
  const corrections = createCorrectionLoader((subjectKeys) => store.corrections.findMany(subjectKeys));
  const boundKeys = createBoundKeyLoader(store.sql);
  return {
    corrections,
    componentFactsByUnit: createComponentFactLoader(store, boundKeys, corrections),
    manufacturerLotByKey: createManufacturerLotLoader(store),
    materialContentByDigest: createMaterialContentLoader(store),
    materialPackageByKey: createMaterialPackageLoader(store),
    materialSetByDigest: createMaterialSetLoader(store),
    partByNumber: createPartLoader(store, corrections),
  };
}
