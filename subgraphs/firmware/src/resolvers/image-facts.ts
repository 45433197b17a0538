import type { Recorded, RecordRow } from '@tracegraph/record';
import { compareText } from '@tracegraph/record';
import type DataLoader from 'dataloader';

import type { Image } from '../loaders/firmware-image-by-digest.loader';

/**
 * The facts of an image: those recorded under any of its digests, in the order of event time and id.
 * @param facts by the digest they were recorded under
 * @param includeSuperseded also those declared wrong
 */
export async function loadImageFacts<R extends RecordRow>(
  facts: DataLoader<string, readonly Recorded<R>[]>,
  image: Image,
  includeSuperseded: boolean,
): Promise<Recorded<R>[]> {
  const byAlias = await Promise.all(image.aliases.map((alias) => facts.load(alias)));
  return effective(byAlias.flat(), includeSuperseded).sort(
    (a, b) => a.eventTime.getTime() - b.eventTime.getTime() || compareText(a.eventId, b.eventId),
  );
}

/** Leaves out what was declared wrong, unless it is asked for. */
export function effective<R extends Recorded<RecordRow>>(
  rows: readonly R[],
  includeSuperseded: boolean,
): R[] {
  return rows.filter(({ record }) => includeSuperseded || record.correctedBy === null);
}
