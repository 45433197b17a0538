import { StoredRecord } from '@tracegraph/record';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { FirmwareImage } from '../stubs/firmware-image';

/** What an image in a unit is for. */
export enum FirmwarePurpose {
  PRODUCTION = 'PRODUCTION',
  TEST = 'TEST',
  BOOTLOADER = 'BOOTLOADER',
  CONFIGURATION = 'CONFIGURATION',
}

registerEnumType(FirmwarePurpose, {
  name: 'FirmwarePurpose',
  description: 'What an image in a unit is for.',
  valuesConfig: {
    PRODUCTION: { description: 'It runs in the field.' },
    TEST: { description: 'It runs only while the unit is tested.' },
    BOOTLOADER: { description: 'It starts the others.' },
    CONFIGURATION: { description: 'Data, not code.' },
  },
});

/** How it is known that an image is in a unit. */
export enum FirmwareSource {
  PROGRAMMED = 'PROGRAMMED',
  SUPPLIER_DECLARED = 'SUPPLIER_DECLARED',
  UPDATED_IN_FIELD = 'UPDATED_IN_FIELD',
  READ_BACK = 'READ_BACK',
}

registerEnumType(FirmwareSource, {
  name: 'FirmwareSource',
  description: 'How it is known that an image is in a unit.',
  valuesConfig: {
    PROGRAMMED: { description: 'A station wrote it.' },
    SUPPLIER_DECLARED: { description: 'The supplier of a bought part says so.' },
    UPDATED_IN_FIELD: { description: 'An update after shipment.' },
    READ_BACK: { description: 'It was read from the unit.' },
  },
});

/** An image put into, or found in, a slot of a unit. */
@ObjectType({ description: 'An image put into, or found in, a slot of a unit.' })
export class FirmwareInstallation {
  @Field(() => String, { description: 'Name of the slot, e.g. `application`.' })
  readonly slot!: string;

  @Field(() => FirmwarePurpose, { description: 'What the image is for.' })
  readonly purpose!: keyof typeof FirmwarePurpose;

  @Field(() => FirmwareSource, { description: 'How it is known.' })
  readonly source!: keyof typeof FirmwareSource;

  @Field(() => Date, { description: 'When it was put in or found.' })
  readonly programmedTime!: Date;

  @Field(() => Date, {
    nullable: true,
    description:
      'When the next effective installation of another digest in the same slot came: the same digest again, e.g. read back, supersedes nothing. A digest of another scope cannot be compared here and does. Null while none came, and of a record declared wrong.',
  })
  readonly supersededTime!: Date | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the slot held the image at any outbound shipment of the outermost unit: `programmedTime` ≤ shipped < `supersededTime`; reading the same digest back before shipment changes nothing, a digest of another scope ends the period. False while no shipment is known at the position of the unit feed in `extensions.asOf`; null of a record declared wrong.',
  })
  readonly wasShipped!: boolean | null;

  @Field(() => ID, { description: 'Digest of the image, `<SCOPE>:sha256:<64 hex>`.' })
  readonly digest!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Anti-rollback counter after it; null when the record gives none.',
  })
  readonly antiRollbackCounter!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Station, numbered by its site; null when the record gives none.',
  })
  readonly stationId!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Pseudonym of the operator; null when the record gives none.',
  })
  readonly operatorId!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the station read it back and found it equal; null when the record does not say.',
  })
  readonly verified!: boolean | null;

  @Field(() => FirmwareImage, { nullable: true, description: 'The image, from the firmware subgraph.' })
  readonly image!: FirmwareImage | null;

  @Field(() => StoredRecord, { description: 'The record of the installation.' })
  readonly record!: StoredRecord;
}
