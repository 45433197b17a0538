import { parseUnitKey } from '@tracegraph/gs1';
import { StoredRecord } from '@tracegraph/record';
import { TraceError } from '@tracegraph/service-kit';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { Carton } from '../entities/carton';
import { Disposition } from '../entities/disposition';
import { Identity } from '../entities/identity';
import { Label } from '../entities/label';
import { PanelPosition } from '../entities/panel-position';
import { Product } from '../entities/product';
import { Shipment } from '../entities/shipment';
import { Containment, Contents, Unit } from '../entities/unit';
import type { UnitIdentity } from '../entities/unit';
import { WorkOrder } from '../entities/work-order';
import { UNITS_ERRORS } from '../errors';
import { effectiveOf } from '../loaders/unit-records.loader';
import { productOf } from '../services/product-owners';
import type { LabelOfUnit } from './label.resolver';

const SUPERSEDED = {
  defaultValue: false,
  description: 'Also those declared wrong; their record says by what.',
};

/** The facts of a unit. */
@Resolver(() => Unit)
export class UnitFactsResolver {
  @FieldResolver(() => String, { nullable: true })
  gtin(@Root() { unitKey }: UnitIdentity): string | null {
    const key = parseUnitKey(unitKey);
    return key.scheme === '01' ? key.gtin : null;
  }

  @FieldResolver(() => String, { nullable: true })
  serialNumber(@Root() { unitKey }: UnitIdentity): string | null {
    const key = parseUnitKey(unitKey);
    return key.scheme === 'panel' ? null : key.serialNumber;
  }

  @FieldResolver(() => String, { nullable: true })
  async lotNumber(@Root() { unitKey }: UnitIdentity, @Ctx() { loaders }: Context): Promise<string | null> {
    const registrations = await loaders.registrationsOfUnit.load(unitKey);
    return registrations.find((row) => row.lotNumber !== null)?.lotNumber ?? null;
  }

  @FieldResolver(() => String, { nullable: true })
  async productionDate(
    @Root() { unitKey }: UnitIdentity,
    @Ctx() { loaders }: Context,
  ): Promise<string | null> {
    const registrations = await loaders.registrationsOfUnit.load(unitKey);
    return registrations.find((row) => row.productionDate !== null)?.productionDate ?? null;
  }

  @FieldResolver(() => StoredRecord, { nullable: true })
  async record(@Root() { unitKey }: UnitIdentity, @Ctx() { loaders }: Context): Promise<StoredRecord | null> {
    const [registration] = await loaders.registrationsOfUnit.load(unitKey);
    return registration?.record ?? null;
  }

  @FieldResolver(() => Product, { nullable: true })
  product(@Root() { unitKey }: UnitIdentity, @Ctx() { loaders }: Context): Promise<object | null> {
    return loaders.productByKey.load(productOf(unitKey));
  }

  @FieldResolver(() => [WorkOrder])
  async workOrders(
    @Root() { unitKey }: UnitIdentity,
    @Arg('includeSuperseded', () => Boolean, SUPERSEDED) includeSuperseded: boolean,
    @Ctx() { loaders }: Context,
  ): Promise<readonly object[]> {
    const orders = await loaders.workOrdersOfUnit.load(unitKey);
    return includeSuperseded ? orders.all : orders.effective;
  }

  @FieldResolver(() => PanelPosition, { nullable: true })
  async panel(@Root() { unitKey }: UnitIdentity, @Ctx() { loaders }: Context): Promise<object | null> {
    const [binding] = await loaders.bindingsOfUnit.load(unitKey);
    return binding ? { ...binding, unitKey: binding.panelKey, boundTime: binding.eventTime } : null;
  }

  @FieldResolver(() => Disposition, { nullable: true })
  async disposition(@Root() { unitKey }: UnitIdentity, @Ctx() { loaders }: Context): Promise<object | null> {
    const latest = effectiveOf(await loaders.dispositionsOfUnit.load(unitKey)).at(-1);
    return latest ? { ...latest, sinceTime: latest.eventTime } : null;
  }

  @FieldResolver(() => [Disposition])
  async dispositions(
    @Root() { unitKey }: UnitIdentity,
    @Arg('includeSuperseded', () => Boolean, SUPERSEDED) includeSuperseded: boolean,
    @Ctx() { loaders }: Context,
  ): Promise<readonly object[]> {
    const dispositions = await loaders.dispositionsOfUnit.load(unitKey);
    return effectiveOf(dispositions, includeSuperseded).map((row) => ({ ...row, sinceTime: row.eventTime }));
  }

  @FieldResolver(() => [Identity])
  async identities(
    @Root() { unitKey }: UnitIdentity,
    @Arg('includeSuperseded', () => Boolean, SUPERSEDED) includeSuperseded: boolean,
    @Ctx() { loaders }: Context,
  ): Promise<readonly object[]> {
    const identities = await loaders.identitiesOfUnit.load(unitKey);
    return effectiveOf(identities, includeSuperseded).map((row) => ({
      ...row,
      interface: row.interfaceIndex,
      assignedTime: row.eventTime,
    }));
  }

  @FieldResolver(() => [Label])
  async labels(
    @Root() { unitKey }: UnitIdentity,
    @Ctx() { loaders }: Context,
  ): Promise<readonly LabelOfUnit[]> {
    const labels = await loaders.labelsOfUnit.load(unitKey);
    return effectiveOf(labels).map((row) => ({ ...row, ofUnit: unitKey }));
  }

  @FieldResolver(() => Contents)
  async contains(@Root() { unitKey }: UnitIdentity, @Ctx() { loaders }: Context): Promise<Contents> {
    return (await loaders.familyOfUnit.load(unitKey)).contents;
  }

  @FieldResolver(() => [Containment])
  async partOf(
    @Root() { unitKey }: UnitIdentity,
    @Ctx() { loaders }: Context,
  ): Promise<readonly Containment[]> {
    const { partOf } = await loaders.familyOfUnit.load(unitKey);
    if (partOf === null)
      throw new TraceError('CONTAINMENT_TOO_LARGE', `${UNITS_ERRORS.CONTAINMENT_TOO_LARGE} Unit: ${unitKey}`);
    return partOf;
  }

  @FieldResolver(() => [Carton])
  async cartons(@Root() { unitKey }: UnitIdentity, @Ctx() { loaders }: Context): Promise<readonly object[]> {
    const packings = await loaders.cartonsOfUnit.load(unitKey);
    return packings.map((row) => ({ ...row, packedTime: row.eventTime }));
  }

  @FieldResolver(() => [Shipment])
  async shipments(
    @Root() { unitKey }: UnitIdentity,
    @Arg('includeSuperseded', () => Boolean, SUPERSEDED) includeSuperseded: boolean,
    @Ctx() { loaders }: Context,
  ): Promise<readonly object[]> {
    return effectiveOf(await loaders.shipmentsOfUnit.load(unitKey), includeSuperseded);
  }
}
