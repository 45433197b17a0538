import { toRecord } from '@tracegraph/record';
import type { RecordRow, Recorded } from '@tracegraph/record';
import { createRowLoader } from '@tracegraph/subgraph-kit';
import type DataLoader from 'dataloader';

/** Registrations by subject; null for what is not registered. */
export type RegistrationLoader<R extends RecordRow> = DataLoader<string, Recorded<R> | null>;

/**
 * Loads the registration that answers for each subject.
 * @param find the registrations that answer, in one statement
 */
export function createRegistrationLoader<R extends RecordRow & { readonly subjectKey: string }>(
  find: (subjectKeys: readonly string[]) => Promise<readonly R[]>,
): RegistrationLoader<R> {
  return createRowLoader<Recorded<R>>(
    async (subjectKeys) => (await find(subjectKeys)).map(effectiveRecord),
    (row) => row.subjectKey,
  );
}

/** A row that no correction declares wrong, with what the graph says of it. */
export function effectiveRecord<R extends RecordRow>(row: R): Recorded<R> {
  return { ...row, record: toRecord(row, null) };
}
