import type { GraphError } from '../graph';
import type { AnswerRecord, AnswerUnit } from './answer';

/** Where something stands in the answer. */
export type AnswerPath = readonly (string | number)[];

/** What is known of a fact, so that no null leaves the reader guessing. */
export type FactStatus = 'PRESENT' | 'MISSING' | 'NOT_REQUIRED' | 'REDACTED' | 'SOURCE_UNAVAILABLE';

/** A fact that a product may require, and its field in the answer. */
const FACT_FIELDS = {
  IDENTITIES: 'identities',
  LOT_NUMBER: 'lotNumber',
  COMPONENTS: 'components',
  CONTAINED_UNITS: 'contains',
  STAGES: 'stages',
  FIRMWARE: 'firmware',
  SECURITY_STATE: 'securityState',
  PROVISIONING: 'provisioning',
  TEST_RUNS: 'testRuns',
  FINAL_QC: 'finalQc',
  SHIPMENTS: 'shipments',
} as const;

/** The name of a fact. */
export type FactKind = keyof typeof FACT_FIELDS;

/** The names of all facts, in the order of the answer. */
export const FACT_KINDS = Object.keys(FACT_FIELDS) as readonly FactKind[];

/** A fact with its status. */
export interface Fact {
  /** A {@link FactKind}, or what a product requires that this command line does not know. */
  readonly kind: string;
  readonly status: FactStatus;
}

/**
 * The status of every fact of a unit: from what its product requires, what is hidden, and what could not be asked.
 * @param unit as answered
 * @param at path of the unit in the answer
 * @param errors of the whole answer
 */
export function factStatuses(
  unit: AnswerUnit,
  at: AnswerPath,
  errors: readonly GraphError[],
): readonly Fact[] {
  const required = new Set<string>(unit.product?.requiredFacts ?? []);
  const asked = FACT_KINDS.filter((kind) => FACT_FIELDS[kind] in unit).map((kind) => {
    const value = (unit as unknown as Readonly<Record<string, unknown>>)[FACT_FIELDS[kind]];
    return {
      kind,
      status: statusOf(value, required.has(kind), isUnavailable([...at, FACT_FIELDS[kind]], errors)),
    };
  });
  const unknown = [...required].filter((kind) => !(kind in FACT_FIELDS));
  return [...asked, ...unknown.map((kind) => ({ kind, status: 'SOURCE_UNAVAILABLE' as const }))];
}

function statusOf(value: unknown, required: boolean, unavailable: boolean): FactStatus {
  if (unavailable) return 'SOURCE_UNAVAILABLE';
  if (isRedacted(value)) return 'REDACTED';
  if (isPresent(value)) return 'PRESENT';
  return required ? 'MISSING' : 'NOT_REQUIRED';
}

function isUnavailable(path: AnswerPath, errors: readonly GraphError[]): boolean {
  return errorAt(path, errors) !== undefined;
}

/**
 * The first error at, above or below a field: it means that what is answered there is not all there is.
 * @param path of the field in the answer
 * @param errors of the whole answer
 */
export function errorAt(path: AnswerPath, errors: readonly GraphError[]): GraphError | undefined {
  return errors.find(({ path: failed }) => {
    if (!failed || failed.length === 0) return true;
    const shared = Math.min(failed.length, path.length);
    return path.slice(0, shared).every((step, depth) => step === failed[depth]);
  });
}

function isRedacted(value: unknown): boolean {
  const facts = Array.isArray(value) ? (value as unknown[]) : [value];
  return facts.some((fact) => recordOf(fact)?.redacted.includes('*') === true);
}

function isPresent(value: unknown): boolean {
  if (value === null || value === undefined) return false;
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === 'object' && 'items' in value) return isPresent(value.items);
  return true;
}

function recordOf(fact: unknown): AnswerRecord | undefined {
  return typeof fact === 'object' && fact !== null && 'record' in fact
    ? (fact.record as AnswerRecord)
    : undefined;
}
