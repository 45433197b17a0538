import {
  Gs1Error,
  formatUnitKey,
  isGs1Serial,
  isPrintable,
  looksLikeElementString,
  parseDigitalLink,
  parseElementString,
  parseGtin,
} from '@tracegraph/gs1';
import type { Element } from '@tracegraph/gs1';

import { IdentityKind } from '../entities/identity';
import { IdentifierKind } from '../entities/trace';
import { normaliseIdentity } from './identity-value';
import { formatElements, unitKeyOf } from './label-reading';
import { readUnitKey } from './readers';

/** One way to understand an identifier, and what to look up. */
export interface Reading {
  readonly kind: IdentifierKind;
  /** The identifier in the normal form of the kind. */
  readonly value: string;
  /** Where to look: by unit key, by serial number, or by an identity. */
  readonly lookUp:
    | { readonly by: 'UNIT_KEY'; readonly unitKey: string }
    | { readonly by: 'SERIAL_NUMBER' }
    | { readonly by: 'IDENTITY'; readonly identity: IdentityKind };
  /** What a label says besides GTIN and serial number. */
  readonly elements: readonly Element[];
}

const GTIN_AND_SERIAL = /^(\d{8}|\d{12,14})[ /:;](.+)$/;

/** Identities, in the order in which they are tried. */
const IDENTITIES = [
  { kind: IdentifierKind.EUI_48, identity: IdentityKind.EUI_48 },
  { kind: IdentifierKind.EUI_64, identity: IdentityKind.EUI_64 },
  { kind: IdentifierKind.IMEI, identity: IdentityKind.IMEI },
  { kind: IdentifierKind.UID, identity: IdentityKind.UID },
  { kind: IdentifierKind.SECONDARY_SERIAL, identity: IdentityKind.SECONDARY_SERIAL },
] as const;

/**
 * All readings that fit an identifier, in the order of {@link IdentifierKind}. What looks like one kind is still tried as every
 * other: a serial number may hold nearly any character.
 * @param identifier as typed or scanned; blanks around it do not count
 */
export function readIdentifier(identifier: string): readonly Reading[] {
  const text = identifier.trim();
  const unitKey = readUnitKey(text);
  return [
    ...(unitKey === null ? [] : [byUnitKey(IdentifierKind.UNIT_KEY, unitKey, unitKey)]),
    ...(isPrintable(text)
      ? [
          {
            kind: IdentifierKind.SERIAL_NUMBER,
            value: text,
            lookUp: { by: 'SERIAL_NUMBER' as const },
            elements: [],
          },
        ]
      : []),
    ...readIdentities(text),
    ...readGtinSerial(text),
    ...readLabelText(IdentifierKind.DIGITAL_LINK, /^https?:/i.test(text), () => parseDigitalLink(text)),
    ...readLabelText(IdentifierKind.ELEMENT_STRING, looksLikeElementString(text), () =>
      parseElementString(text),
    ),
  ];
}

function readIdentities(text: string): Reading[] {
  return IDENTITIES.flatMap(({ kind, identity }) => {
    const value = unlessMalformed(() => normaliseIdentity(identity, text));
    return value === null
      ? []
      : [{ kind, value, lookUp: { by: 'IDENTITY' as const, identity }, elements: [] }];
  });
}

function readGtinSerial(text: string): Reading[] {
  const [, gtin, serialNumber] = GTIN_AND_SERIAL.exec(text) ?? [];
  if (gtin === undefined || serialNumber === undefined || !isGs1Serial(serialNumber)) return [];
  const gtin14 = unlessMalformed(() => parseGtin(gtin));
  if (gtin14 === null) return [];
  const unitKey = formatUnitKey({ scheme: '01', gtin: gtin14, serialNumber });
  return [byUnitKey(IdentifierKind.GTIN_SERIAL, unitKey, unitKey)];
}

function readLabelText(kind: IdentifierKind, fits: boolean, parse: () => readonly Element[]): Reading[] {
  const elements = fits ? unlessMalformed(parse) : null;
  if (elements === null) return [];
  const unitKey = unitKeyOf(elements);
  return unitKey === null ? [] : [{ ...byUnitKey(kind, formatElements(elements), unitKey), elements }];
}

function byUnitKey(kind: IdentifierKind, value: string, unitKey: string): Reading {
  return { kind, value, lookUp: { by: 'UNIT_KEY', unitKey }, elements: [] };
}

/** A reading that does not fit is no error: the next one may. */
function unlessMalformed<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof Gs1Error) return null;
    throw error;
  }
}
