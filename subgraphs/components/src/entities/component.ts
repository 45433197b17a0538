import { StoredRecord } from '@tracegraph/record';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';

import { Certainty } from '@tracegraph/unit-reference';
import { MaterialPackage } from './material-package';
import { MaterialUsage } from './material-usage';
import { Part } from './part';

/** Whether a component is in the unit. */
export enum ComponentState {
  INSTALLED = 'INSTALLED',
  REMOVED = 'REMOVED',
}

registerEnumType(ComponentState, {
  name: 'ComponentState',
  description: 'Whether a component is in the unit.',
  valuesConfig: {
    INSTALLED: { description: 'Installed, and no removal is recorded.' },
    REMOVED: { description: 'Taken off the unit.' },
  },
});

/** What one stage run put into a unit of one part from equal packages. */
@ObjectType({
  description:
    'What one stage run put into a unit of one part from equal packages. Removed designators are an item of their own. An installation whose material set is not recorded (yet) and a removal whose installation is not recorded are items too, without packages and with the certainty POSSIBLE.',
})
export class Component {
  @Field(() => ID, {
    nullable: true,
    description: 'Event id of the stage run; null when not given.',
  })
  readonly stageRunId!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the stage; null when not given.' })
  readonly stage!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Id of the station that placed it; null when not given.',
  })
  readonly placingMachine!: string | null;

  @Field(() => [String], {
    description: 'Where it is, C2 before C10; empty for material without a place of its own.',
  })
  readonly referenceDesignators!: readonly string[];

  @Field(() => String, {
    nullable: true,
    description: 'The part, by the number of the factory; null while the material set is not recorded.',
  })
  readonly internalPartNumber!: string | null;

  @Field(() => Part, { nullable: true, description: 'The part; null when it is not registered.' })
  readonly part!: Part | null;

  @Field(() => MaterialUsage, { description: 'What it does in the unit.' })
  readonly usage!: keyof typeof MaterialUsage;

  @Field(() => ComponentState, { description: 'Whether it is in the unit.' })
  readonly state!: keyof typeof ComponentState;

  @Field(() => Certainty, { description: 'Whether the packages are the ones used, or candidates.' })
  readonly certainty!: keyof typeof Certainty;

  @Field(() => String, {
    nullable: true,
    description: 'Why it is only possible: SPLICE, GREY_ZONE, UNRESOLVED; null when it is certain.',
  })
  readonly reason!: string | null;

  @Field(() => Date, {
    nullable: true,
    description: 'When the stage run installed it; null where only its removal is recorded.',
  })
  readonly installedTime!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it was taken off; null while it is installed.' })
  readonly removedTime!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was taken off; null when not given.' })
  readonly removalReason!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Pseudonym of who took it off; null when not given, and while it is installed.',
  })
  readonly removalOperatorId!: string | null;

  @Field(() => [MaterialPackage], { description: 'The packages, in the order of their keys.' })
  readonly packages!: readonly MaterialPackage[];

  @Field(() => StoredRecord, {
    description:
      'The installation, or the removal where only that is recorded. Its findings about other records of the unit (DESIGNATOR_OCCUPIED, REMOVAL_WITHOUT_INSTALLATION, REMOVED_PART_DIFFERS) are those of all that is recorded now.',
  })
  readonly record!: StoredRecord;

  @Field(() => StoredRecord, {
    nullable: true,
    description: 'The removal; null while it is installed.',
  })
  readonly removalRecord!: StoredRecord | null;
}
