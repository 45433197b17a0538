import { askUnits } from '@tracegraph/unit-reference';
import type { UnitConnection as Units } from '@tracegraph/unit-reference';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { UnitConnection } from '../entities/unit-connection';
import { UnitTimePageArgs } from '../inputs/unit-time-page.args';
import {
  unitsByMachineProgram,
  unitsByOperator,
  unitsByResource,
  unitsByStation,
} from '../services/units-by-work';

const SITE = { description: 'Code of the site.' };
const RUNS =
  'A run counts from its start to its end; where its end is not recorded, to its event time. What was done stays done: NOW is EVER.';

/** From where, with what and by whom work was done to the units. */
@Resolver()
export class UnitsByWorkResolver {
  @Query(() => UnitConnection, {
    nullable: true,
    description: `Units of which a station recorded something in a time: stage runs, test runs, defects, repairs, firmware installations, provisionings, security states. ${RUNS}`,
  })
  async unitsByStation(
    @Arg('site', () => String, SITE) site: string,
    @Arg('stationId', () => String, { description: 'Number of the station at the site.' }) stationId: string,
    @Args(() => UnitTimePageArgs) page: UnitTimePageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Units> {
    return askUnits(context, unitsByStation({ site, stationId }, page), page, info);
  }

  @Query(() => UnitConnection, {
    nullable: true,
    description: `Units on which a resource was used in a time: by stage runs, and as the fixture of test runs. ${RUNS}`,
  })
  async unitsByResource(
    @Arg('site', () => String, SITE) site: string,
    @Arg('resourceId', () => String, {
      description: 'Number of the fixture, instrument or tool at the site.',
    })
    resourceId: string,
    @Args(() => UnitTimePageArgs) page: UnitTimePageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Units> {
    return askUnits(context, unitsByResource({ site, resourceId }, page), page, info);
  }

  @Query(() => UnitConnection, {
    nullable: true,
    description: `Units an operator worked on in a time: stage runs, test runs, repairs, firmware installations, and decisions of quality control. ${RUNS}`,
  })
  async unitsByOperator(
    @Arg('operatorId', () => ID, { description: 'Pseudonym of the operator, `op-<32 hex>`.' })
    operatorId: string,
    @Args(() => UnitTimePageArgs) page: UnitTimePageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Units> {
    return askUnits(context, unitsByOperator({ operatorId }, page), page, info);
  }

  @Query(() => UnitConnection, {
    nullable: true,
    description: `Units on which a machine program ran in a time. ${RUNS}`,
  })
  async unitsByMachineProgram(
    @Arg('site', () => String, SITE) site: string,
    @Arg('name', () => String, { description: 'Name of the program.' }) name: string,
    @Arg('revision', () => String, {
      nullable: true,
      description: 'Only this revision of the program; null for all.',
    })
    revision: string | null | undefined,
    @Args(() => UnitTimePageArgs) page: UnitTimePageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Units> {
    return askUnits(context, unitsByMachineProgram({ site, name, revision }, page), page, info);
  }
}
