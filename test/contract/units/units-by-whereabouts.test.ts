import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { CUSTOMERS, NAMES, SHIPMENTS, STATES, key, place, recordHistory } from './units-by-history';
import type { Model } from './units-by-model';
import { askList, openAsked } from './units-by-open';
import type { AskedUnits, Listed } from './units-by-open';

let asked: AskedUnits;
let model: Model;

beforeAll(async () => {
  asked = await openAsked();
  model = await recordHistory(asked.units, 7);
  await asked.takeIn();
}, 120_000);
afterAll(async () => {
  await asked.units.stop();
});

const keysOf = (list: Listed) => list.rows.map(({ unitKey }) => unitKey);
const both = async (root: string, held: 'EVER' | 'NOW' = 'EVER') => askList(asked, root, { held });

describe('the units of a shipment', () => {
  it.each(SHIPMENTS)('%s are those that were away with it, ever, and now', async (number) => {
    const root = `unitsByShipment(shipmentNumber: "${number}"`;
    const isNow = (unit: string) => model.awayWith(unit)?.number === number;
    const ever = model.everAway((shipment) => shipment.number === number);
    const list = await both(root);
    expect(keysOf(list)).toEqual(ever);
    expect(list.rows.filter(({ isHeldNow }) => isHeldNow).map(({ unitKey }) => unitKey)).toEqual(
      ever.filter(isNow),
    );
    expect(keysOf(await both(root, 'NOW'))).toEqual(model.units().filter(isNow));
  });

  it('say with which shipment each is away now, and what it is inside of', async () => {
    const rows = (
      await Promise.all(SHIPMENTS.map((number) => both(`unitsByShipment(shipmentNumber: "${number}"`)))
    ).flatMap((list) => list.rows);
    expect(rows.length).toBeGreaterThan(NAMES.length);
    expect(
      rows.map(({ unitKey, shipmentNumber, customer, state, outermost }) => [
        unitKey,
        shipmentNumber,
        customer,
        state,
        outermost,
      ]),
    ).toEqual(
      rows.map(({ unitKey }) => {
        const shipment = model.awayWith(unitKey);
        return [
          unitKey,
          shipment?.number ?? null,
          shipment?.soldTo ?? null,
          model.stateOf(unitKey),
          model.outermostOf(unitKey),
        ];
      }),
    );
  });
});

describe('the units of a customer', () => {
  it.each(CUSTOMERS)(
    '%s are those that were sold to it, by themselves or inside, ever, and now',
    async (code) => {
      const root = `unitsByCustomer(code: "${code}"`;
      expect(keysOf(await both(root))).toEqual(model.everAway(({ soldTo }) => soldTo === code));
      const now = model.units().filter((unit) => model.awayWith(unit)?.soldTo === code);
      expect(now.length).toBeGreaterThan(0);
      expect(keysOf(await both(root, 'NOW'))).toEqual(now);
    },
  );
});

describe('the units of a state', () => {
  it.each(STATES)('%s are those that were in it, by themselves or inside, ever, and now', async (state) => {
    const root = `unitsByDisposition(disposition: ${state}`;
    const ever = model.everIn(state);
    expect(ever.length).toBeGreaterThan(0);
    expect(keysOf(await both(root))).toEqual(ever);
    const now = model.units().filter((unit) => model.stateOf(unit) === state);
    expect(keysOf(await both(root, 'NOW'))).toEqual(now);
  });
});

describe('the units that contain a unit', () => {
  it('are all it was inside of at any depth, ever, and now, asked by its key or its place', async () => {
    for (const [at, name] of NAMES.entries()) {
      const isBound = model.unitsOf(place(name))[0] === key(name);
      const root = `unitsByContent(unitKey: "${isBound && at % 2 === 0 ? place(name) : key(name)}"`;
      expect([name, keysOf(await both(root))]).toEqual([name, model.containersOf(key(name), false)]);
      expect([name, keysOf(await both(root, 'NOW'))]).toEqual([name, model.containersOf(key(name), true)]);
    }
  });
});

describe('what a unit shows of itself', () => {
  it('agrees with the lists: its own shipments, and those of what it was inside of meanwhile', async () => {
    const listed = new Map(
      await Promise.all(
        SHIPMENTS.map(
          async (number) =>
            [number, keysOf(await both(`unitsByShipment(shipmentNumber: "${number}"`))] as const,
        ),
      ),
    );
    for (const unit of model.units()) {
      const shown = await asked.units.unit(
        unit,
        `${OWN} partOf { installedTime removedTime unit { ${OWN} } }`,
      );
      const found = shipmentsShown(shown as unknown as Shown);
      expect([unit, SHIPMENTS.filter((number) => listed.get(number)?.includes(unit))]).toEqual([unit, found]);
    }
  });
});

const OWN = 'shipments { shipmentNumber direction shippedTime }';

interface ShownShipment {
  readonly shipmentNumber: string;
  readonly direction: string;
  readonly shippedTime: string;
}

interface Shown {
  readonly shipments: readonly ShownShipment[];
  readonly partOf: readonly {
    readonly installedTime: string;
    readonly removedTime: string | null;
    readonly unit: { readonly shipments: readonly ShownShipment[] };
  }[];
}

/** The numbers of the shipments a unit was away with, from its forward answer. */
function shipmentsShown({ shipments, partOf }: Shown): readonly string[] {
  const outbound = shipments.filter(({ direction }) => direction === 'OUTBOUND');
  const inherited = partOf.flatMap(({ installedTime, removedTime, unit }) =>
    unit.shipments.filter(({ direction, shippedTime }) => {
      const end = unit.shipments.map((other) => other.shippedTime).find((time) => time > shippedTime);
      const isOver = end !== undefined && end <= installedTime;
      const isLater = removedTime !== null && removedTime <= shippedTime;
      return direction === 'OUTBOUND' && !isOver && !isLater && installedTime !== removedTime;
    }),
  );
  const numbers = new Set([...outbound, ...inherited].map(({ shipmentNumber }) => shipmentNumber));
  return SHIPMENTS.filter((number) => numbers.has(number));
}
