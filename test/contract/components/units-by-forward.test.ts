import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { lot, material } from './units-by-recorder';
import { TOTALS, UNITS, startReverseStore } from './units-by-store';
import type { ReverseStore, Units } from './units-by-store';

/** What `Unit.components` shows of one material. */
interface Shown {
  readonly usage: string;
  readonly state: string;
  readonly certainty: string;
  readonly internalPartNumber: string;
  readonly packages: readonly {
    readonly packageKey: string;
    readonly lots: readonly { lotNumber: string }[];
  }[];
  readonly record: { readonly eventId: string };
}

/** Numbers that look random and are the same in every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const LOTS = ['L0', 'L1', 'L2', 'L3'];
const DESIGNATORS = ['C1', 'C2', 'C3'];
const hour = (at: number) => `2026-03-02T${String(8 + at).padStart(2, '0')}:00:00Z`;

let store: ReverseStore;
/** What each key that may be listed shows of itself. */
let shown: ReadonlyMap<string, readonly Shown[]>;

const roll = dice(26);
const oneOf = <T>(list: readonly [T, ...T[]]): T => list[roll(list.length)] ?? list[0];
const someOf = (list: readonly string[]) => list.filter(() => roll(2) === 0);

function randomMaterial(): object {
  const packageIds = [`P${roll(9)}`, ...(roll(3) === 0 ? [`P${roll(9)}`] : [])];
  return material(packageIds, {
    internalPartNumber: oneOf(['C-1', 'C-2']),
    referenceDesignators: someOf(DESIGNATORS),
    usage: oneOf(['PLACED', 'PLACED', 'PLACED', 'SOLDER_PASTE', 'BARE_BOARD']),
    certainty: oneOf(['CERTAIN', 'CERTAIN', 'POSSIBLE']),
  });
}

function randomRemoval(unitKey: string): object {
  const referenceDesignators = someOf(DESIGNATORS);
  const isNamed = referenceDesignators.length === 0 || roll(2) === 0;
  const internalPartNumber = isNamed ? oneOf(['C-1', 'C-2']) : null;
  return {
    ...{ eventId: randomUUID(), eventTime: hour(roll(4)), site: 'north' },
    ...{ unitKey, referenceDesignators, internalPartNumber },
  };
}

beforeAll(async () => {
  store = await startReverseStore();
  const parents = (...ids: readonly string[]) =>
    ids.map((packageId) => ({ packageId, relation: ids.length > 1 ? 'JOINED' : 'RELABELLED' }));
  await store.record('registerMaterialPackages', 'MaterialPackageInput', [
    ...LOTS.map((lotNumber, at) => ({ site: 'north', packageId: `P${at}`, lots: [lot(lotNumber)] })),
    { site: 'north', packageId: 'P4', lots: [lot('L0'), lot('L1')] },
    { site: 'north', packageId: 'P5', parents: parents('P0') },
    { site: 'north', packageId: 'P6', parents: parents('P5', 'P2') },
    { site: 'north', packageId: 'P7', parents: parents('P5'), lots: [lot('L3')] },
  ]);
  const units = Array.from({ length: 120 }, (_, at) => `part/acme/S-1/${1000 + at}`);
  const places = Array.from({ length: 60 }, (_, at) => `panel/north/P-1/${at + 1}`);
  const keys = [...units, ...places];
  const installations = keys.flatMap((unitKey) =>
    Array.from({ length: roll(3) }, () => ({
      ...{ eventId: randomUUID(), eventTime: hour(roll(3)), site: 'north', unitKey },
      materials: Array.from({ length: 1 + roll(3) }, randomMaterial),
    })),
  );
  const removals = keys.flatMap((key) => Array.from({ length: roll(3) }, () => randomRemoval(key)));
  await store.record('recordInstallations', 'InstallationInput', installations);
  await store.record('recordRemovals', 'RemovalInput', removals);
  const wrong = (kind: string, records: readonly object[]) =>
    (records as readonly { eventId: string; unitKey: string }[])
      .filter(() => roll(8) === 0)
      .map(({ eventId, unitKey }) => ({ kind, subjectKey: unitKey, correctedEventId: eventId }));
  await store.record(
    'correctComponentRecords',
    'ComponentCorrectionInput',
    [...wrong('INSTALLATION', installations), ...wrong('REMOVAL', removals)].map((correction) => ({
      ...correction,
      ...{ reason: 'DID_NOT_OCCUR', author: 'joe', site: 'north' },
    })),
  );
  const bound = places.slice(0, 45);
  await store.feed(bound.map((otherKey, at) => ({ kind: 'BOUND', unitKey: units[at * 2] ?? '', otherKey })));
  const listed = [...units, ...places.slice(45)].sort();
  const { data } = await store.ask<{ _entities: readonly { components: readonly Shown[] }[] }>(
    `query($r: [_Any!]!) { _entities(representations: $r) { ... on Unit { components {
      usage state certainty internalPartNumber packages { packageKey lots { lotNumber } } record { eventId } } } } }`,
    { r: listed.map((unitKey) => ({ __typename: 'Unit', unitKey })) },
  );
  shown = new Map(listed.map((key, at) => [key, data._entities[at]?.components ?? []]));
}, 120_000);
afterAll(() => store.stop());

