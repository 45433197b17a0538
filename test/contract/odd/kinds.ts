/** What is sent of a record. */
export type Input = Readonly<Record<string, unknown>>;

/** Records sent with one request. */
export type Step = readonly [mutation: string, inputs: readonly Input[]];

/** A kind of fact: how it is recorded, and where the graph shows it. */
export interface Fact {
  readonly mutation: string;
  /** A record without anything odd; each id makes another subject. */
  readonly input: (id: string) => Input;
  /** The question whose answer holds the `Record` of the fact. */
  readonly read: (input: Input) => string;
  /** What has to be recorded before. */
  readonly before?: (id: string) => readonly Step[];
}

/** What cannot be read. */
export interface MalformedKind {
  /** Completes the sentence “refuses …”. */
  readonly kind: string;
  readonly code: string;
  /** Place of the field within the record. */
  readonly path: string;
  readonly fact: Fact;
  /** What is put over a good record. */
  readonly broken: Input | ((id: string) => Input);
}

/** What can be read, but should not have happened. */
export interface AnomalousKind {
  /** Completes the sentence “stores …”. */
  readonly kind: string;
  readonly code: string;
  readonly fact: Fact;
  /** What is recorded before. */
  readonly before?: (id: string) => readonly Step[];
  /** What is put over a good record. */
  readonly odd?: Input | ((id: string) => Input);
  /** What is recorded after, before the graph is asked. */
  readonly after?: (id: string) => readonly Step[];
  /** Other findings that come with it. */
  readonly also?: readonly string[];
  /** True where the finding follows from all records of a unit, and so is made when it is read. */
  readonly whenRead?: true;
}

/** When everything happens that says nothing else. */
export const TIME = '2026-10-05T08:00:00+02:00';
/** An hour before and after it. */
export const EARLIER = '2026-10-05T07:00:00+02:00';
export const LATER = '2026-10-05T09:00:00+02:00';

/** The fields of a record by which it is found again, and what was noticed about it. */
export const RECORD = 'record { origin findings { code } }';

/** The key of a unit with a serial number. */
export function unitKeyOf(id: string): string {
  return `01/09521234543213/21/${id}`;
}

/** A text as an argument of a question. */
export function quoted(value: unknown): string {
  return JSON.stringify(value);
}

/** A UUID that each name makes anew. */
export function eventIdOf(name: string): string {
  return `00000000-0000-4000-8000-${Buffer.from(name.padStart(6, '0').slice(-6)).toString('hex')}`;
}

/** A record that declares an earlier one wrong. */
export function correctionStep(
  mutation: string,
  kind: string,
  subjectKey: string,
  correctedEventId: string,
): Step {
  return [
    mutation,
    [{ kind, subjectKey, correctedEventId, reason: 'INCORRECT_DATA', author: 'boss', site: 'ODD' }],
  ];
}
