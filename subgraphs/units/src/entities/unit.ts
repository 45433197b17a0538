import { StoredRecord } from '@tracegraph/record';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

import { Carton } from './carton';
import { Disposition } from './disposition';
import { Identity } from './identity';
import { Label } from './label';
import { PanelPosition } from './panel-position';
import { Product } from './product';
import { Shipment } from './shipment';
import { WorkOrder } from './work-order';

/** What a unit is known by before any of its facts are read. */
export interface UnitIdentity {
  readonly unitKey: string;
}

/** A unit inside another unit, seen from one of both. */
@ObjectType({ description: 'A unit inside another unit, seen from one of both.' })
export class Containment {
  @Field(() => [ID], {
    description: 'Unit keys of the chain from the unit asked (left out) to this one (included).',
  })
  readonly path!: readonly string[];

  @Field(() => String, {
    nullable: true,
    description: 'Where it sits in its container, as recorded; null when not given.',
  })
  readonly position!: string | null;

  @Field(() => Date, { description: 'When the last step of the chain was installed.' })
  readonly installedTime!: Date;

  @Field(() => Date, {
    nullable: true,
    description: 'When the first step of the chain came apart; null while all of it holds.',
  })
  readonly removedTime!: Date | null;

  @Field(() => Unit, { description: 'The unit at the end of the chain, registered or not.' })
  readonly unit!: UnitIdentity;

  @Field(() => StoredRecord, { description: 'The installation of the last step of the chain.' })
  readonly record!: StoredRecord;
}

/** Everything inside a unit. */
@ObjectType({
  description:
    'Everything inside a unit, now or in the past: each installation once, with the chain that holds longest, then the shortest.',
})
export class Contents {
  @Field(() => Boolean, {
    description: 'Whether there are more: only the first 1,000 items, and those at most 64 deep, are shown.',
  })
  readonly truncated!: boolean;

  @Field(() => [Containment], {
    description: 'Nearest first: by depth, then installation time, then unit key.',
  })
  readonly items!: readonly Containment[];
}

/** One physical unit. */
@Directive('@key(fields: "unitKey")')
@ObjectType({ description: 'One physical unit: a product, a board, a module.' })
export class Unit {
  @Field(() => ID, {
    description:
      '01/<gtin14>/21/<serial>, part/<owner>/<partNumber>/<serial>, or panel/<site>/<panelId>/<position> for a board without serial number; parts percent-encoded.',
  })
  readonly unitKey!: string;

  @Field(() => String, { nullable: true, description: 'GTIN, 14 digits; null for a unit without GTIN.' })
  readonly gtin!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Serial number as it stands on the unit, case-sensitive; null for a place on a panel.',
  })
  readonly serialNumber!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Batch or lot (GS1 AI 10); null when not recorded.',
  })
  readonly lotNumber!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Production date YYYY-MM-DD, where the day may be 00 (GS1 AI 11); null when not recorded.',
  })
  readonly productionDate!: string | null;

  @Field(() => Product, { nullable: true, description: 'Its product; null while that is not registered.' })
  readonly product!: Product | null;

  @Field(() => [WorkOrder], {
    description: 'The orders it was made under: first named first, then by site and number.',
  })
  readonly workOrders!: readonly WorkOrder[];

  @Field(() => PanelPosition, {
    nullable: true,
    description:
      'The place on a panel it was made at, the first one it was bound to; null when it was bound to none.',
  })
  readonly panel!: PanelPosition | null;

  @Field(() => Disposition, {
    nullable: true,
    description:
      'Its own latest state, by event time, then event id; null when none is recorded. While it is inside of another unit, the state of the outermost one counts: see `partOf`.',
  })
  readonly disposition!: Disposition | null;

  @Field(() => [Disposition], { description: 'All its states, by event time, then event id.' })
  readonly dispositions!: readonly Disposition[];

  @Field(() => [Identity], {
    description: 'Its identities by kind, interface, assignment time, then event id.',
  })
  readonly identities!: readonly Identity[];

  @Field(() => [Label], { description: 'Its labels by the time they were put on, then event id.' })
  readonly labels!: readonly Label[];

  @Field(() => Contents, { description: 'What is or was inside it.' })
  readonly contains!: Contents;

  @Field(() => [Containment], {
    description:
      'What it is or was inside of, each installation once: by depth, then installation time, then unit key. An error where more than 1,000, or more than 64 deep.',
  })
  readonly partOf!: readonly Containment[];

  @Field(() => [Carton], { description: 'Cartons it was packed in, by packing time, then event id.' })
  readonly cartons!: readonly Carton[];

  @Field(() => [Shipment], {
    description:
      'Its own shipments and returns, also in cartons, by time, shipment number, then event id. Inside of another unit it leaves and comes back with that one: see `partOf`.',
  })
  readonly shipments!: readonly Shipment[];

  @Field(() => StoredRecord, {
    nullable: true,
    description:
      'Its registration, the earliest effective one; null when other records name it but none registers it.',
  })
  readonly record!: StoredRecord | null;
}
