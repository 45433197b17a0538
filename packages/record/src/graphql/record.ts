import 'reflect-metadata';

import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

/** Why a record was declared wrong (EPCIS 2.0 error reasons). */
export enum CorrectionReason {
  DID_NOT_OCCUR = 'DID_NOT_OCCUR',
  INCORRECT_DATA = 'INCORRECT_DATA',
}

registerEnumType(CorrectionReason, {
  name: 'CorrectionReason',
  description: 'Why a record was declared wrong (EPCIS 2.0 error declaration).',
  valuesConfig: {
    DID_NOT_OCCUR: { description: 'What was recorded never happened.' },
    INCORRECT_DATA: { description: 'It happened, but not as recorded; the corrective records say how.' },
  },
});

/** What the store noticed about a record that it kept all the same. */
@Directive('@shareable')
@ObjectType({ description: 'What the store noticed about a record that it kept all the same.' })
export class Finding {
  @Field(() => String, { description: 'Code of the finding, as in docs/errors.md.' })
  readonly code!: string;

  @Field(() => String, { description: 'What was noticed, for people.' })
  readonly message!: string;
}

/** A later record that declares an earlier one wrong. */
@Directive('@shareable')
@ObjectType({ description: 'A later record that declares an earlier one wrong; both stay readable.' })
export class Correction {
  @Field(() => ID, { description: 'Event id of the correction itself (UUID).' })
  readonly eventId!: string;

  @Field(() => Date, { description: 'When the record was declared wrong.' })
  readonly eventTime!: Date;

  @Field(() => Date, { description: 'When the store received the correction.' })
  readonly recordTime!: Date;

  @Field(() => CorrectionReason, { description: 'Why the record is wrong.' })
  readonly reason!: keyof typeof CorrectionReason;

  @Field(() => String, {
    nullable: true,
    description: 'What was wrong, in words; null when the sender gave none.',
  })
  readonly explanation!: string | null;

  @Field(() => String, { description: 'Pseudonym of who declared it wrong.' })
  readonly author!: string;

  @Field(() => [ID], { description: 'Event ids of the records that take the place of the wrong one.' })
  readonly correctiveEventIds!: readonly string[];
}

/** Where a recorded fact comes from. */
@Directive('@shareable')
@ObjectType('Record', {
  description: 'Where a recorded fact comes from, when it was stored, and what was noticed about it.',
})
export class StoredRecord {
  @Field(() => ID, {
    description: 'Id of the event, made by its sender (UUID); unique within kind and subject.',
  })
  readonly eventId!: string;

  @Field(() => Date, { description: 'When it happened, in UTC.' })
  readonly eventTime!: Date;

  @Field(() => String, {
    description: 'Offset of the local time at the place of the event, e.g. +02:00 (EPCIS).',
  })
  readonly eventTimeZoneOffset!: string;

  @Field(() => Date, { description: 'When the store received it, set by the database.' })
  readonly recordTime!: Date;

  @Field(() => String, {
    nullable: true,
    description: 'File, message or station it came from; null when the sender gave none.',
  })
  readonly origin!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Program that read the source, with its version; null when not given.',
  })
  readonly collector!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Hash of the source document, sha256:<hex>; null when there is none.',
  })
  readonly documentRef!: string | null;

  @Field(() => [Finding], {
    description: 'What the store noticed when it kept the record, in the order of their codes.',
  })
  readonly findings!: readonly Finding[];

  @Field(() => Correction, {
    nullable: true,
    description: 'The correction that declares this record wrong; null while it is effective.',
  })
  readonly correctedBy!: Correction | null;

  @Field(() => [String], {
    description: 'Names of the fields hidden from this caller; each of them is null.',
  })
  readonly redacted!: readonly string[];
}

/** What became of one record of a list. */
export enum RecordStatus {
  STORED = 'STORED',
  REPLAYED = 'REPLAYED',
  REFUSED = 'REFUSED',
  CONFLICT = 'CONFLICT',
}

registerEnumType(RecordStatus, {
  name: 'RecordStatus',
  description: 'What became of one record of a list.',
  valuesConfig: {
    STORED: { description: 'Stored now.' },
    REPLAYED: {
      description: 'The same record was stored before; nothing was stored, the first result is returned.',
    },
    REFUSED: { description: 'It could not be read; nothing was stored, `error` says why.' },
    CONFLICT: {
      description: 'The event id was used before with other content; that content is kept as a conflict.',
    },
  },
});

/** Why a record was not stored. */
@Directive('@shareable')
@ObjectType({ description: 'Why a record was not stored.' })
export class RecordRefusal {
  @Field(() => String, { description: 'Code, as in docs/errors.md.' })
  readonly code!: string;

  @Field(() => String, {
    description: 'Path of the field within the input, e.g. `packages.0.packageId`; empty for the whole.',
  })
  readonly path!: string;

  @Field(() => String, { description: 'What was expected.' })
  readonly expected!: string;

  @Field(() => String, { description: 'What came, at most 200 characters of it.' })
  readonly received!: string;
}

/** The result for one record of a list. */
@Directive('@shareable')
@ObjectType({ description: 'The result for one record of a list.' })
export class RecordResult {
  @Field(() => Int, { description: 'Place of the record in the list sent, from 0.' })
  readonly index!: number;

  @Field(() => ID, { description: 'Event id as sent.' })
  readonly eventId!: string;

  @Field(() => RecordStatus, { description: 'What became of it.' })
  readonly status!: keyof typeof RecordStatus;

  @Field(() => [Finding], { description: 'What the store noticed; the record is stored all the same.' })
  readonly findings!: readonly Finding[];

  @Field(() => RecordRefusal, {
    nullable: true,
    description: 'Why it was not stored; null where it is stored.',
  })
  readonly error!: RecordRefusal | null;
}

/** The results of a recording, as long as the list sent and in its order. */
@Directive('@shareable')
@ObjectType({ description: 'The results of a recording, as long as the list sent and in its order.' })
export class RecordingPayload {
  @Field(() => [RecordResult], { description: 'One result a record.' })
  readonly results!: readonly RecordResult[];
}
