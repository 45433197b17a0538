import 'reflect-metadata';

import { ArgsType, Field, ID, Int } from 'type-graphql';

import { Certainty, DispositionState, Holding, UnitLevel } from './enums';

/** Which units of a reverse question are asked for, and which page of them. */
@ArgsType()
export class UnitPageArgs {
  @Field(() => Holding, {
    defaultValue: Holding.EVER,
    description: 'Units that held the fact ever, or hold it now.',
  })
  readonly held!: keyof typeof Holding;

  @Field(() => UnitLevel, {
    defaultValue: UnitLevel.HOLDER,
    description: 'The units themselves, or what they are inside of now.',
  })
  readonly level!: keyof typeof UnitLevel;

  @Field(() => Certainty, {
    nullable: true,
    description:
      'Only units of which the fact is certain, or only those of which it is merely possible; null for both.',
  })
  readonly certainty!: keyof typeof Certainty | null | undefined;

  @Field(() => DispositionState, {
    nullable: true,
    description: 'Only units in this state now; null for all, also those without a state.',
  })
  readonly state!: keyof typeof DispositionState | null | undefined;

  @Field(() => ID, {
    nullable: true,
    description:
      'Only units that are with this customer now: code or GLN of the party they were sold to; null for all.',
  })
  readonly customer!: string | null | undefined;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Only units that left and have not come back (true), or only the others (false); null for all.',
  })
  readonly isShipped!: boolean | null | undefined;

  @Field(() => Int, { defaultValue: 100, description: 'Units of the page, 1 to 1,000.' })
  readonly first!: number;

  @Field(() => String, {
    nullable: true,
    description: '`endCursor` of the page before, of the same question; null for the first page.',
  })
  readonly after!: string | null | undefined;
}