/** Whether a material shown has the lot, and has it for certain. */
function hasLot(of: Shown, lotNumber: string): boolean {
  return of.packages.some(({ lots }) => lots.some((one) => one.lotNumber === lotNumber));
}

function isCertain(of: Shown, lotNumber: string, isWhole: boolean): boolean {
  const isSole = ({ lots }: Shown['packages'][number]) =>
    lots.length === 1 && lots[0]?.lotNumber === lotNumber;
  return of.certainty === 'CERTAIN' && (isWhole ? of.packages.some(isSole) : of.packages.every(isSole));
}

const sameItem = (a: Shown, b: Shown): boolean =>
  a.record.eventId === b.record.eventId &&
  [a, b]
    .map((one) => JSON.stringify([one.usage, one.certainty, one.internalPartNumber, one.packages]))
    .every((text, _at, [first]) => text === first);

/** The list by what every unit shows of itself. */
function expected(lotNumber: string, usage: string | null, held: string): readonly string[] {
  return [...shown].flatMap(([unitKey, components]) => {
    const of = components.filter((one) => hasLot(one, lotNumber) && (usage === null || one.usage === usage));
    const left = of.filter(({ state }) => state === 'INSTALLED');
    if ((held === 'NOW' ? left : of).length === 0) return [];
    const isWhole = (one: Shown) => !of.some((other) => other.state === 'REMOVED' && sameItem(one, other));
    const certain =
      held === 'NOW'
        ? left.some((one) => isCertain(one, lotNumber, isWhole(one)))
        : of.some((one) => isCertain(one, lotNumber, true));
    return [[unitKey, certain ? 'CERTAIN' : 'POSSIBLE', left.length > 0 ? 'held' : 'gone'].join(' ')];
  });
}

async function answered(
  variables: object,
): Promise<{ readonly lines: readonly string[]; readonly units: Units }> {
  const lines: string[] = [];
  let after: string | null = null;
  for (;;) {
    const { data }: { data: { units: Units } } = await store.ask<{ units: Units }>(
      `query($lot: String!, $usage: MaterialUsage, $held: Holding! = EVER, $certainty: Certainty, $after: String) {
        units: unitsByManufacturerLot(manufacturer: "ACME", manufacturerPartNumber: "A1", lotNumber: $lot, usage: $usage,
          held: $held, certainty: $certainty, first: 17, after: $after) { ${UNITS} ${TOTALS} } }`,
      { ...variables, after },
    );
    for (const { node, certainty, isHeldNow } of data.units.edges)
      lines.push([node.unitKey, certainty, isHeldNow ? 'held' : 'gone'].join(' '));
    if (!data.units.pageInfo.hasNextPage) return { lines, units: data.units };
    after = data.units.pageInfo.endCursor;
  }
}

describe('the units of a lot, asked page by page', () => {
  const questions = LOTS.flatMap((lotNumber) =>
    [null, 'BARE_BOARD'].flatMap((usage) => ['EVER', 'NOW'].map((held) => ({ lot: lotNumber, usage, held }))),
  );

  it.each(questions)('are those that show it themselves: $lot, usage $usage, $held', async (question) => {
    const lines = expected(question.lot, question.usage, question.held);
    const { lines: given, units } = await answered(question);
    expect(given).toEqual(lines);
    expect(units.totals).toMatchObject({
      unitCount: lines.length,
      certainCount: lines.filter((line) => line.includes(' CERTAIN ')).length,
      heldNowCount: lines.filter((line) => line.endsWith(' held')).length,
    });
  });

  it('cover what they are meant to: certain and possible ones, held and gone', () => {
    const all = questions.flatMap(({ lot: number, usage, held }) => expected(number, usage, held));
    for (const ending of ['CERTAIN held', 'CERTAIN gone', 'POSSIBLE held', 'POSSIBLE gone'])
      expect(all.filter((line) => line.endsWith(ending)).length).toBeGreaterThan(5);
  });

  it.each(['CERTAIN', 'POSSIBLE'])(
    'are filtered by certainty before they are counted: %s',
    async (certainty) => {
      const lines = expected('L0', null, 'EVER').filter((line) => line.includes(` ${certainty} `));
      const { lines: given, units } = await answered({ lot: 'L0', certainty });
      expect(given).toEqual(lines);
      expect(units.totals).toMatchObject({ unitCount: lines.length });
    },
  );

  it('take as many SQL statements for one unit as for all', async () => {
    const ask = (variables: object) =>
      store.ask<object>(
        `query($lot: String!, $first: Int!) { unitsByManufacturerLot(manufacturer: "acme", manufacturerPartNumber: "a1", lotNumber: $lot, first: $first) { ${UNITS} ${TOTALS} } }`,
        { lot: 'L0', ...variables },
      );
    expect((await ask({ first: 1 })).sqlStatements).toBe(8);
    expect((await ask({ first: 1000 })).sqlStatements).toBe(8);
    expect((await ask({ first: 1, lot: 'unknown' })).sqlStatements).toBeLessThanOrEqual(8);
  });
});
