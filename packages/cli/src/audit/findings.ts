import type { AnswerRecord } from './answer';

/** A finding with the place in the answer where it stands. */
export interface PlacedFinding {
  /** E.g. `components[3]`. */
  readonly place: string;
  readonly code: string;
  readonly message: string;
}

/**
 * All findings below a value of the answer, in the order of the answer.
 * @param value a unit or any part of it
 * @param place where the value stands; empty for the unit itself
 */
export function collectFindings(value: unknown, place = ''): readonly PlacedFinding[] {
  if (Array.isArray(value)) return value.flatMap((item, at) => collectFindings(item, `${place}[${at}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    if (name === 'unit' || name === 'contains' || name === 'partOf') return [];
    if (name === 'record')
      return (member as AnswerRecord | null)?.findings.map((finding) => ({ place, ...finding })) ?? [];
    return collectFindings(member, place === '' ? name : `${place}.${name}`);
  });
}
