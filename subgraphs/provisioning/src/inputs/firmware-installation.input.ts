import { RecordInput } from '@tracegraph/record';
import { Field, ID, InputType, Int } from 'type-graphql';

import { FirmwarePurpose, FirmwareSource } from '../entities/firmware-installation';

/** Records an image put into, or found in, a slot of a unit; `eventTime` is when. */
@InputType({ description: 'Records an image put into, or found in, a slot of a unit; `eventTime` is when.' })
export class FirmwareInstallationInput extends RecordInput {
  @Field(() => ID, { description: 'Key of the unit: `01/…`, `part/…` or `panel/…`.' })
  readonly unitKey!: string;

  @Field(() => String, { description: 'Name of the slot, e.g. `application`.' })
  readonly slot!: string;

  @Field(() => FirmwarePurpose, { description: 'What the image is for.' })
  readonly purpose!: FirmwarePurpose;

  @Field(() => FirmwareSource, { description: 'How it is known.' })
  readonly source!: FirmwareSource;

  @Field(() => ID, {
    description:
      'Digest of the image, `<SCOPE>:sha256:<64 hex>` with the scope FILE, IMAGE_TLV or FLASH_READBACK.',
  })
  readonly digest!: string;

  @Field(() => Int, { nullable: true, description: 'Anti-rollback counter after it.' })
  readonly antiRollbackCounter?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the site; needed with `stationId` and `operatorId`.',
  })
  readonly site?: string | null;

  @Field(() => String, { nullable: true, description: 'Station, numbered by its site.' })
  readonly stationId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Id of the operator at the site; stored as a pseudonym.',
  })
  readonly operatorId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the station read it back and found it equal.',
  })
  readonly verified?: boolean | null;
}
