import 'reflect-metadata';

import { AsOf, PageInfo } from '@tracegraph/record';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';

import { Certainty, DispositionState } from './enums';

/** A class with decorators of type-graphql. */
type DecoratedClass = new () => object;

/** Reference to a unit. */
export interface UnitRef {
  readonly unitKey: string;
}

/** Reference to a party. */
export interface PartyRef {
  readonly code: string;
}

/** A unit that holds, or held, the fact asked for. */
export interface UnitEdge {
  readonly cursor: string;
  readonly node: UnitRef;
  readonly certainty: keyof typeof Certainty;
  readonly isHeldNow: boolean;
  readonly outermost: UnitRef;
  readonly isRegistered: boolean;
  readonly state: keyof typeof DispositionState | null;
  readonly customer: PartyRef | null;
  readonly shipmentNumber: string | null;
  readonly shippedTime: Date | null;
  readonly workOrders: readonly string[];
}

/** Units of the list in one state. */
export interface StateCount {
  readonly state: keyof typeof DispositionState | null;
  readonly unitCount: number;
}

/** Units of the list that are with one customer. */
export interface CustomerCount {
  readonly customer: PartyRef | null;
  readonly unitCount: number;
}

/** Exact counts over the whole list. */
export interface UnitTotals {
  readonly unitCount: number;
  readonly certainCount: number;
  readonly possibleCount: number;
  readonly heldNowCount: number;
  readonly outermostCount: number;
  readonly byState: readonly StateCount[];
  readonly byCustomer: readonly CustomerCount[];
}

/** A page of units with counts over all pages. */
export interface UnitConnection {
  readonly edges: readonly UnitEdge[];
  readonly pageInfo: PageInfo;
  /** Null where they were not asked for. */
  readonly totals: UnitTotals | null;
  readonly asOf: AsOf | null;
}

/**
 * The types of an answer to a reverse question, with the subgraph's own classes of the entities they name.
 * @param unit the entity `Unit`, or its stub
 * @param party the entity `Party`, or its stub
 */
export function createUnitConnection(unit: DecoratedClass, party: DecoratedClass): DecoratedClass {
  const edge = createUnitEdge(unit, party);
  const totals = createUnitTotals(party);

  @Directive('@shareable')
  @ObjectType('UnitConnection', {
    description:
      'A page of units, in the order of their keys by code point, with exact counts over all pages. Counts and rows are of one moment.',
  })
  class UnitConnectionType {
    @Field(() => [edge], { description: 'The units of the page.' })
    readonly edges!: readonly UnitEdge[];

    @Field(() => PageInfo, { description: 'Where the page lies.' })
    readonly pageInfo!: PageInfo;

    @Field(() => totals, {
      nullable: true,
      description: 'Exact counts over the whole list; null only beside an error.',
    })
    readonly totals!: UnitTotals | null;

    @Field(() => AsOf, {
      nullable: true,
      description:
        'How far the unit feed was read: bindings, containment, states and customers are as of there; null before its first event.',
    })
    readonly asOf!: AsOf | null;
  }
  return UnitConnectionType;
}

function createUnitEdge(unit: DecoratedClass, party: DecoratedClass): DecoratedClass {
  @Directive('@shareable')
  @ObjectType('UnitEdge', { description: 'A unit at its place in the list.' })
  class UnitEdgeType {
    @Field(() => String, { description: 'Place of the unit in the list.' })
    readonly cursor!: string;

    @Field(() => unit, { description: 'The unit, registered or not.' })
    readonly node!: UnitRef;

    @Field(() => Certainty, {
      description:
        'CERTAIN where at least one of the facts asked for is; of an outermost unit: of any unit inside.',
    })
    readonly certainty!: keyof typeof Certainty;

    @Field(() => Boolean, { description: 'Whether the unit, or a unit inside, holds the fact now.' })
    readonly isHeldNow!: boolean;

    @Field(() => unit, {
      description: 'The unit it is inside of now, at the end of the chain; itself where it is in none.',
    })
    readonly outermost!: UnitRef;

    @Field(() => Boolean, {
      description:
        'Whether it is registered; facts may be recorded of a unit, or of a place on a panel, that is not (yet).',
    })
    readonly isRegistered!: boolean;

    @Field(() => DispositionState, {
      nullable: true,
      description:
        'Its state now, which is that of the outermost unit; null when no disposition is recorded.',
    })
    readonly state!: keyof typeof DispositionState | null;

    @Field(() => party, {
      nullable: true,
      description:
        'The party it was sold to, while it has not come back; null otherwise, or where the shipment names none.',
    })
    readonly customer!: PartyRef | null;

    @Field(() => String, {
      nullable: true,
      description:
        'Number of the shipment with which it left last, by itself or inside; null while it is not away.',
    })
    readonly shipmentNumber!: string | null;

    @Field(() => Date, {
      nullable: true,
      description: 'When that shipment left; null while the unit is not away.',
    })
    readonly shippedTime!: Date | null;

    @Field(() => [ID], {
      description: 'Its own work orders, <site>/<number> with both percent-encoded, by code point.',
    })
    readonly workOrders!: readonly string[];
  }
  return UnitEdgeType;
}

function createUnitTotals(party: DecoratedClass): DecoratedClass {
  @Directive('@shareable')
  @ObjectType('UnitStateCount', { description: 'Units of the list in one state.' })
  class StateCountType {
    @Field(() => DispositionState, {
      nullable: true,
      description: 'The state; null: no disposition is recorded.',
    })
    readonly state!: keyof typeof DispositionState | null;

    @Field(() => Int, { description: 'How many units.' })
    readonly unitCount!: number;
  }

  @Directive('@shareable')
  @ObjectType('UnitCustomerCount', { description: 'Units of the list that are with one customer.' })
  class CustomerCountType {
    @Field(() => party, {
      nullable: true,
      description: 'The customer; null: with none, or not named by the shipment.',
    })
    readonly customer!: PartyRef | null;

    @Field(() => Int, { description: 'How many units.' })
    readonly unitCount!: number;
  }

  @Directive('@shareable')
  @ObjectType('UnitTotals', { description: 'Exact counts over the whole list, each unit counted once.' })
  class UnitTotalsType {
    @Field(() => Int, { description: 'Units of the list.' })
    readonly unitCount!: number;

    @Field(() => Int, { description: 'Those of which the fact is certain.' })
    readonly certainCount!: number;

    @Field(() => Int, {
      description: 'Those of which it is merely possible; with certainCount this is unitCount.',
    })
    readonly possibleCount!: number;

    @Field(() => Int, { description: 'Those that hold the fact now.' })
    readonly heldNowCount!: number;

    @Field(() => Int, { description: 'Outermost units these are inside of, or are themselves.' })
    readonly outermostCount!: number;

    @Field(() => [StateCountType], {
      description: 'By state now, by name, null last; the counts add up to unitCount.',
    })
    readonly byState!: readonly StateCount[];

    @Field(() => [CustomerCountType], {
      description: 'By customer now, in the order of their codes, null last; the counts add up to unitCount.',
    })
    readonly byCustomer!: readonly CustomerCount[];
  }
  return UnitTotalsType;
}
