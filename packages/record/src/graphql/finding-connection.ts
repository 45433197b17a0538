import 'reflect-metadata';

import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';

import { AsOf, PageInfo } from './connection';

/** The later record that made a finding untrue, or made up for it. */
@Directive('@shareable')
@ObjectType({ description: 'The later record that made a finding untrue, or made up for it.' })
export class FindingResolution {
  @Field(() => String, {
    description: 'Kind of the record, e.g. MANUFACTURER_LOT; CORRECTION where a record was declared wrong.',
  })
  readonly kind!: string;

  @Field(() => ID, { description: 'Event id of the record (UUID).' })
  readonly eventId!: string;

  @Field(() => Date, { description: 'When the store received the record, and with it the resolution.' })
  readonly recordTime!: Date;
}

/** A finding in the list of findings; it stays there for ever. */
@Directive('@shareable')
@ObjectType({ description: 'What a store noticed about a record; it stays in the list, resolved or not.' })
export class RecordedFinding {
  @Field(() => String, { description: 'Code of the finding, as in docs/errors.md.' })
  readonly code!: string;

  @Field(() => String, { description: 'What was noticed, for people.' })
  readonly message!: string;

  @Field(() => String, { description: 'Kind of the record it was noticed on, e.g. INSTALLATION.' })
  readonly kind!: string;

  @Field(() => ID, {
    description: 'What the record is about: the unit key, or the key of the lot, image, key, ….',
  })
  readonly subjectKey!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'The unit it is about, as recorded: a place on a panel stays one when a unit is bound to it. Null where it is about no unit, or about a record of many.',
  })
  readonly unitKey!: string | null;

  @Field(() => ID, { description: 'Event id of the record (UUID).' })
  readonly eventId!: string;

  @Field(() => Date, { description: 'When what was recorded happened.' })
  readonly eventTime!: Date;

  @Field(() => Date, { description: 'When it was noticed.' })
  readonly recordTime!: Date;

  @Field(() => [String], {
    description:
      'What it is about besides the subject: keys of what is unknown, of the other holders, …; event ids where it is about other records of the subject.',
  })
  readonly referenceKeys!: readonly string[];

  @Field(() => Boolean, {
    description:
      'Whether a later record resolved it: its record was corrected, what was unknown is registered, the other claim was released or corrected, …. False for what nothing can resolve but a correction that has not come.',
  })
  readonly isResolved!: boolean;

  @Field(() => FindingResolution, {
    nullable: true,
    description: 'The first record that resolved it; null while it stands.',
  })
  readonly resolvedBy!: FindingResolution | null;
}

/** A finding at its place in the list. */
@Directive('@shareable')
@ObjectType({ description: 'A finding at its place in the list.' })
export class RecordedFindingEdge {
  @Field(() => String, { description: 'Place of the finding in the list.' })
  readonly cursor!: string;

  @Field(() => RecordedFinding, { description: 'The finding.' })
  readonly node!: RecordedFinding;
}

/** A page of findings, in the order of event time, subject, event id, kind, code and the hash of the message. */
@Directive('@shareable')
@ObjectType({
  description:
    'A page of findings, in the order of event time, subject, event id, kind and code; several of one code of a record by the SHA-256 of their message.',
})
export class RecordedFindingConnection {
  @Field(() => [RecordedFindingEdge], { description: 'The findings of the page.' })
  readonly edges!: readonly RecordedFindingEdge[];

  @Field(() => PageInfo, { description: 'Where the page lies.' })
  readonly pageInfo!: PageInfo;

  @Field(() => Int, { description: 'How many findings there are in all.' })
  readonly totalCount!: number;

  @Field(() => AsOf, {
    nullable: true,
    description:
      'How far the unit feed was read; in the subgraph that owns it where the feed ends; null before its first event.',
  })
  readonly asOf!: AsOf | null;
}
