import { v5 as uuidV5 } from 'uuid';

import type { MutationName } from './mutation';

/** Namespace of all event ids of the batch. */
export const EVENT_NAMESPACE = '5b1f6d0e-3d0a-5f57-9a77-0f7c3d1c2e10';

/**
 * The event id of a record: UUIDv5 (RFC 9562 §5.5) of `<mutation>:<file>:<key>`. The same row always gets the same id, so that
 * recording a batch again stores nothing.
 * @param key columns that identify the row in its file, see packages/demo/README.md
 */
export function toEventId(mutation: MutationName, file: string, key: readonly (string | number)[]): string {
  return uuidV5(`${mutation}:${file}:${key.join('|')}`, EVENT_NAMESPACE);
}
