import { StoredRecord } from '@tracegraph/record';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

/** A kind of identity besides the serial number. */
export enum IdentityKind {
  EUI_48 = 'EUI_48',
  EUI_64 = 'EUI_64',
  UID = 'UID',
  IMEI = 'IMEI',
  SECONDARY_SERIAL = 'SECONDARY_SERIAL',
}

registerEnumType(IdentityKind, {
  name: 'IdentityKind',
  description: 'A kind of identity a unit may have besides its serial number.',
  valuesConfig: {
    EUI_48: { description: 'MAC address: 12 lower-case hex digits.' },
    EUI_64: { description: 'EUI-64: 16 lower-case hex digits.' },
    UID: { description: 'Unique id of the silicon: hex digits in lower case, any other text as it is.' },
    IMEI: { description: 'International Mobile Equipment Identity: 15 digits.' },
    SECONDARY_SERIAL: { description: 'A second serial number (GS1 AI 250), case-sensitive.' },
  },
});

/** An identity of a unit, from its assignment to its release. */
@ObjectType({ description: 'An identity of a unit, from its assignment to its release.' })
export class Identity {
  @Field(() => IdentityKind, { description: 'Kind of identity.' })
  readonly kind!: IdentityKind;

  @Field(() => String, { description: 'The identity in its normal form.' })
  readonly value!: string;

  @Field(() => Int, { description: 'Number of the interface it belongs to, from 0.' })
  readonly interface!: number;

  @Field(() => Date, { description: 'When the unit got it.' })
  readonly assignedTime!: Date;

  @Field(() => Date, {
    nullable: true,
    description: 'The first release at or after the assignment; null while the unit holds it.',
  })
  readonly releasedTime!: Date | null;

  @Field(() => StoredRecord, { description: 'The assignment.' })
  readonly record!: StoredRecord;
}
