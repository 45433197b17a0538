import { UnitFindingArguments, RecordedFindingConnection, readFindings } from '@tracegraph/record';
import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { ProvisioningRecordKind } from '../entities/provisioning-record-kind';
import { FINDING_STATEMENTS } from '../store/finding-resolutions';

/** What was noticed about records. */
@Resolver()
export class FindingResolver {
  @Query(() => RecordedFindingConnection, {
    nullable: true,
    description:
      'What was noticed about records of this store that were kept all the same, resolved or not. Where limits are registered after a run, what its values show is added then.',
  })
  provisioningFindings(
    @Args(() => UnitFindingArguments) question: UnitFindingArguments,
    @Arg('kind', () => ProvisioningRecordKind, {
      nullable: true,
      description: 'Only of records of this kind.',
    })
    kind: ProvisioningRecordKind | null,
    @Ctx() { store, asOf }: Context,
  ): Promise<RecordedFindingConnection> {
    return readFindings(store.sql, Object.assign({ kind }, question), asOf, FINDING_STATEMENTS);
  }
}
