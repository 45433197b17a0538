import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { Attachment } from '../entities/attachment';
import { CertificateProvisioning } from '../entities/certificate-provisioning';
import { Defect } from '../entities/defect';
import { FirmwareInstallation } from '../entities/firmware-installation';
import { QcDecision } from '../entities/qc-decision';
import { Repair } from '../entities/repair';
import { SecurityState } from '../entities/security-state';
import { StageRun } from '../entities/stage-run';
import { TestRun } from '../entities/test-run';
import { effective } from '../loaders/corrections-by-subject.loader';
import { withPeriods } from '../services/firmware-periods';
import { Unit } from '../stubs/unit';
import { toUnit } from './unit.reference';

/** A fact together with the unit it was asked for: it may be recorded under a panel position bound to that unit. */
export type OfUnit<R> = R & { readonly ofUnit: string };

/** Also those declared wrong; the same argument of every list. */
const SUPERSEDED = {
  defaultValue: false,
  description: 'Also records declared wrong; their `correctedBy` says so.',
};

/** What production recorded of a unit; facts recorded under a panel position are those of the unit bound to it. */
@Resolver(() => Unit)
export class UnitResolver {
  @Query(() => Unit, {
    nullable: true,
    description:
      'What production recorded of a unit, for any unit key, also while the units subgraph does not answer.',
  })
  unitProduction(
    @Arg('unitKey', () => ID, { description: 'Key of the unit, `01/…`, `part/…` or `panel/…`.' })
    unitKey: string,
  ): Unit {
    return toUnit(unitKey);
  }

  @FieldResolver(() => [StageRun], {
    nullable: true,
    description: 'Stage runs, in the order of start, stage and event id.',
  })
  async stages(
    @Root() { unitKey }: Unit,
    @Arg('includeSuperseded', () => Boolean, SUPERSEDED) includeSuperseded: boolean,
    @Ctx() { loaders }: Context,
  ): Promise<readonly object[]> {
    return effective(await loaders.stageRuns.load(unitKey), includeSuperseded);
  }

  @FieldResolver(() => [Repair], {
    nullable: true,
    description: 'Repairs, in the order of time, action and event id.',
  })
  async repairs(
    @Root() { unitKey }: Unit,
    @Arg('includeSuperseded', () => Boolean, SUPERSEDED) includeSuperseded: boolean,
    @Ctx() { loaders }: Context,
  ): Promise<readonly object[]> {
    return effective(await loaders.repairs.load(unitKey), includeSuperseded).map((row) => ({
      ...row,
      ofUnit: unitKey,
    }));
  }

  @FieldResolver(() => [Defect], {
    nullable: true,
    description: 'Defects, in the order of time, code and event id.',
  })
  async defects(
    @Root() { unitKey }: Unit,
    @Arg('includeSuperseded', () => Boolean, SUPERSEDED) includeSuperseded: boolean,
    @Ctx() { loaders }: Context,
  ): Promise<readonly object[]> {
    return effective(await loaders.defects.load(unitKey), includeSuperseded);
  }

  @FieldResolver(() => [FirmwareInstallation], {
    nullable: true,
    description: 'Images put into, or found in, its slots, in the order of time and event id.',
  })
  async firmware(
    @Root() { unitKey }: Unit,
    @Arg('includeSuperseded', () => Boolean, SUPERSEDED) includeSuperseded: boolean,
    @Ctx() { loaders }: Context,
  ): Promise<readonly object[]> {
    return effective(withPeriods(await loaders.firmwareInstallations.load(unitKey)), includeSuperseded).map(
      (row) => ({ ...row, ofUnit: unitKey }),
    );
  }

  @FieldResolver(() => [SecurityState], {
    nullable: true,
    description: 'What was observed of its locks, in the order of time and event id.',
  })
  async securityStates(
    @Root() { unitKey }: Unit,
    @Arg('includeSuperseded', () => Boolean, SUPERSEDED) includeSuperseded: boolean,
    @Ctx() { loaders }: Context,
  ): Promise<readonly object[]> {
    return effective(await loaders.securityStates.load(unitKey), includeSuperseded);
  }

  @FieldResolver(() => [CertificateProvisioning], {
    nullable: true,
    description: 'Certificates put into it, in the order of time, purpose and event id.',
  })
  async provisioning(
    @Root() { unitKey }: Unit,
    @Arg('includeSuperseded', () => Boolean, SUPERSEDED) includeSuperseded: boolean,
    @Ctx() { loaders }: Context,
  ): Promise<readonly object[]> {
    return effective(await loaders.certificateProvisionings.load(unitKey), includeSuperseded);
  }

  @FieldResolver(() => [TestRun], {
    nullable: true,
    description: 'Tests with every attempt, in the order of start, procedure, attempt and event id.',
  })
  async testRuns(
    @Root() { unitKey }: Unit,
    @Arg('includeSuperseded', () => Boolean, SUPERSEDED) includeSuperseded: boolean,
    @Ctx() { loaders }: Context,
  ): Promise<readonly object[]> {
    return effective(await loaders.testRuns.load(unitKey), includeSuperseded);
  }

  @FieldResolver(() => [QcDecision], {
    nullable: true,
    description: 'Decisions of quality control at all gates, in the order of time, attempt and event id.',
  })
  async qcDecisions(
    @Root() { unitKey }: Unit,
    @Arg('includeSuperseded', () => Boolean, SUPERSEDED) includeSuperseded: boolean,
    @Ctx() { loaders }: Context,
  ): Promise<readonly object[]> {
    return effective(await loaders.qcDecisions.load(unitKey), includeSuperseded);
  }

  @FieldResolver(() => [Attachment], {
    nullable: true,
    description: 'Documents about it, in the order of time, hash and event id.',
  })
  async attachments(
    @Root() { unitKey }: Unit,
    @Arg('includeSuperseded', () => Boolean, SUPERSEDED) includeSuperseded: boolean,
    @Ctx() { loaders }: Context,
  ): Promise<readonly object[]> {
    return effective(await loaders.attachments.load(unitKey), includeSuperseded);
  }

  @FieldResolver(() => SecurityState, {
    nullable: true,
    description: 'The latest effective observation of its locks; null when none is recorded.',
  })
  async securityState(@Root() { unitKey }: Unit, @Ctx() { loaders }: Context): Promise<object | null> {
    return effective(await loaders.securityStates.load(unitKey)).at(-1) ?? null;
  }

  @FieldResolver(() => QcDecision, {
    nullable: true,
    description:
      'The latest effective decision at the gate FINAL, by time, attempt and event id; null when none is recorded.',
  })
  async finalQc(@Root() { unitKey }: Unit, @Ctx() { loaders }: Context): Promise<object | null> {
    return (
      effective(await loaders.qcDecisions.load(unitKey)).findLast(({ gate }) => gate === 'FINAL') ?? null
    );
  }
}
