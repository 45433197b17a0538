import { firmwareDigest, optional } from '@tracegraph/record';
import type { UnitQuestion } from '@tracegraph/unit-reference';
import { z } from 'zod';

import { FirmwarePurpose } from '../entities/firmware-installation';
import { UNITS_BY_FIRMWARE } from '../store/firmware-installation.store';
import { readArguments } from './read-arguments';

const schema = z.object({ digest: firmwareDigest, purpose: optional(z.enum(FirmwarePurpose)) });

/**
 * Which units hold, or held, an image under one digest.
 * @throws TraceError DIGEST_MALFORMED
 */
export function unitsByFirmwareDigest(sent: object): UnitQuestion {
  const { digest, purpose } = readArguments(schema, sent);
  return { held: UNITS_BY_FIRMWARE, values: [[digest], purpose] };
}

/**
 * Which units hold, or held, an image under any of its digests, or any of several images.
 * @param digests as the firmware subgraph knows them
 * @param purpose only installations for it; null for all
 */
export function unitsByImages(
  digests: readonly string[],
  purpose: keyof typeof FirmwarePurpose | null | undefined,
): UnitQuestion {
  return { held: UNITS_BY_FIRMWARE, values: [digests, purpose ?? null] };
}
