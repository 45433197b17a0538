import { z } from 'zod';

import { COLLECTOR, type Batch } from '../batch';
import { mergeRecordings } from '../merge-recordings';
import { MUTATION_NAMES } from '../mutation';
import type { Recording } from '../recording';

const messageSchema = z.object({
  mutation: z.enum(MUTATION_NAMES),
  inputs: z.array(z.looseObject({ eventId: z.string(), eventTime: z.string() })),
});

/**
 * The messages of the stories' line: first what all stories share, then the stories, each in the order in which its messages
 * came. No story depends on another one, so messages of the same kind go together.
 */
export function* storyRecordings(batch: Batch): Generator<Recording> {
  const [line = [], ...stories] = batch.files('stories').map((file) => messagesOf(batch, file));
  yield* line;
  yield* mergeRecordings(stories);
}

function messagesOf(batch: Batch, file: string): Recording[] {
  const documentRef = batch.reader.documentRef(file);
  const source = { origin: 'file', collector: COLLECTOR, documentRef } as const;
  return batch.reader.jsonLines(file, messageSchema).map(({ mutation, inputs }) => ({
    mutation,
    inputs: inputs.map((input) => ({ ...input, ...source })),
  }));
}
