import { compareText } from '@tracegraph/record';

import type { Context } from '../context';
import type { IdentifierKind, Trace, TraceMatch, Warning } from '../entities/trace';
import { identityKey } from '../store/identity.store';
import type { IdentityHolder } from '../store/identity.store';
import type { FoundUnit } from '../store/known-unit.store';
import { compareLabel } from './compare-label';
import { readIdentifier } from './identifier-readings';
import type { Reading } from './identifier-readings';
import { contestants } from './identity-holding';

/** What the store knows of all readings together. */
interface Found {
  readonly units: readonly FoundUnit[];
  readonly holders: readonly IdentityHolder[];
}

/**
 * Finds the units an identifier names, by every reading that fits, in a constant number of statements: one for keys and serial
 * numbers, two for identities, one for the units bound to places on panels, one for what labels are compared with.
 */
export async function traceIdentifier({ store, loaders }: Context, identifier: string): Promise<Trace> {
  const readings = readIdentifier(identifier);
  const keys = readings.flatMap(({ lookUp }) => (lookUp.by === 'UNIT_KEY' ? [lookUp.unitKey] : []));
  const serial = readings.find(({ lookUp }) => lookUp.by === 'SERIAL_NUMBER')?.value ?? null;
  const [units, holders] = await Promise.all([
    store.knownUnits.search(keys, serial),
    store.identities.findHolders(readings.flatMap(identityOf)),
  ]);
  const bound = await loaders.bindingsToPlace.loadMany(keys.filter((key) => key.startsWith('panel/')));
  const places = new Map<string, readonly string[]>();
  for (const bindings of bound) {
    if (bindings instanceof Error) throw bindings;
    const place = bindings[0]?.panelKey;
    if (place !== undefined)
      places.set(place, [...new Set(bindings.map(({ unitKey }) => unitKey))].sort(compareText));
  }
  const matches = matchesOf(readings, { units, holders }, places);
  const warnings = [
    ...(matches.length === 0 ? [notFound(identifier)] : []),
    ...claimedTwice(readings, holders),
    ...(await labelWarnings(readings, matches, loaders)),
  ];
  return {
    understoodAs: readings.map(({ kind, value }) => ({ kind, value })),
    warnings: warnings.sort((a, b) => compareText(a.code, b.code) || compareText(a.message, b.message)),
    matches,
  };
}

/** Each unit once, under the first reading that found it. */
function matchesOf(
  readings: readonly Reading[],
  found: Found,
  places: ReadonlyMap<string, readonly string[]>,
): readonly TraceMatch[] {
  const matches = new Map<string, IdentifierKind>();
  for (const reading of readings)
    for (const unitKey of unitsOf(reading, found, places))
      if (!matches.has(unitKey)) matches.set(unitKey, reading.kind);
  return [...matches].map(([unitKey, matchedBy]) => ({ matchedBy, unit: { unitKey } }));
}

function unitsOf(
  { lookUp, value }: Reading,
  { units, holders }: Found,
  places: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  switch (lookUp.by) {
    case 'UNIT_KEY': {
      const bound = places.get(lookUp.unitKey);
      return bound ?? units.filter(({ unitKey }) => unitKey === lookUp.unitKey).map(({ unitKey }) => unitKey);
    }
    case 'SERIAL_NUMBER':
      return units.filter(({ serialNumber }) => serialNumber === value).map(({ unitKey }) => unitKey);
    case 'IDENTITY':
      return holders
        .filter((row) => row.kind === lookUp.identity && row.value === value)
        .sort(currentFirst)
        .map(({ holder }) => holder);
  }
}

/** Who holds an identity now comes before who held it once. */
function currentFirst(a: IdentityHolder, b: IdentityHolder): number {
  const isPast = (row: IdentityHolder) => Number(row.releasedTime !== null);
  return isPast(a) - isPast(b) || compareText(a.holder, b.holder);
}

function identityOf({ lookUp, value }: Reading): string[] {
  return lookUp.by === 'IDENTITY' ? [identityKey(lookUp.identity, value)] : [];
}

function notFound(identifier: string): Warning {
  const shown = identifier.length > 100 ? `${identifier.slice(0, 100)}…` : identifier;
  return { code: 'IDENTIFIER_NOT_FOUND', message: `No record names a unit by ${shown}, however it is read.` };
}

function claimedTwice(readings: readonly Reading[], holders: readonly IdentityHolder[]): readonly Warning[] {
  return readings.flatMap(({ lookUp, value }) => {
    if (lookUp.by !== 'IDENTITY') return [];
    const units = contestants(holders.filter((row) => row.kind === lookUp.identity && row.value === value));
    if (units.length === 0) return [];
    const message = `${lookUp.identity} ${value} is held at overlapping times by ${units.join(', ')}.`;
    return [{ code: 'IDENTITY_CLAIMED_TWICE', message }];
  });
}

async function labelWarnings(
  readings: readonly Reading[],
  matches: readonly TraceMatch[],
  loaders: Context['loaders'],
): Promise<readonly Warning[]> {
  const warnings = new Map<string, Warning>();
  for (const { lookUp, elements } of readings) {
    if (lookUp.by !== 'UNIT_KEY' || elements.length === 0) continue;
    const { unitKey } = lookUp;
    if (!matches.some(({ unit }) => unit.unitKey === unitKey)) continue;
    const registrations = await loaders.registrationsOfUnit.load(unitKey);
    const lotNumber = registrations.find((row) => row.lotNumber !== null)?.lotNumber ?? null;
    const dated = registrations.find((row) => row.productionDate !== null);
    const unit = { unitKey, lotNumber, productionDate: dated?.productionDate ?? null };
    for (const warning of compareLabel(elements, unit)) warnings.set(warning.message, warning);
  }
  return [...warnings.values()];
}
