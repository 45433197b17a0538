import { TraceError } from '@tracegraph/service-kit';
import type { UnitConnection } from '@tracegraph/unit-reference';

import type { Context } from '../context';
import { COMPONENTS_ERRORS } from '../errors';
import { askMaterialUnits } from './ask-material-units';
import type { AskedPage } from './ask-material-units';
import { findPackagesMadeFrom } from './asked-packages';
import { packageKeyOf, parsePackageKey } from './material-keys';
import { askForPackages } from './material-question';

/**
 * Units with material of a package, or of packages made from it.
 * @param packageKey in any valid encoding
 * @throws TraceError PACKAGE_KEY_MALFORMED
 */
export async function unitsByMaterialPackage(
  context: Context,
  packageKey: string,
  page: AskedPage,
): Promise<UnitConnection> {
  const packages = await findPackagesMadeFrom(context.store, readPackageKey(packageKey));
  return askMaterialUnits(context, askForPackages(packages, null), page);
}

function readPackageKey(text: string): string {
  const id = parsePackageKey(text);
  if (id && !id.packageId.includes('\0')) return packageKeyOf(id);
  const code = 'PACKAGE_KEY_MALFORMED';
  throw new TraceError(code, `${COMPONENTS_ERRORS[code]} Received: ${text.slice(0, 200)}.`);
}
