import { Gs1Error, GS1_ERRORS, isPrintable, parseEui48, parseEui64, parseImei } from '@tracegraph/gs1';
import { refuse } from '@tracegraph/record';
import { z } from 'zod';

import { IdentityKind } from '../entities/identity';
import { refuseField } from './readers';

const HEX = /^(?:0[xX])?[0-9A-Fa-f]+$/;
const HEX_OCTETS = /^[0-9A-Fa-f]{2}(?:([-: .])[0-9A-Fa-f]{2})(?:\1[0-9A-Fa-f]{2})*$/;

/**
 * The normal form of an identity; null where the text cannot be one.
 * @throws Gs1Error with the code of the rule that is broken, for kinds that have a standard
 */
export function normaliseIdentity(kind: IdentityKind, text: string): string | null {
  switch (kind) {
    case IdentityKind.EUI_48:
      return parseEui48(text);
    case IdentityKind.EUI_64:
      return parseEui64(text);
    case IdentityKind.IMEI:
      return parseImei(text);
    case IdentityKind.UID:
      return isPrintable(text) ? normaliseUid(text) : null;
    case IdentityKind.SECONDARY_SERIAL:
      return isPrintable(text) ? text : null;
  }
}

/** What the schema of a record about an identity reads. */
export const identityFields = { kind: z.enum(IdentityKind), value: z.string() };

/** Brings the identity of a record into its normal form; refuses what cannot be one, with the code of its kind. */
export function readIdentity(
  { kind, value }: { readonly kind: IdentityKind; readonly value: string },
  context: z.RefinementCtx,
): string {
  try {
    const normal = normaliseIdentity(kind, value);
    if (normal !== null) return normal;
  } catch (error) {
    if (!(error instanceof Gs1Error)) throw error;
    refuse(context, { code: error.code, expected: GS1_ERRORS[error.code] }, ['value']);
    return z.NEVER;
  }
  const code = kind === IdentityKind.UID ? 'UID_MALFORMED' : 'SECONDARY_SERIAL_MALFORMED';
  return refuseField(context, code, 'value');
}

/** A UID of hex digits is one number in many notations; any other text stands for itself. */
function normaliseUid(text: string): string {
  if (HEX.test(text)) return text.replace(/^0[xX]/, '').toLowerCase();
  return HEX_OCTETS.test(text) ? text.replace(/[-: .]/g, '').toLowerCase() : text;
}
