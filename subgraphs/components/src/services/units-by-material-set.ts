import { readArgument, sha256 } from '@tracegraph/record';
import type { UnitConnection } from '@tracegraph/unit-reference';

import type { Context } from '../context';
import { askMaterialUnits } from './ask-material-units';
import type { AskedPage } from './ask-material-units';
import { askForMaterialSet } from './material-question';

/**
 * Units into which something of a material set was put.
 * @param digest of the set, 64 hex digits
 * @throws TraceError SHA256_MALFORMED
 */
export async function unitsByMaterialSet(
  context: Context,
  digest: string,
  page: AskedPage,
): Promise<UnitConnection> {
  return askMaterialUnits(context, askForMaterialSet(readArgument(sha256, digest)), page);
}
