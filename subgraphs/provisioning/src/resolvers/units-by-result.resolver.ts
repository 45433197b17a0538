import { askUnits } from '@tracegraph/unit-reference';
import type { UnitConnection as Units } from '@tracegraph/unit-reference';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Int, Query, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { QcResult } from '../entities/qc-decision';
import { TestOutcome } from '../entities/test-run';
import { UnitConnection } from '../entities/unit-connection';
import { UnitTimePageArgs } from '../inputs/unit-time-page.args';
import { unitsByDefect, unitsByQcDecision, unitsByTest } from '../services/units-by-result';

/** From what was found and decided to the units. */
@Resolver()
export class UnitsByResultResolver {
  @Query(() => UnitConnection, {
    nullable: true,
    description:
      'Units tested by a procedure, by the outcome the station declared: EVER with any such run in the time; NOW where such a run is the last attempt of the unit, of all times.',
  })
  async unitsByTest(
    @Arg('procedure', () => String, { description: 'Name of the procedure.' }) procedure: string,
    @Arg('outcome', () => TestOutcome, {
      nullable: true,
      description: 'Only runs with this declared outcome; null for all.',
    })
    outcome: keyof typeof TestOutcome | null | undefined,
    @Arg('attempt', () => Int, {
      nullable: true,
      description: 'Only runs with this number of the attempt, from 1; null for all.',
    })
    attempt: number | null | undefined,
    @Args(() => UnitTimePageArgs) page: UnitTimePageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Units> {
    return askUnits(context, unitsByTest({ procedure, outcome, attempt }, page), page, info);
  }

  @Query(() => UnitConnection, {
    nullable: true,
    description:
      'Units about which quality control decided so: EVER in the time; NOW where nothing was decided at the same gate since.',
  })
  async unitsByQcDecision(
    @Arg('result', () => QcResult, { description: 'The decision.' }) result: keyof typeof QcResult,
    @Arg('gate', () => String, { nullable: true, description: 'Only decisions at this gate; null for all.' })
    gate: string | null | undefined,
    @Args(() => UnitTimePageArgs) page: UnitTimePageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Units> {
    return askUnits(context, unitsByQcDecision({ result, gate }, page), page, info);
  }

  @Query(() => UnitConnection, {
    nullable: true,
    description:
      'Units with a defect: EVER seen in the time; NOW while no repair names it, by its event, or by its code at its time or later.',
  })
  async unitsByDefect(
    @Arg('defectCode', () => String, { description: 'Code of the defect.' }) defectCode: string,
    @Args(() => UnitTimePageArgs) page: UnitTimePageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Units> {
    return askUnits(context, unitsByDefect({ defectCode }, page), page, info);
  }
}
