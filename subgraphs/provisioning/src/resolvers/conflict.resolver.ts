import { RecordConflictConnection, readConflicts } from '@tracegraph/record';
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { ProvisioningRecordKind } from '../entities/provisioning-record-kind';

/** Content that came under event ids already used. */
@Resolver()
export class ConflictResolver {
  @Query(() => RecordConflictConnection, {
    nullable: true,
    description: 'Content that came under event ids already used with other content.',
  })
  provisioningRecordConflicts(
    @Arg('first', () => Int, { defaultValue: 100, description: 'Size of the page, 1 to 1,000.' })
    first: number,
    @Arg('after', () => String, { nullable: true, description: '`endCursor` of the page before.' })
    after: string | null,
    @Arg('kind', () => ProvisioningRecordKind, {
      nullable: true,
      description: 'Only conflicts of this kind.',
    })
    kind: ProvisioningRecordKind | null,
    @Ctx() { store, asOf }: Context,
  ): Promise<RecordConflictConnection> {
    return readConflicts(store.sql, { first, after, kind }, asOf);
  }
}
