import type { RecordRow, Recorded } from '@tracegraph/record';
import { createGroupLoader, createRowLoader } from '@tracegraph/subgraph-kit';
import type DataLoader from 'dataloader';

import type { ProvisioningRecordKind } from '../entities/provisioning-record-kind';
import { effective } from './corrections-by-subject.loader';
import type { Corrections } from './corrections-by-subject.loader';

type Registered = RecordRow & { readonly subjectKey: string };
type Find<R> = (subjectKeys: readonly string[]) => Promise<readonly R[]>;

/** Registrations by subject key; null for what is not registered. */
export type RegistrationLoader<R> = DataLoader<string, Recorded<R> | null>;

/** Loads the effective registration of each subject; of several the earliest recorded one answers. */
export function createRegistrationLoader<R extends Registered>(
  kind: keyof typeof ProvisioningRecordKind,
  find: Find<R>,
  corrections: Corrections,
): RegistrationLoader<R> {
  return createRowLoader<Recorded<R>>(
    async (keys) => effective(await join(kind, keys, find, corrections)),
    subjectOf,
  );
}

/** Loads a registration of each subject, an effective one before those declared wrong: for what its own hash vouches for. */
export function createContentLoader<R extends Registered>(
  kind: keyof typeof ProvisioningRecordKind,
  find: Find<R>,
  corrections: Corrections,
): RegistrationLoader<R> {
  return createRowLoader<Recorded<R>>(async (keys) => {
    const rows = await join(kind, keys, find, corrections);
    return [...effective(rows), ...rows];
  }, subjectOf);
}

/** Loads all effective records of each subject, in their order. */
export function createHistoryLoader<R extends Registered>(
  kind: keyof typeof ProvisioningRecordKind,
  find: Find<R>,
  corrections: Corrections,
): DataLoader<string, readonly Recorded<R>[]> {
  return createGroupLoader<Recorded<R>>(
    async (keys) => effective(await join(kind, keys, find, corrections)),
    subjectOf,
  );
}

function join<R extends Registered>(
  kind: keyof typeof ProvisioningRecordKind,
  keys: readonly string[],
  find: Find<R>,
  corrections: Corrections,
): Promise<Recorded<R>[]> {
  return corrections.join(kind, keys, find(keys), subjectOf);
}

function subjectOf(row: { readonly subjectKey: string }): string {
  return row.subjectKey;
}
