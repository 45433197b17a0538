import { RecordingPayload } from '@tracegraph/record';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { Repair } from '../entities/repair';
import type { RepairModel } from '../generated/models';
import type { OfUnit } from './unit.resolver';
import { RepairInput } from '../inputs/repair.input';
import { recordRepairs } from '../services/record-repairs';

/** Repairs: recording, and the defect each is about. */
@Resolver(() => Repair)
export class RepairResolver {
  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Records repairs of units, at most 1,000 a request.',
  })
  recordRepairs(
    @Arg('inputs', () => [RepairInput], { description: 'The records; results come in the same order.' })
    inputs: RepairInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return recordRepairs(context, inputs);
  }

  @FieldResolver(() => Date)
  repairedTime(@Root() repair: RepairModel): Date {
    return repair.eventTime;
  }

  @FieldResolver(() => String, { nullable: true })
  async defect(@Root() repair: OfUnit<RepairModel>, @Ctx() { loaders }: Context): Promise<string | null> {
    if (repair.defectCode !== null || repair.defectEventId === null) return repair.defectCode;
    const defects = await loaders.defects.load(repair.ofUnit);
    return defects.find(({ eventId }) => eventId === repair.defectEventId)?.defectCode ?? null;
  }
}
