import type { Walk, WalkedUnit } from './walk';

/** How a unit holds a fact. */
export interface Held {
  readonly isCertain: boolean;
  readonly isNow: boolean;
}

/** A reverse question about one subject. */
export interface ReverseQuestion {
  /** Path of fields to the connection, each with its arguments; the arguments of the page are added to the last one. */
  readonly path: readonly { readonly field: string; readonly args: Readonly<Record<string, unknown>> }[];
  /** All ways in which the unit holds the fact; none where it does not. */
  readonly heldBy: (unit: WalkedUnit) => readonly Held[];
  /** Where the files say only how it is now. */
  readonly onlyNow?: boolean;
}

/** Reverse questions of one kind, about subjects that the files name. */
export interface QuestionKind {
  readonly name: string;
  readonly ask: (walk: Walk) => readonly ReverseQuestion[];
}

/** A fact that is certain and lasts. */
export const CERTAIN_NOW: Held = { isCertain: true, isNow: true };

/** A question that is a field of the root. */
export function root(field: string, args: Readonly<Record<string, unknown>>): ReverseQuestion['path'] {
  return [{ field, args }];
}

/** Each different subject once. */
export function subjects<S>(walk: Walk, of: (unit: WalkedUnit) => readonly S[]): readonly S[] {
  const found = new Map(walk.units.flatMap(of).map((subject) => [JSON.stringify(subject), subject]));
  return [...found.values()];
}

/** A fact that cannot end. */
export function always<F>(facts: readonly F[], isAsked: (fact: F) => boolean): readonly Held[] {
  return facts.filter(isAsked).map(() => CERTAIN_NOW);
}

/** Whether two subjects are equal in all their fields. */
export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
