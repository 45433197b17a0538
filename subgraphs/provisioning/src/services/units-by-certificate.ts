import { sha256 } from '@tracegraph/record';
import type { UnitQuestion } from '@tracegraph/unit-reference';
import { z } from 'zod';

import { UNITS_BY_CERTIFICATE, UNITS_BY_PUBLIC_KEY } from '../store/certificate-provisioning.store';
import { readArguments } from './read-arguments';

/**
 * Which units hold, or held, a certificate.
 * @throws TraceError SHA256_MALFORMED
 */
export function unitsByCertificate(sent: object): UnitQuestion {
  const read = readArguments(z.object({ sha256 }), sent);
  return { held: UNITS_BY_CERTIFICATE, values: [read.sha256] };
}

/**
 * Which units hold, or held, a certificate of a public key.
 * @throws TraceError SHA256_MALFORMED
 */
export function unitsByPublicKey(sent: object): UnitQuestion {
  const { publicKeySha256 } = readArguments(z.object({ publicKeySha256: sha256 }), sent);
  return { held: UNITS_BY_PUBLIC_KEY, values: [publicKeySha256] };
}
