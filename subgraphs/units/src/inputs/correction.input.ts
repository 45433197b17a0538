import { CorrectionInputFields } from '@tracegraph/record';
import { Field, InputType } from 'type-graphql';

import { UnitRecordKind } from '../entities/unit-record-kind';

/** Declares a record of this store wrong. */
@InputType({ description: 'Declares a record of the units store wrong (EPCIS error declaration).' })
export class UnitCorrectionInput extends CorrectionInputFields {
  @Field(() => UnitRecordKind, { description: 'Kind of the wrong record.' })
  readonly kind!: UnitRecordKind;
}
