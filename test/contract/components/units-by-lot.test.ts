import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { Recorder, line, lot, material } from './units-by-recorder';
import { TOTALS, UNITS, startReverseStore } from './units-by-store';
import type { ReverseStore, Units } from './units-by-store';

let store: ReverseStore;
let made: Recorder;
beforeAll(async () => {
  store = await startReverseStore();
  made = new Recorder(store);
}, 60_000);
afterAll(() => store.stop());

const LOT_QUESTION = `query($lot: String!, $usage: MaterialUsage, $held: Holding! = EVER, $level: UnitLevel! = HOLDER, $certainty: Certainty,
  $state: DispositionState, $first: Int! = 100, $after: String) {
  units: unitsByManufacturerLot(manufacturer: " acme", manufacturerPartNumber: "a1", lotNumber: $lot, usage: $usage,
    held: $held, level: $level, certainty: $certainty, state: $state, first: $first, after: $after) { ${UNITS} ${TOTALS} } }`;

async function ofLot(lotNumber: string, more = {}): Promise<Units> {
  return (await store.ask<{ units: Units }>(LOT_QUESTION, { lot: lotNumber, ...more })).data.units;
}

const linesOf = async (lotNumber: string, more = {}): Promise<readonly string[]> =>
  (await ofLot(lotNumber, more)).edges.map(line);

