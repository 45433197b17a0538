import { createUnitConnection } from '@tracegraph/unit-reference';

import { Party } from './party';
import { Unit } from './unit';

/** A page of units that answers a reverse question. */
export const UnitConnection = createUnitConnection(Unit, Party);
