import { randomUUID } from 'node:crypto';

import { fact } from './open-units';
import type { Units } from './open-units';
import { Model } from './units-by-model';
import type { Written } from './units-by-model';

/** Names of the units of a history, in the order in which they may contain each other: later ones contain earlier ones. */
export const NAMES = Array.from({ length: 30 }, (_unit, at) => `u${String(at).padStart(2, '0')}`);
/** Shipments of a history. */
export const SHIPMENTS = ['H1', 'H2', 'H3', 'H4'];
/** Customers of a history. */
export const CUSTOMERS = ['history-alpha', 'history-beta'];
/** States of a history. */
export const STATES = ['IN_PROCESS', 'HELD', 'RELEASED', 'RECALLED'] as const;

/** The key of a unit of a history; the first ten have places on a panel as well. */
export const key = (name: string) => `part/history/p/${name}`;
/** The place of a unit on a panel. */
export const place = (name: string) => `panel/history/board/${Number(name.slice(1)) + 1}`;
/** The time of a day of March, and of a fraction of it. */
export const day = (n: number) =>
  new Date(Date.UTC(2026, 2, 1, 10) + Math.round((n - 1) * 1_440) * 60_000).toISOString();

/** Numbers from 0 to below a limit, the same in each run. */
function createNumbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** A record to be written: what it means, and how it is sent. */
interface Step {
  readonly written: readonly Written[];
  readonly mutation: string;
  readonly kind: string;
  readonly subjectKey: string;
  readonly input: { readonly eventId: string };
}

/**
 * Records a history of units that are put into each other, taken out, shipped, sent back and corrected, in no order of time.
 * @returns what follows from it
 */
export async function recordHistory(units: Units, seed: number): Promise<Model> {
  const next = createNumbers(seed);
  const one = <T>(list: readonly T[]): T => list[next(list.length)] as T;
  // Rows of shipments have derived event ids: only at times of their own their order is known here.
  let minutes = 0;
  const nextMinute = () => (minutes += 1) / 1_440;
  const steps = [
    ...NAMES.slice(0, 8).map((name) => bind(name, 1 + next(28))),
    ...Array.from({ length: 260 }, () => arbitrary(next, one, nextMinute)),
  ];
  const wrong = new Set(steps.filter(() => next(8) === 0));
  const inAnyOrder = steps.map((step) => ({ step, at: next(1_000_000) })).sort((a, b) => a.at - b.at);
  for (const { step } of inAnyOrder) await send(units, step.mutation, step.input);
  for (const { kind, subjectKey, input } of wrong)
    await send(units, 'correctUnitRecords', {
      ...{
        kind,
        subjectKey,
        correctedEventId: input.eventId,
        reason: 'INCORRECT_DATA',
        author: 'a',
        site: 's',
      },
    });
  return new Model(steps.filter((step) => !wrong.has(step)).flatMap(({ written }) => written));
}

async function send(units: Units, mutation: string, input: object): Promise<void> {
  const [result] = await units.record(mutation, [input]);
  if (result?.status !== 'STORED') throw new Error(`${mutation}: ${JSON.stringify(result)}`);
}

function arbitrary(
  next: (limit: number) => number,
  one: <T>(list: readonly T[]) => T,
  nextMinute: () => number,
): Step {
  const at = next(NAMES.length - 1);
  const name = NAMES[at] as string;
  const container = one(NAMES.slice(at + 1));
  const days = 1 + next(28);
  switch (next(7)) {
    case 0:
    case 1:
      return move('INSTALLED', either(name, next), either(container, next), days);
    case 2:
      return move('REMOVED', either(name, next), either(container, next), days);
    case 3:
      return state(either(name, next), one(STATES), days);
    case 4:
      return sendBack(key(name), days + nextMinute());
    default:
      return ship([key(name), key(container)], one(SHIPMENTS), one(CUSTOMERS), days + nextMinute());
  }
}

/** A unit is named by its own key or by its place, where it has one. */
function either(name: string, next: (limit: number) => number): string {
  return NAMES.indexOf(name) < 10 && next(2) === 0 ? place(name) : key(name);
}

function bind(name: string, days: number): Step {
  const input = fact({
    ...{ unitKey: key(name), site: 'history', panelId: 'board', position: Number(name.slice(1)) + 1 },
    eventTime: day(days),
  });
  const written: Written = { kind: 'BOUND', unit: key(name), place: place(name), day: days };
  return {
    ...{ mutation: 'recordPanelBindings', kind: 'PANEL_BINDING', subjectKey: key(name) },
    ...{ input, written: [written] },
  };
}

function move(kind: 'INSTALLED' | 'REMOVED', unit: string, container: string, days: number): Step {
  const isIn = kind === 'INSTALLED';
  return {
    mutation: isIn ? 'recordUnitInstallations' : 'recordUnitRemovals',
    kind: isIn ? 'UNIT_INSTALLATION' : 'UNIT_REMOVAL',
    subjectKey: unit,
    input: fact({ unitKey: unit, containerUnitKey: container, eventTime: day(days) }),
    written: [{ kind, unit, container, day: days }],
  };
}

function state(unit: string, value: (typeof STATES)[number], days: number): Step {
  return {
    ...{ mutation: 'recordDispositions', kind: 'DISPOSITION', subjectKey: unit },
    input: fact({ unitKey: unit, state: value, eventTime: day(days) }),
    written: [{ kind: 'STATE', unit, state: value, day: days }],
  };
}

function ship(keys: readonly string[], number: string, soldTo: string, days: number): Step {
  return {
    ...{ mutation: 'recordShipments', kind: 'SHIPMENT', subjectKey: number },
    input: fact({ shipmentNumber: number, soldTo, unitKeys: keys, eventTime: day(days) }),
    written: keys.map((unit) => ({ kind: 'SHIPPED', unit, number, soldTo, day: days })),
  };
}

function sendBack(unit: string, days: number): Step {
  const shipmentNumber = `back-${randomUUID()}`;
  return {
    ...{ mutation: 'recordReturns', kind: 'RETURN', subjectKey: shipmentNumber },
    input: fact({ shipmentNumber, unitKeys: [unit], eventTime: day(days) }),
    written: [{ kind: 'RETURNED', unit, day: days }],
  };
}
