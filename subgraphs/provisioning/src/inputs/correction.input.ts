import { CorrectionInputFields } from '@tracegraph/record';
import { Field, InputType } from 'type-graphql';

import { ProvisioningRecordKind } from '../entities/provisioning-record-kind';

/** Declares a record of this store wrong. */
@InputType({ description: 'Declares a record of the provisioning store wrong (EPCIS error declaration).' })
export class ProvisioningCorrectionInput extends CorrectionInputFields {
  @Field(() => ProvisioningRecordKind, { description: 'Kind of the wrong record.' })
  readonly kind!: ProvisioningRecordKind;
}
