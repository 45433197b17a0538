import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** What happened to a unit, as others need to know it. */
export type UnitReferenceKind =
  | 'REGISTERED'
  | 'BOUND'
  | 'WORK_ORDER'
  | 'DISPOSITION'
  | 'INSTALLED'
  | 'REMOVED'
  | 'SHIPPED'
  | 'RETURNED'
  | 'CORRECTED';

/** One event of the feed. */
@Directive('@inaccessible')
@ObjectType({ description: 'One event of the feed of unit references.' })
export class UnitReferenceEvent {
  @Field(() => String, { description: 'Place in the feed: <transaction>.<sequence>.' })
  readonly position!: string;

  @Field(() => String, {
    description:
      'REGISTERED, BOUND, WORK_ORDER, DISPOSITION, INSTALLED, REMOVED, SHIPPED, RETURNED or CORRECTED.',
  })
  readonly kind!: UnitReferenceKind;

  @Field(() => ID, { description: 'The unit.' })
  readonly unitKey!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'BOUND: the panel position. INSTALLED, REMOVED: the container. Else null.',
  })
  readonly otherKey!: string | null;

  @Field(() => ID, { description: 'Event id; given again with a fuller payload, the later one counts.' })
  readonly eventId!: string;

  @Field(() => String, {
    description:
      'When it happened, RFC 3339 in UTC with microseconds: copies order as exactly as the source.',
  })
  readonly eventTime!: string;

  @Field(() => String, { description: 'What the kind says besides, JSON.' })
  readonly payload!: string;

  @Field(() => Date, { description: 'When it was stored.' })
  readonly recordTime!: Date;
}

/** A page of the feed. */
@Directive('@inaccessible')
@ObjectType({ description: 'A page of the feed of unit references, for the other subgraphs.' })
export class UnitReferenceFeed {
  @Field(() => [UnitReferenceEvent], { description: 'The events after the position asked, in their order.' })
  readonly events!: readonly UnitReferenceEvent[];

  @Field(() => String, {
    nullable: true,
    description: 'Position of the last event of the page; null on an empty page.',
  })
  readonly endPosition!: string | null;

  @Field(() => Boolean, { description: 'Whether more events can be read at once.' })
  readonly hasNextPage!: boolean;
}
