import { RecordConflictConnection, UnitConflictArguments, readConflicts } from '@tracegraph/record';
import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { UnitRecordKind } from '../entities/unit-record-kind';
import { FINDING_STATEMENTS } from '../store/finding-resolutions';

/** Content that came under event ids already used. */
@Resolver()
export class ConflictResolver {
  @Query(() => RecordConflictConnection, {
    nullable: true,
    description: 'Content that came under event ids already used with other content.',
  })
  async unitRecordConflicts(
    @Args(() => UnitConflictArguments) question: UnitConflictArguments,
    @Arg('kind', () => UnitRecordKind, { nullable: true, description: 'Only conflicts of this kind.' })
    kind: UnitRecordKind | null,
    @Ctx() { store }: Context,
  ): Promise<RecordConflictConnection> {
    return readConflicts(
      store.sql,
      Object.assign({ kind }, question),
      await store.unitReferences.readEnd(),
      FINDING_STATEMENTS.unitKeys,
    );
  }
}
