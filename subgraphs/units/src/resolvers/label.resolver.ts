import { RecordingPayload } from '@tracegraph/record';
import type { Recorded } from '@tracegraph/record';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { Label, LabelVerification } from '../entities/label';
import type { LabelModel } from '../generated/models';
import { LabelInput, LabelVerificationInput } from '../inputs/label.input';
import { effectiveOf } from '../loaders/unit-records.loader';
import { recordLabelVerifications } from '../services/record-label-verifications';
import { recordLabels } from '../services/record-labels';

/** A label together with the unit it was asked of. */
export type LabelOfUnit = Recorded<LabelModel> & { readonly ofUnit: string };

/** Labels of units, and how well they are printed. */
@Resolver(() => Label)
export class LabelResolver {
  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Puts labels on units, at most 1,000 a request.',
  })
  recordLabels(
    @Arg('inputs', () => [LabelInput], { description: 'The labels; results come in the same order.' })
    inputs: LabelInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return recordLabels(context, inputs);
  }

  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Records how well labels are printed, at most 1,000 a request.',
  })
  recordLabelVerifications(
    @Arg('inputs', () => [LabelVerificationInput], {
      description: 'The verifications; results come in the same order.',
    })
    inputs: LabelVerificationInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return recordLabelVerifications(context, inputs);
  }

  @FieldResolver(() => Date)
  appliedTime(@Root() label: LabelOfUnit): Date {
    return label.eventTime;
  }

  @FieldResolver(() => [LabelVerification])
  async verifications(@Root() label: LabelOfUnit, @Ctx() { loaders }: Context): Promise<object[]> {
    const verifications = await loaders.verificationsOfUnit.load(label.ofUnit);
    return effectiveOf(verifications)
      .filter(({ labelEventId }) => labelEventId === label.eventId)
      .map((row) => ({ ...row, verifiedTime: row.eventTime }));
  }
}
