import { UnitFindingArguments, RecordedFindingConnection, readFindings } from '@tracegraph/record';
import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { ComponentRecordKind } from '../entities/component-record-kind';
import { FINDING_STATEMENTS } from '../store/finding-resolutions';

/** What was noticed about records. */
@Resolver()
export class FindingResolver {
  @Query(() => RecordedFindingConnection, {
    nullable: true,
    description:
      'What was noticed about records of this store that were kept all the same, resolved or not. Those about other records of the unit (DESIGNATOR_OCCUPIED, REMOVAL_WITHOUT_INSTALLATION, REMOVED_PART_DIFFERS) are looked for anew with every record, correction or binding of the unit.',
  })
  componentFindings(
    @Args(() => UnitFindingArguments) question: UnitFindingArguments,
    @Arg('kind', () => ComponentRecordKind, { nullable: true, description: 'Only of records of this kind.' })
    kind: ComponentRecordKind | null,
    @Ctx() { store, asOf }: Context,
  ): Promise<RecordedFindingConnection> {
    return readFindings(store.sql, Object.assign({ kind }, question), asOf, FINDING_STATEMENTS);
  }
}
