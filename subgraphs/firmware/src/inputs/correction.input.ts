import { CorrectionInputFields } from '@tracegraph/record';
import { Field, InputType } from 'type-graphql';

import { FirmwareRecordKind } from '../entities/firmware-record-kind';

/** Declares a record of this store wrong. */
@InputType({ description: 'Declares a record of the firmware store wrong (EPCIS error declaration).' })
export class FirmwareCorrectionInput extends CorrectionInputFields {
  @Field(() => FirmwareRecordKind, { description: 'Kind of the wrong record.' })
  readonly kind!: FirmwareRecordKind;
}
