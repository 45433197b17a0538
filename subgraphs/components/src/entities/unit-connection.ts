import { createUnitConnection } from '@tracegraph/unit-reference';

import { Party } from '../stubs/party';
import { Unit } from '../stubs/unit';

/** A page of units that answers a reverse question. */
export const UnitConnection = createUnitConnection(Unit, Party);
