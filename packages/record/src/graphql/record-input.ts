import 'reflect-metadata';

import { Field, ID, InputType } from 'type-graphql';

import { CorrectionReason } from './record';

/** What every recorded fact carries. */
@InputType({ description: 'What every recorded fact carries.' })
export abstract class RecordInput {
  @Field(() => ID, {
    description: 'UUID made by the sender; the same id with the same content stores nothing again.',
  })
  readonly eventId!: string;

  @Field(() => String, {
    description: 'When it happened: RFC 3339 with offset, e.g. 2026-10-25T02:30:00+01:00.',
  })
  readonly eventTime!: string;

  @Field(() => String, { nullable: true, description: 'File, message or station it comes from.' })
  readonly origin?: string | null;

  @Field(() => String, { nullable: true, description: 'Program that read the source, with its version.' })
  readonly collector?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Hash of the source document: sha256:<64 hex digits>.',
  })
  readonly documentRef?: string | null;
}

/** What every correction carries; each subgraph adds the kind of the corrected record. */
@InputType({ description: 'Declares an earlier record wrong (EPCIS error declaration).' })
export abstract class CorrectionInputFields extends RecordInput {
  @Field(() => ID, {
    description: 'What the wrong record is about: the unit key, or the key of the lot, image, key, ….',
  })
  readonly subjectKey!: string;

  @Field(() => ID, { description: 'Event id of the wrong record (UUID).' })
  readonly correctedEventId!: string;

  @Field(() => CorrectionReason, { description: 'Why it is wrong.' })
  readonly reason!: CorrectionReason;

  @Field(() => String, { nullable: true, description: 'What was wrong, in words, without names of persons.' })
  readonly explanation?: string | null;

  @Field(() => String, { description: 'Id of the person at the site; stored as a pseudonym.' })
  readonly author!: string;

  @Field(() => String, { description: 'Code of the site the person belongs to.' })
  readonly site!: string;

  @Field(() => [ID], {
    defaultValue: [],
    description: 'Event ids of the records that take its place (UUIDs).',
  })
  readonly correctiveEventIds!: string[];
}
