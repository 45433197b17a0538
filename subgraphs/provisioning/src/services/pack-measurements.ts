import type { MeasurementOutcome, MeasurementStatus } from '../entities/measurement';
import type { LimitItem } from './judge-measurement';

/** One measurement as it was sent, null for absent. */
export interface MeasurementContent {
  readonly name: string | null;
  readonly value: string | null;
  readonly status: keyof typeof MeasurementStatus;
  readonly unit: string | null;
  readonly declaredOutcome: keyof typeof MeasurementOutcome | null;
}

/** The measurements of a run as one row holds them; nothing that was sent is lost. */
export interface PackedMeasurements {
  /** One value a measurement, in the order of the limits; `true` and `false` as JSON booleans. */
  readonly measuredValues: unknown;
  /** One letter a measurement: P, F, N, and - where none was declared; null where none at all was. */
  readonly declaredOutcomes: string | null;
  /** Units and statuses that were sent and are not the usual ones, by place; null for none. */
  readonly deviations: unknown;
  /** Names that were sent; null for none, and where all are those of the limits. */
  readonly measurementNames: unknown;
  /** Whether each measurement was sent with the name of its limit. */
  readonly isNamedAsLimits: boolean;
}

interface Deviation {
  readonly unit?: string;
  readonly status?: keyof typeof MeasurementStatus;
}

const LETTERS = { PASS: 'P', FAIL: 'F', NOT_JUDGED: 'N' } as const;
const OUTCOMES: Readonly<Record<string, keyof typeof MeasurementOutcome>> = {
  P: 'PASS',
  F: 'FAIL',
  N: 'NOT_JUDGED',
};

/**
 * Packs the measurements of a run into one row.
 * @param limits what the run is held against; null while they are not known
 */
export function packMeasurements(
  contents: readonly MeasurementContent[],
  limits: readonly LimitItem[] | null,
): PackedMeasurements {
  const isNamedAsLimits =
    contents.length > 0 &&
    limits?.length === contents.length &&
    contents.every(({ name }, place) => name !== null && name === limits[place]?.name);
  const isNamed = contents.some(({ name }) => name !== null);
  const isDeclared = contents.some(({ declaredOutcome }) => declaredOutcome !== null);
  const deviations = contents.flatMap(({ unit, status }, place): [string, Deviation][] => {
    if (unit === null && status === 'MEASURED') return [];
    return [[String(place), { ...(unit !== null && { unit }), ...(status !== 'MEASURED' && { status }) }]];
  });
  return {
    measuredValues: contents.map(({ value }) =>
      value === 'true' ? true : value === 'false' ? false : value,
    ),
    declaredOutcomes: isDeclared
      ? contents.map(({ declaredOutcome }) => (declaredOutcome ? LETTERS[declaredOutcome] : '-')).join('')
      : null,
    deviations: deviations.length > 0 ? Object.fromEntries(deviations) : null,
    measurementNames: isNamed && !isNamedAsLimits ? contents.map(({ name }) => name) : null,
    isNamedAsLimits,
  };
}

/**
 * The measurements of a run as they were sent.
 * @param limits what the run is held against; null while they are not known
 */
export function unpackMeasurements(
  packed: PackedMeasurements,
  limits: readonly LimitItem[] | null,
): MeasurementContent[] {
  const values = packed.measuredValues as readonly (string | boolean | null)[];
  const deviations = (packed.deviations ?? {}) as Readonly<Partial<Record<string, Deviation>>>;
  const names = packed.measurementNames as readonly (string | null)[] | null;
  return values.map((value, place) => ({
    name: (packed.isNamedAsLimits ? limits?.[place]?.name : names?.[place]) ?? null,
    value: value === null ? null : String(value),
    status: deviations[place]?.status ?? 'MEASURED',
    unit: deviations[place]?.unit ?? null,
    declaredOutcome: OUTCOMES[packed.declaredOutcomes?.[place] ?? '-'] ?? null,
  }));
}
