import { readArgument } from '@tracegraph/record';
import type { UnitConnection } from '@tracegraph/unit-reference';

import type { Context } from '../context';
import type { MaterialUsage } from '../entities/material-usage';
import { askMaterialUnits } from './ask-material-units';
import type { AskedPage } from './ask-material-units';
import { findPackagesOfLot } from './asked-packages';
import { keyText } from './key-text';
import { lotKeyOf } from './material-keys';
import type { PrintedLot } from './material-keys';
import { askForPackages } from './material-question';

type Usage = keyof typeof MaterialUsage | null | undefined;

/**
 * Units with material of a lot.
 * @param lot as printed
 * @param usage only where it was used so
 * @throws TraceError TEXT_EMPTY, TEXT_TOO_LONG, TEXT_MALFORMED, KEY_TOO_LONG
 */
export async function unitsByManufacturerLot(
  context: Context,
  lot: PrintedLot,
  usage: Usage,
  page: AskedPage,
): Promise<UnitConnection> {
  const lotKey = lotKeyOf({
    manufacturer: readArgument(keyText, lot.manufacturer),
    manufacturerPartNumber: readArgument(keyText, lot.manufacturerPartNumber),
    lotNumber: readArgument(keyText, lot.lotNumber),
  });
  return unitsByLotKey(context, lotKey, usage, page);
}

/** Units with material of the lot of this key. */
export async function unitsByLotKey(
  context: Context,
  lotKey: string,
  usage: Usage,
  page: AskedPage,
): Promise<UnitConnection> {
  const packages = await findPackagesOfLot(context.store, lotKey);
  return askMaterialUnits(context, askForPackages(packages, usage ?? null), page);
}
