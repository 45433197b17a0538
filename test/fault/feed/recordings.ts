import { randomUUID } from 'node:crypto';

/** A list of inputs for one mutation. */
export interface Recording {
  readonly mutation: string;
  readonly inputType: string;
  readonly inputs: readonly Readonly<Record<string, unknown>>[];
}

/** Registrations, bindings and dispositions of each kind; of containments a third as many. */
const OF_EACH_KIND = 6_000;
const CONTAINMENTS = 2_000;
const MOST_IN_A_LIST = 25;

/** Number of records of {@link recordings}. */
export const RECORD_COUNT = 3 * OF_EACH_KIND + CONTAINMENTS;

/** All records a line makes of many units, in lists of random length and in random order. */
export function recordings(): readonly Recording[] {
  const keys = Array.from({ length: OF_EACH_KIND }, (_, at) => `part/acme/FEED/${at}`);
  const states = ['IN_PROCESS', 'HELD', 'RELEASED', 'SCRAPPED'];
  return shuffled([
    ...inLists(
      'registerUnits',
      'UnitInput',
      keys.map((unitKey, at) => ({
        unitKey,
        workOrder: { site: 'WRO1', number: String(at % 40) },
      })),
    ),
    ...inLists(
      'recordPanelBindings',
      'PanelBindingInput',
      keys.map((unitKey, at) => ({
        unitKey,
        site: 'WRO1',
        panelId: `P${Math.floor(at / 8)}`,
        position: (at % 8) + 1,
      })),
    ),
    ...inLists(
      'recordDispositions',
      'DispositionInput',
      keys.map((unitKey, at) => ({
        unitKey,
        state: states[at % states.length],
      })),
    ),
    // Every third unit goes into the one before it.
    ...inLists(
      'recordUnitInstallations',
      'UnitInstallationInput',
      keys
        .filter((_, at) => at % 3 === 2)
        .map((unitKey, at) => ({ unitKey, containerUnitKey: `part/acme/FEED/${at * 3 + 1}` })),
    ),
  ]);
}

function inLists(
  mutation: string,
  inputType: string,
  bare: readonly Readonly<Record<string, unknown>>[],
): readonly Recording[] {
  const inputs = shuffled(
    bare.map((input, at) => ({ ...input, eventId: randomUUID(), eventTime: timeAt(at % 1_000) })),
  );
  const lists: Recording[] = [];
  for (let from = 0; from < inputs.length;) {
    const length = 1 + Math.floor(Math.random() * MOST_IN_A_LIST);
    lists.push({ mutation, inputType, inputs: inputs.slice(from, from + length) });
    from += length;
  }
  return lists;
}

function timeAt(second: number): string {
  return new Date(Date.UTC(2026, 9, 1, 6, 0, second)).toISOString();
}

function shuffled<T>(items: readonly T[]): readonly T[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
