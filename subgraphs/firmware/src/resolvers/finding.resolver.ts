import { FindingArguments, RecordedFindingConnection, readFindings } from '@tracegraph/record';
import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { FirmwareRecordKind } from '../entities/firmware-record-kind';
import { FINDING_STATEMENTS } from '../store/finding-resolutions';

/** What was noticed about records. */
@Resolver()
export class FindingResolver {
  @Query(() => RecordedFindingConnection, {
    nullable: true,
    description:
      'What was noticed about records of this store that were kept all the same, resolved or not. That a signature fails under a key registered after it is shown by its verification and is not in this list.',
  })
  firmwareFindings(
    @Args(() => FindingArguments) question: FindingArguments,
    @Arg('kind', () => FirmwareRecordKind, { nullable: true, description: 'Only of records of this kind.' })
    kind: FirmwareRecordKind | null,
    @Ctx() { store, asOf }: Context,
  ): Promise<RecordedFindingConnection> {
    return readFindings(store.sql, Object.assign({ kind }, question), asOf, FINDING_STATEMENTS);
  }
}
