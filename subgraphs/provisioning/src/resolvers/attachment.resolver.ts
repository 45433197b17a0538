import { RecordingPayload } from '@tracegraph/record';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { Attachment } from '../entities/attachment';
import type { AttachmentModel } from '../generated/models';
import { AttachmentInput } from '../inputs/attachment.input';
import { recordAttachments } from '../services/record-attachments';

/** Attachments: recording. */
@Resolver(() => Attachment)
export class AttachmentResolver {
  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Records documents about units by their hashes, at most 1,000 a request.',
  })
  recordAttachments(
    @Arg('inputs', () => [AttachmentInput], { description: 'The records; results come in the same order.' })
    inputs: AttachmentInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return recordAttachments(context, inputs);
  }

  @FieldResolver(() => String, { nullable: true })
  sizeBytes(@Root() attachment: AttachmentModel): string | null {
    return attachment.sizeBytes?.toString() ?? null;
  }
}
