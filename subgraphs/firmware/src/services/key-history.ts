import type { KeyState } from '../entities/key-state';

/** What is known of the states of a key. */
export interface KeyHistory {
  /** The registration that answers; null for a key that is not registered. */
  readonly validity: { readonly validFromTime: Date | null; readonly validToTime: Date | null } | null;
  /** The effective states, in the order of time. */
  readonly states: readonly {
    readonly state: string;
    readonly eventTime: Date;
    readonly compromisedSinceTime: Date | null;
  }[];
}

/**
 * The state in force at a time: the latest one recorded; before any, ACTIVE for a registered key within its validity.
 * Outside its validity a key is never ACTIVE, but UNKNOWN; a stricter state stays in force.
 */
export function keyStateAt(history: KeyHistory, time: Date): keyof typeof KeyState {
  const latest = history.states.findLast(({ eventTime }) => eventTime <= time);
  const state = (latest?.state ?? (history.validity ? 'ACTIVE' : 'UNKNOWN')) as keyof typeof KeyState;
  const isOutside = history.validity !== null && isOutsideValidity(history.validity, time);
  return state === 'ACTIVE' && isOutside ? 'UNKNOWN' : state;
}

/** The state in force when a signature was made, in the light of later suspicions: validity is judged as of signing. */
export function keyStateAtSigning(history: KeyHistory, signedTime: Date): keyof typeof KeyState {
  const suspected = history.states.some(
    ({ state, compromisedSinceTime }) =>
      state === 'COMPROMISED' && compromisedSinceTime !== null && compromisedSinceTime <= signedTime,
  );
  return suspected ? 'COMPROMISED' : keyStateAt(history, signedTime);
}

/** Says whether a time is before the key was valid, or after. */
export function isOutsideValidity(validity: NonNullable<KeyHistory['validity']>, time: Date): boolean {
  const { validFromTime, validToTime } = validity;
  return (validFromTime !== null && time < validFromTime) || (validToTime !== null && time > validToTime);
}
