import { StoredRecord } from '@tracegraph/record';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';

import { Party } from './party';

/** A kind of fact that a product may require of each of its units. */
export enum FactKind {
  IDENTITIES = 'IDENTITIES',
  COMPONENTS = 'COMPONENTS',
  CONTAINED_UNITS = 'CONTAINED_UNITS',
  STAGES = 'STAGES',
  FIRMWARE = 'FIRMWARE',
  SECURITY_STATE = 'SECURITY_STATE',
  PROVISIONING = 'PROVISIONING',
  TEST_RUNS = 'TEST_RUNS',
  FINAL_QC = 'FINAL_QC',
  SHIPMENTS = 'SHIPMENTS',
  LOT_NUMBER = 'LOT_NUMBER',
}

registerEnumType(FactKind, {
  name: 'FactKind',
  description: 'A kind of fact that a product may require of each of its units.',
  valuesConfig: {
    IDENTITIES: { description: 'At least one identity, such as a MAC address.' },
    COMPONENTS: { description: 'The components and their lots.' },
    CONTAINED_UNITS: { description: 'The units inside it, such as boards and modules.' },
    STAGES: { description: 'The runs of its production stages.' },
    FIRMWARE: { description: 'The firmware put on it.' },
    SECURITY_STATE: { description: 'The state of secure boot and debug lock.' },
    PROVISIONING: { description: 'The certificate it was given.' },
    TEST_RUNS: { description: 'The results of its tests.' },
    FINAL_QC: { description: 'The final quality decision.' },
    SHIPMENTS: { description: 'Where it was shipped.' },
    LOT_NUMBER: { description: 'The batch or lot it belongs to.' },
  },
});

/** A line of a bill of materials. */
@ObjectType({ description: 'A line of a bill of materials.' })
export class BomLine {
  @Field(() => String, { description: 'Part by the number of the factory that places it.' })
  readonly internalPartNumber!: string;

  @Field(() => [String], {
    description: 'Where it goes; empty for material without designator, such as paste.',
  })
  readonly referenceDesignators!: readonly string[];

  @Field(() => String, { description: 'How much of it one unit takes, a decimal text as recorded.' })
  readonly quantity!: string;

  @Field(() => Boolean, { description: 'Whether its lots must be known for every unit.' })
  readonly critical!: boolean;
}

/** A product: all units made to the same numbers. */
@Directive('@key(fields: "productKey")')
@ObjectType({ description: 'A product: all units made to the same numbers.' })
export class Product {
  @Field(() => ID, {
    description: '01/<gtin14>, or part/<owner>/<partNumber> for a product without GTIN.',
  })
  readonly productKey!: string;

  @Field(() => String, { nullable: true, description: 'GTIN, 14 digits; null for a product without GTIN.' })
  readonly gtin!: string | null;

  @Field(() => String, { description: "The owner's part number." })
  readonly partNumber!: string;

  @Field(() => String, { nullable: true, description: 'Revision; null when the record gives none.' })
  readonly revision!: string | null;

  @Field(() => String, { nullable: true, description: 'What it is, in words; null when not given.' })
  readonly description!: string | null;

  @Field(() => Party, {
    nullable: true,
    description: 'Who owns the product; its name is null while it is not registered.',
  })
  readonly owner!: Party | null;

  @Field(() => [FactKind], {
    description: 'The facts every unit must have, in the order of the record.',
  })
  readonly requiredFacts!: readonly FactKind[];

  @Field(() => [BomLine], { description: 'The bill of materials, in the order of the record.' })
  readonly billOfMaterials!: readonly BomLine[];

  @Field(() => StoredRecord, { description: 'The registration that answers: the earliest effective one.' })
  readonly record!: StoredRecord;
}
