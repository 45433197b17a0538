import { Field, ObjectType, registerEnumType } from 'type-graphql';

import { Unit } from './unit';
import type { UnitIdentity } from './unit';

/** How an identifier can be understood. */
export enum IdentifierKind {
  UNIT_KEY = 'UNIT_KEY',
  SERIAL_NUMBER = 'SERIAL_NUMBER',
  EUI_48 = 'EUI_48',
  EUI_64 = 'EUI_64',
  IMEI = 'IMEI',
  UID = 'UID',
  SECONDARY_SERIAL = 'SECONDARY_SERIAL',
  GTIN_SERIAL = 'GTIN_SERIAL',
  DIGITAL_LINK = 'DIGITAL_LINK',
  ELEMENT_STRING = 'ELEMENT_STRING',
}

registerEnumType(IdentifierKind, {
  name: 'IdentifierKind',
  description: 'How an identifier can be understood; readings are tried in this order.',
  valuesConfig: {
    UNIT_KEY: { description: 'Key of a unit, in any valid encoding.' },
    SERIAL_NUMBER: { description: 'Serial number as it stands on the unit, case-sensitive.' },
    EUI_48: { description: 'MAC address in any usual notation.' },
    EUI_64: { description: 'EUI-64 in any usual notation.' },
    IMEI: { description: 'IMEI, plain or with hyphens.' },
    UID: { description: 'Unique id of the silicon; hex digits in any case.' },
    SECONDARY_SERIAL: { description: 'Second serial number (GS1 AI 250), case-sensitive.' },
    GTIN_SERIAL: { description: 'GTIN and serial number with a blank, slash, colon or semicolon between.' },
    DIGITAL_LINK: { description: 'GS1 Digital Link URI of a unit.' },
    ELEMENT_STRING: { description: 'GS1 element string, as scanned or with brackets as printed.' },
  },
});

/** One way in which an identifier was understood. */
@ObjectType({ description: 'One way in which an identifier was understood.' })
export class IdentifierReading {
  @Field(() => IdentifierKind, { description: 'What it was taken for.' })
  readonly kind!: IdentifierKind;

  @Field(() => String, {
    description:
      'The identifier in the normal form of this kind: element strings and Digital Links with brackets, GTIN and serial as unit key.',
  })
  readonly value!: string;
}

/** Something to know about an answer. */
@ObjectType({ description: 'Something to know about an answer.' })
export class Warning {
  @Field(() => String, { description: 'Code, as in docs/errors.md.' })
  readonly code!: string;

  @Field(() => String, { description: 'What to know, for people.' })
  readonly message!: string;
}

/** A unit that an identifier names. */
@ObjectType({ description: 'A unit that an identifier names.' })
export class TraceMatch {
  @Field(() => IdentifierKind, { description: 'The first reading that found it.' })
  readonly matchedBy!: IdentifierKind;

  @Field(() => Unit, { description: 'The unit.' })
  readonly unit!: UnitIdentity;
}

/** What an identifier names. */
@ObjectType({ description: 'What an identifier names.' })
export class Trace {
  @Field(() => [IdentifierReading], { description: 'All readings that were tried, in their order.' })
  readonly understoodAs!: readonly IdentifierReading[];

  @Field(() => [Warning], { description: 'What to know about the answer, by code, then message.' })
  readonly warnings!: readonly Warning[];

  @Field(() => [TraceMatch], {
    description:
      'The units found, each once: in the order of readings; of an identity who holds it now first; then by unit key.',
  })
  readonly matches!: readonly TraceMatch[];
}
