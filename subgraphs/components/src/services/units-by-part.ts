import { readArgument } from '@tracegraph/record';
import type { UnitConnection } from '@tracegraph/unit-reference';

import type { Context } from '../context';
import { askMaterialUnits } from './ask-material-units';
import type { AskedPage } from './ask-material-units';
import { keyText } from './key-text';
import { askForPart } from './material-question';

/**
 * Units with a part.
 * @param internalPartNumber the number of the factory
 * @throws TraceError TEXT_EMPTY, TEXT_TOO_LONG, TEXT_MALFORMED, KEY_TOO_LONG
 */
export async function unitsByPart(
  context: Context,
  internalPartNumber: string,
  page: AskedPage,
): Promise<UnitConnection> {
  return askMaterialUnits(context, askForPart(readArgument(keyText, internalPartNumber)), page);
}
