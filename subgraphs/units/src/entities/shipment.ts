import { StoredRecord } from '@tracegraph/record';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';

import { Party } from './party';

/** Whether units leave or come back. */
export enum ShipmentDirection {
  OUTBOUND = 'OUTBOUND',
  RETURN = 'RETURN',
}

registerEnumType(ShipmentDirection, {
  name: 'ShipmentDirection',
  description: 'Whether units leave or come back.',
  valuesConfig: {
    OUTBOUND: { description: 'They leave.' },
    RETURN: { description: 'They come back.' },
  },
});

/** A shipment or return of a unit. */
@ObjectType({ description: 'A shipment or return of a unit.' })
export class Shipment {
  @Field(() => ID, { description: 'Number of the shipment or return.' })
  readonly shipmentNumber!: string;

  @Field(() => ShipmentDirection, { description: 'Whether the unit left or came back.' })
  readonly direction!: ShipmentDirection;

  @Field(() => Date, { description: 'When it left, or came back.' })
  readonly shippedTime!: Date;

  @Field(() => Party, {
    nullable: true,
    description:
      'Who bought it; of a return, who sent it back. Null where none is named; its name is null while it is not registered.',
  })
  readonly soldTo!: Party | null;

  @Field(() => Party, {
    nullable: true,
    description:
      'Where it was sent; null for a return, or where none is named. Its name is null while it is not registered.',
  })
  readonly shipTo!: Party | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the site a return came back to; null for a shipment.',
  })
  readonly site!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The carton that took the unit along; null where the shipment names the unit itself.',
  })
  readonly cartonId!: string | null;

  @Field(() => StoredRecord, {
    description:
      'The record for this unit; its event id is the UUIDv5 of the unit key within the shipment event.',
  })
  readonly record!: StoredRecord;
}
