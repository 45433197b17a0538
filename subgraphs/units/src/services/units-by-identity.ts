import { readArgument, textReader } from '@tracegraph/record';
import type { UnitQuestion } from '@tracegraph/unit-reference';

import { IdentityKind } from '../entities/identity';
import { UNITS_ERRORS } from '../errors';
import { HELD_IDENTITY } from '../store/held-identities';
import { identityKey } from '../store/identity.store';
import { normaliseIdentity } from './identity-value';

/**
 * Which units hold or held an identity.
 * @param value in any written form
 * @throws TraceError with the code of the kind, for what cannot be such an identity
 */
export function unitsByIdentity(kind: IdentityKind, value: string): UnitQuestion {
  const code = kind === IdentityKind.UID ? 'UID_MALFORMED' : 'SECONDARY_SERIAL_MALFORMED';
  const reader = textReader(code, (text) => normaliseIdentity(kind, text) ?? undefined, UNITS_ERRORS[code]);
  return { held: HELD_IDENTITY, values: [identityKey(kind, readArgument(reader, value))] };
}