describe('the units of a lot', () => {
  it('are those with an item of a package of the lot, and nobody else', async () => {
    const { packageId, lotNumber } = await made.aPackage();
    const other = await made.aPackage();
    const [one, two] = [made.unit(), made.unit()];
    await made.install(one, [material([packageId])]);
    await made.install(two, [material([other.packageId])]);
    expect(await linesOf(lotNumber)).toEqual([`${one} CERTAIN held`]);
    expect(await linesOf(other.lotNumber)).toEqual([`${two} CERTAIN held`]);
  });

  it('of an unknown lot are none: an empty list with counts of nought', async () => {
    expect(await ofLot('never seen')).toMatchObject({
      edges: [],
      totals: { unitCount: 0, heldNowCount: 0, byState: [], byCustomer: [] },
    });
  });

  it('refuse a lot without a number, and a number no record can have', async () => {
    await expect(ofLot(' ')).rejects.toMatchObject({ code: 'TEXT_EMPTY' });
    await expect(ofLot('a\0')).rejects.toMatchObject({ code: 'TEXT_MALFORMED' });
  });

  it('hold it possibly where the package has two lots, and where the item names candidates of a splice', async () => {
    const [packageId, first, second] = [made.name(), made.name(), made.name()];
    await made.packages([{ packageId, lots: [lot(first), lot(second)] }]);
    const sole = await made.aPackage();
    const [mixed, spliced] = [made.unit(), made.unit()];
    await made.install(mixed, [material([packageId])]);
    await made.install(spliced, [
      material([packageId, sole.packageId], { certainty: 'POSSIBLE', reason: 'SPLICE' }),
    ]);
    for (const lotNumber of [first, second])
      expect(await linesOf(lotNumber)).toEqual([`${mixed} POSSIBLE held`, `${spliced} POSSIBLE held`]);
    expect(await linesOf(sole.lotNumber)).toEqual([`${spliced} POSSIBLE held`]);
    await made.install(spliced, [material([sole.packageId], { referenceDesignators: ['C7'] })]);
    expect(await linesOf(sole.lotNumber)).toEqual([`${spliced} CERTAIN held`]);
    expect((await ofLot(first)).totals).toMatchObject({ unitCount: 2, certainCount: 0, possibleCount: 2 });
  });

  it('hold it through packages that were split, relabelled or joined, unless these name lots of their own', async () => {
    const parent = await made.aPackage();
    const other = await made.aPackage();
    const [split, relabelled, joined, printed] = [made.name(), made.name(), made.name(), made.name()];
    const from = (packageId: string, relation: string) => ({ packageId, relation });
    await made.packages([
      { packageId: split, parents: [from(parent.packageId, 'SPLIT')] },
      { packageId: relabelled, parents: [from(split, 'RELABELLED')] },
      { packageId: joined, parents: [from(relabelled, 'JOINED'), from(other.packageId, 'JOINED')] },
      { packageId: printed, parents: [from(split, 'SPLIT')], lots: [lot(made.name())] },
    ]);
    const units: string[] = [];
    for (const packageId of [relabelled, joined, printed]) {
      units.push(made.unit());
      await made.install(units.at(-1) ?? '', [material([packageId])]);
    }
    expect(await linesOf(parent.lotNumber)).toEqual([
      `${units[0]} CERTAIN held`,
      `${units[1]} POSSIBLE held`,
    ]);
    expect(await linesOf(other.lotNumber)).toEqual([`${units[1]} POSSIBLE held`]);
  });

  it('possibly hold it where a package was joined with one of which no lot is recorded', async () => {
    const { packageId: parent, lotNumber } = await made.aPackage();
    const [unknown, unnamed, alone, known] = [made.name(), made.name(), made.name(), made.name()];
    const [empty, same] = [made.name(), made.name()];
    const joined = (...ids: readonly string[]) => ids.map((packageId) => ({ packageId, relation: 'JOINED' }));
    await made.packages([
      { packageId: empty },
      { packageId: same, lots: [lot(lotNumber)] },
      { packageId: unknown, parents: joined(parent, made.name()) },
      { packageId: unnamed, parents: joined(parent, empty) },
      { packageId: alone, parents: joined(parent) },
      { packageId: known, parents: joined(parent, same) },
    ]);
    const units: string[] = [];
    for (const packageId of [unknown, unnamed, alone, known]) {
      units.push(made.unit());
      await made.install(units.at(-1) ?? '', [material([packageId])]);
    }
    const expected = ['POSSIBLE', 'POSSIBLE', 'POSSIBLE', 'CERTAIN'];
    expect(await linesOf(lotNumber)).toEqual(units.map((unit, at) => `${unit} ${expected[at]} held`).sort());
  });

  it('do not hold it by a package whose registration was declared wrong', async () => {
    const [packageId, wrong, right, eventId] = [made.name(), made.name(), made.name(), randomUUID()];
    await made.packages([{ packageId, lots: [lot(wrong)], eventId }]);
    const unit = made.unit();
    await made.install(unit, [material([packageId])]);
    await made.correct('MATERIAL_PACKAGE', `north/${packageId}`, eventId);
    await made.packages([{ packageId, lots: [lot(right)] }]);
    expect(await linesOf(wrong)).toEqual([]);
    expect(await linesOf(right)).toEqual([`${unit} CERTAIN held`]);
  });

  it('of a bare board are told from other uses of the lot', async () => {
    const { packageId, lotNumber } = await made.aPackage();
    const [board, other] = [made.unit(), made.unit()];
    await made.install(board, [material([packageId], { usage: 'BARE_BOARD', referenceDesignators: [] })]);
    await made.install(other, [material([packageId])]);
    expect(await linesOf(lotNumber, { usage: 'BARE_BOARD' })).toEqual([`${board} CERTAIN held`]);
    expect(await linesOf(lotNumber, { usage: 'PLACED' })).toEqual([`${other} CERTAIN held`]);
    expect(await linesOf(lotNumber)).toHaveLength(2);
    await made.remove(board, { internalPartNumber: 'C-1' });
    expect(await linesOf(lotNumber, { usage: 'BARE_BOARD' })).toEqual([`${board} CERTAIN gone`]);
  });

  it('held it where all of it was removed or replaced, and hold it while something is left or put back', async () => {
    const { packageId, lotNumber } = await made.aPackage();
    const other = await made.aPackage();
    const units = Array.from({ length: 4 }, () => made.unit());
    for (const unit of units) await made.install(unit, [material([packageId])]);
    const [removed = '', partly = '', replaced = '', back = ''] = units;
    await made.remove(removed, { referenceDesignators: ['C1', 'C2'] });
    await made.remove(partly, { referenceDesignators: ['C2'] });
    const later = { eventTime: '2026-03-02T10:00:00Z' };
    for (const unit of [replaced, back]) await made.remove(unit, { referenceDesignators: ['C1', 'C2'] });
    await made.install(replaced, [material([other.packageId])], later);
    await made.install(back, [material([packageId], { referenceDesignators: ['C2'] })], later);
    const expected = [
      `${removed} CERTAIN gone`,
      `${partly} CERTAIN held`,
      `${replaced} CERTAIN gone`,
      `${back} CERTAIN held`,
    ];
    expect(await linesOf(lotNumber)).toEqual([...expected].sort());
    expect(await linesOf(lotNumber, { held: 'NOW' })).toEqual([expected[1], expected[3]]);
    expect((await ofLot(lotNumber)).totals).toMatchObject({ unitCount: 4, heldNowCount: 2 });
  });

  it('hold it certainly only by what is left: candidates that remain are possible', async () => {
    const { packageId, lotNumber } = await made.aPackage();
    const other = await made.aPackage();
    const [unit, both] = [made.unit(), made.unit()];
    await made.install(unit, [
      material([packageId], { referenceDesignators: ['C1'] }),
      material([packageId, other.packageId], { referenceDesignators: ['C9'], certainty: 'POSSIBLE' }),
    ]);
    await made.install(both, [material([packageId, other.packageId])]);
    for (const one of [unit, both]) await made.remove(one, { referenceDesignators: ['C1'] });
    expect(await linesOf(lotNumber)).toEqual([`${unit} CERTAIN held`, `${both} CERTAIN held`]);
    expect(await linesOf(lotNumber, { held: 'NOW' })).toEqual([
      `${unit} POSSIBLE held`,
      `${both} POSSIBLE held`,
    ]);
    expect(await linesOf(lotNumber, { certainty: 'CERTAIN', held: 'NOW' })).toEqual([]);
    expect(await linesOf(lotNumber, { certainty: 'CERTAIN' })).toHaveLength(2);
  });

  it('never held it by an installation declared wrong, and hold it where the removal was', async () => {
    const { packageId, lotNumber } = await made.aPackage();
    const [wrong, right] = [made.unit(), made.unit()];
    const [installation, removal] = [randomUUID(), randomUUID()];
    await made.install(wrong, [material([packageId])], { eventId: installation });
    await made.install(right, [material([packageId])]);
    await made.remove(right, { referenceDesignators: ['C1', 'C2'], eventId: removal });
    expect(await linesOf(lotNumber)).toEqual([`${wrong} CERTAIN held`, `${right} CERTAIN gone`]);
    await made.correct('INSTALLATION', wrong, installation);
    await made.correct('REMOVAL', right, removal);
    expect(await linesOf(lotNumber)).toEqual([`${right} CERTAIN held`]);
  });

  it('are those bound to the place on the panel, and a removal counts under whichever key it was recorded', async () => {
    const { packageId, lotNumber } = await made.aPackage();
    const places = Array.from({ length: 4 }, () => `panel/north/${made.name()}/1`);
    const units = Array.from({ length: 3 }, () => made.unit());
    for (const place of places) await made.install(place, [material([packageId])]);
    const [kept = '', underPlace = '', underUnit = ''] = units;
    await made.remove(places[1] ?? '', { referenceDesignators: ['C1', 'C2'] });
    await made.remove(underUnit, { referenceDesignators: ['C1', 'C2'] });
    await store.feed(units.map((unitKey, at) => ({ kind: 'BOUND', unitKey, otherKey: places[at] ?? '' })));
    expect(await linesOf(lotNumber)).toEqual([
      `${places[3]} CERTAIN held`,
      ...[`${kept} CERTAIN held`, `${underPlace} CERTAIN gone`, `${underUnit} CERTAIN gone`].sort(),
    ]);
    expect(await linesOf(lotNumber, { held: 'NOW' })).toHaveLength(2);
  });

  it('of a place bound to two units by mistake are judged each by its own removals', async () => {
    const { packageId, lotNumber } = await made.aPackage();
    const place = `panel/north/${made.name()}/1`;
    const [one, two] = [made.unit(), made.unit()];
    await made.install(place, [material([packageId])]);
    await store.feed([one, two].map((unitKey) => ({ kind: 'BOUND', unitKey, otherKey: place })));
    await made.remove(two, { referenceDesignators: ['C1', 'C2'] });
    expect(await linesOf(lotNumber)).toEqual([`${one} CERTAIN held`, `${two} CERTAIN gone`]);
  });

  it('come with their states and customers, and as the units they are inside of', async () => {
    const { packageId, lotNumber } = await made.aPackage();
    const [one, two, box] = [made.unit(), made.unit(), made.unit()];
    for (const unit of [one, two]) await made.install(unit, [material([packageId])]);
    await made.remove(one, { referenceDesignators: ['C1', 'C2'] });
    const shipped = { shipmentNumber: 'S-1', soldTo: 'bigco' };
    await store.feed([
      { kind: 'INSTALLED', unitKey: one, otherKey: box },
      { kind: 'SHIPPED', unitKey: box, eventTime: '2026-03-04T09:00:00Z', payload: shipped },
      { kind: 'DISPOSITION', unitKey: box, payload: { state: 'SHIPPED' } },
    ]);
    const holders = await ofLot(lotNumber);
    expect(holders.edges).toMatchObject([
      { node: { unitKey: one }, outermost: { unitKey: box }, state: 'SHIPPED', customer: { code: 'bigco' } },
      { node: { unitKey: two }, outermost: { unitKey: two }, state: null, customer: null },
    ]);
    expect(holders.totals).toMatchObject({
      byState: [
        { state: 'SHIPPED', unitCount: 1 },
        { state: null, unitCount: 1 },
      ],
      byCustomer: [
        { customer: { code: 'bigco' }, unitCount: 1 },
        { customer: null, unitCount: 1 },
      ],
    });
    expect(await linesOf(lotNumber, { level: 'OUTERMOST', state: 'SHIPPED' })).toEqual([
      `${box} CERTAIN gone`,
    ]);
    expect(await linesOf(lotNumber, { level: 'OUTERMOST', held: 'NOW' })).toEqual([`${two} CERTAIN held`]);
  });
});
