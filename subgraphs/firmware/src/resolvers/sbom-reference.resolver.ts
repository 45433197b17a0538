import { RecordingPayload } from '@tracegraph/record';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { SbomReferenceInput } from '../inputs/sbom-reference.input';
import { recordSbomReferences } from '../services/record-sbom-references';

/** Bills of software of images. */
@Resolver()
export class SbomReferenceResolver {
  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Records bills of software of images, at most 1,000 a request.',
  })
  recordSbomReferences(
    @Arg('inputs', () => [SbomReferenceInput], {
      description: 'The references; results come in the same order.',
    })
    inputs: SbomReferenceInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return recordSbomReferences(context, inputs);
  }
}
