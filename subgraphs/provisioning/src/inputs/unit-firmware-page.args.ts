import { UnitPageArgs } from '@tracegraph/unit-reference';
import { ArgsType, Field } from 'type-graphql';

import { FirmwarePurpose } from '../entities/firmware-installation';

/** Which units of a reverse question about firmware are asked for, and which page of them. */
@ArgsType()
export class UnitFirmwarePageArgs extends UnitPageArgs {
  @Field(() => FirmwarePurpose, {
    nullable: true,
    description: 'Only installations for this purpose; null for all.',
  })
  readonly purpose?: keyof typeof FirmwarePurpose | null;
}
