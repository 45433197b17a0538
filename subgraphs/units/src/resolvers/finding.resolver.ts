import { UnitFindingArguments, RecordedFindingConnection, readFindings } from '@tracegraph/record';
import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { UnitRecordKind } from '../entities/unit-record-kind';
import { FINDING_STATEMENTS } from '../store/finding-resolutions';

/** What was noticed about records. */
@Resolver()
export class FindingResolver {
  @Query(() => RecordedFindingConnection, {
    nullable: true,
    description:
      'What was noticed about records of this store that were kept all the same, resolved or not. What is noticed only when an identifier or a label is read (warnings) is not in this list.',
  })
  async unitFindings(
    @Args(() => UnitFindingArguments) question: UnitFindingArguments,
    @Arg('kind', () => UnitRecordKind, { nullable: true, description: 'Only of records of this kind.' })
    kind: UnitRecordKind | null,
    @Ctx() { store }: Context,
  ): Promise<RecordedFindingConnection> {
    return readFindings(
      store.sql,
      Object.assign({ kind }, question),
      await store.unitReferences.readEnd(),
      FINDING_STATEMENTS,
    );
  }
}
