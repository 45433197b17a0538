import 'reflect-metadata';

import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';

/** Where a page lies in its list (GraphQL Cursor Connections). */
@Directive('@shareable')
@ObjectType({ description: 'Where a page lies in its list (GraphQL Cursor Connections).' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether items follow this page.' })
  readonly hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether items precede this page.' })
  readonly hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first item; null on an empty page.' })
  readonly startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last item, to ask for what follows; null on an empty page.',
  })
  readonly endCursor!: string | null;
}

/** How far a subgraph had read the unit feed when it answered. */
@Directive('@shareable')
@ObjectType({ description: 'How far a subgraph had read the feed of unit references when it answered.' })
export class AsOf {
  @Field(() => String, { description: 'Position in the feed; opaque, grows with every event.' })
  readonly position!: string;

  @Field(() => Date, { description: 'When the event at this position was stored.' })
  readonly recordTime!: Date;
}

/** Content that came under an event id already used. */
@Directive('@shareable')
@ObjectType({ description: 'Content that came under an event id already used with other content.' })
export class RecordConflict {
  @Field(() => String, { description: 'Kind of the record, e.g. INSTALLATION.' })
  readonly kind!: string;

  @Field(() => ID, {
    description: 'What the record is about: the unit key, or the key of the lot, image, key, ….',
  })
  readonly subjectKey!: string;

  @Field(() => ID, { description: 'The event id used twice (UUID).' })
  readonly eventId!: string;

  @Field(() => String, { description: 'SHA-256 of the content that stands, 64 hex digits.' })
  readonly storedContentSha256!: string;

  @Field(() => String, { description: 'SHA-256 of the conflicting content, 64 hex digits.' })
  readonly conflictingContentSha256!: string;

  @Field(() => String, { description: 'The conflicting content as read, JSON.' })
  readonly conflictingContent!: string;

  @Field(() => Date, { description: 'When the conflicting content came.' })
  readonly recordTime!: Date;
}

/** A conflict at its place in the list. */
@Directive('@shareable')
@ObjectType({ description: 'A conflict at its place in the list.' })
export class RecordConflictEdge {
  @Field(() => String, { description: 'Place of the conflict in the list.' })
  readonly cursor!: string;

  @Field(() => RecordConflict, { description: 'The conflict.' })
  readonly node!: RecordConflict;
}

/** A page of conflicts, in the order of subject, event id and content. */
@Directive('@shareable')
@ObjectType({ description: 'A page of conflicts, in the order of subject, event id and content.' })
export class RecordConflictConnection {
  @Field(() => [RecordConflictEdge], { description: 'The conflicts of the page.' })
  readonly edges!: readonly RecordConflictEdge[];

  @Field(() => PageInfo, { description: 'Where the page lies.' })
  readonly pageInfo!: PageInfo;

  @Field(() => Int, { description: 'How many conflicts there are in all.' })
  readonly totalCount!: number;

  @Field(() => AsOf, {
    nullable: true,
    description:
      'How far the unit feed was read; in the subgraph that owns it where the feed ends; null before its first event.',
  })
  readonly asOf!: AsOf | null;
}
