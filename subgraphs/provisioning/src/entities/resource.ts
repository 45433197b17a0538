import { StoredRecord } from '@tracegraph/record';
import { Field, ObjectType, registerEnumType } from 'type-graphql';

/** What a resource is. */
export enum ResourceKind {
  FIXTURE = 'FIXTURE',
  INSTRUMENT = 'INSTRUMENT',
  TOOL = 'TOOL',
  CARRIER = 'CARRIER',
  STENCIL = 'STENCIL',
  OVEN = 'OVEN',
  UNKNOWN = 'UNKNOWN',
}

registerEnumType(ResourceKind, {
  name: 'ResourceKind',
  description: 'What a resource is.',
  valuesConfig: {
    FIXTURE: { description: 'Holds and contacts the unit.' },
    INSTRUMENT: { description: 'Measures.' },
    TOOL: { description: 'Works on the unit, e.g. a torque driver.' },
    CARRIER: { description: 'Carries units through the line.' },
    STENCIL: { description: 'Prints solder paste.' },
    OVEN: { description: 'Solders or cures.' },
    UNKNOWN: { description: 'The resource is not registered, or its registration does not say.' },
  },
});

/** A fixture, instrument or tool as a run used it, or as it is now. */
@ObjectType({ description: 'A fixture, instrument or tool as a run used it, or as it is now.' })
export class Resource {
  @Field(() => String, { description: 'Code of the site.' })
  readonly site!: string;

  @Field(() => ResourceKind, { description: 'What it is; UNKNOWN while it is not registered.' })
  readonly kind!: keyof typeof ResourceKind;

  @Field(() => String, { description: 'Number of the resource, unique in its site.' })
  readonly resourceId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Revision of its make; null when not registered or not given.',
  })
  readonly revision!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Due date (YYYY-MM-DD) of the latest effective calibration performed at or before the start of the run; asked by itself, of the latest one. Null when none is recorded.',
  })
  readonly calibrationDueDate!: string | null;

  @Field(() => StoredRecord, {
    nullable: true,
    description: 'The earliest effective registration; null while the resource is not registered.',
  })
  readonly record!: StoredRecord | null;
}
