import { CorrectionInputFields } from '@tracegraph/record';
import { Field, InputType } from 'type-graphql';

import { ComponentRecordKind } from '../entities/component-record-kind';

/** Declares a record of this store wrong. */
@InputType({ description: 'Declares a record of the components store wrong (EPCIS error declaration).' })
export class ComponentCorrectionInput extends CorrectionInputFields {
  @Field(() => ComponentRecordKind, { description: 'Kind of the wrong record.' })
  readonly kind!: ComponentRecordKind;
}
