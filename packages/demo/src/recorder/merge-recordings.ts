import type { MutationName } from './mutation';
import type { Recording, RecordingInput } from './recording';

/**
 * Merges sequences that do not depend on each other, so that fewer requests hold more records each. Every sequence keeps its
 * order, and never two of its messages go together: a store does not order the records of one request. Next comes the kind for which the largest share of the sequences that still hold it is ready.
 */
export function* mergeRecordings(sequences: readonly (readonly Recording[])[]): Generator<Recording> {
  let rests = sequences.filter((sequence) => sequence.length > 0);
  while (rests.length > 0) {
    const mutation = nextMutation(rests);
    const inputs: RecordingInput[] = [];
    rests = rests.map((rest) => {
      const [next, ...later] = rest;
      if (next?.mutation !== mutation) return rest;
      inputs.push(...next.inputs);
      return later;
    });
    rests = rests.filter((rest) => rest.length > 0);
    yield { mutation, inputs };
  }
}

function nextMutation(rests: readonly (readonly Recording[])[]): MutationName {
  const ready = count(rests.flatMap((rest) => rest.slice(0, 1)));
  const held = count(rests.flatMap((rest) => distinctKinds(rest)));
  const shares = Array.from(ready, ([mutation, stories]) => ({
    mutation,
    share: stories / (held.get(mutation) ?? stories),
  }));
  return shares.reduce((best, next) => (next.share > best.share ? next : best)).mutation;
}

function distinctKinds(rest: readonly Recording[]): Pick<Recording, 'mutation'>[] {
  return Array.from(new Set(rest.map(({ mutation }) => mutation)), (mutation) => ({ mutation }));
}

function count(recordings: readonly Pick<Recording, 'mutation'>[]): Map<MutationName, number> {
  const counts = new Map<MutationName, number>();
  for (const { mutation } of recordings) counts.set(mutation, (counts.get(mutation) ?? 0) + 1);
  return counts;
}
