import type { MutationName } from './mutation';

/** What every record says of where it comes from. */
export interface Provenance {
  readonly eventId: string;
  readonly eventTime: string;
  readonly origin: 'file';
  readonly collector: string;
  readonly documentRef: string;
}

/** One record as its mutation takes it. */
export type RecordingInput = Provenance & Readonly<Record<string, unknown>>;

/** Records of one kind, in the order in which they are sent. */
export interface Recording {
  readonly mutation: MutationName;
  readonly inputs: readonly RecordingInput[];
}
