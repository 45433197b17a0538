import { compareText } from '@tracegraph/record';

import { ResourceKind } from '../entities/resource';
import type { Resource } from '../entities/resource';
import type { Loaders } from '../loaders';
import { calibrationDueDate } from '../services/examine-places';
import { siteKey } from '../services/site-key';

/**
 * Resources as a run used them, in the order of kind and number; each once.
 * @param at start of the run; null for the latest calibration
 */
export async function readResources(
  loaders: Loaders,
  site: string,
  resourceIds: readonly string[],
  at: Date | null,
): Promise<readonly Resource[]> {
  const resources = await Promise.all(
    [...new Set(resourceIds)].map(async (resourceId): Promise<Resource> => {
      const key = siteKey(site, resourceId);
      const [registered, calibrations] = await Promise.all([
        loaders.resources.load(key),
        loaders.calibrations.load(key),
      ]);
      return {
        site,
        kind: (registered?.kind ?? ResourceKind.UNKNOWN) as keyof typeof ResourceKind,
        resourceId,
        revision: registered?.revision ?? null,
        calibrationDueDate: calibrationDueDate(calibrations, at),
        record: registered?.record ?? null,
      };
    }),
  );
  return resources.sort((a, b) => compareText(a.kind, b.kind) || compareText(a.resourceId, b.resourceId));
}
