import { RecordConflictConnection, UnitConflictArguments, readConflicts } from '@tracegraph/record';
import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { ProvisioningRecordKind } from '../entities/provisioning-record-kind';
import { FINDING_STATEMENTS } from '../store/finding-resolutions';

/** Content that came under event ids already used. */
@Resolver()
export class ConflictResolver {
  @Query(() => RecordConflictConnection, {
    nullable: true,
    description: 'Content that came under event ids already used with other content.',
  })
  provisioningRecordConflicts(
    @Args(() => UnitConflictArguments) question: UnitConflictArguments,
    @Arg('kind', () => ProvisioningRecordKind, {
      nullable: true,
      description: 'Only conflicts of this kind.',
    })
    kind: ProvisioningRecordKind | null,
    @Ctx() { store, asOf }: Context,
  ): Promise<RecordConflictConnection> {
    return readConflicts(store.sql, Object.assign({ kind }, question), asOf, FINDING_STATEMENTS.unitKeys);
  }
}
