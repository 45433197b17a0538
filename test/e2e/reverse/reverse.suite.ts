import { beforeAll, describe, expect, it } from '@jest/globals';

import type { TestGraph } from '../../testkit/graph';
import { askAllPages } from './ask';
import { QUESTION_KINDS } from './questions';
import type { Held, ReverseQuestion } from './question';
import { walkBatch } from './walk';
import type { Walk, WalkedUnit } from './walk';

/** What a list shows of a unit. */
interface Listed {
  readonly unitKey: string;
  readonly certainty: 'CERTAIN' | 'POSSIBLE';
  readonly isHeldNow: boolean;
  readonly outermostKey: string;
  readonly state: string | null;
  readonly customer: string | null;
  readonly shipmentNumber: string | null;
}

interface Asked {
  readonly held: 'EVER' | 'NOW';
  readonly level: 'HOLDER' | 'OUTERMOST';
}

/** In small pages that do not divide the lists evenly, and in one. */
const WAYS: readonly (Asked & { readonly first: number })[] = [
  { held: 'EVER', level: 'HOLDER', first: 37 },
  { held: 'NOW', level: 'HOLDER', first: 1_000 },
  { held: 'EVER', level: 'OUTERMOST', first: 53 },
  { held: 'NOW', level: 'OUTERMOST', first: 1_000 },
];

/** Most subjects of one kind that are asked: all of them would take minutes and show nothing else. */
const MOST_SUBJECTS = 12;

/**
 * Every reverse question equals a walk over all units of the files, page by page and in total.
 * @param directory folder of the batch that was recorded
 */
export function describeReverseQuestions(graph: () => TestGraph, directory: () => string): void {
  describe('which units: what the graph lists is what a walk over the files of the batch finds', () => {
    let walk: Walk;
    beforeAll(() => {
      walk = walkBatch(directory());
    });

    it('with panel-bound, removed, replaced, two-lot and nested units among them', () => {
      const components = walk.units.flatMap(({ facts }) => facts.components);
      expect(walk.units.filter(({ facts }) => facts.panel !== null).length).toBeGreaterThan(100);
      expect(components.filter(({ state }) => state === 'REMOVED').length).toBeGreaterThan(0);
      expect(components.filter(({ packages }) => packages.length > 1).length).toBeGreaterThan(0);
      const twoLots = components.filter(({ packages }) => packages.some(({ lots }) => lots.length > 1));
      expect(twoLots.length).toBeGreaterThan(0);
      expect(walk.units.filter(({ unitKey, outermost }) => outermost.unitKey !== unitKey).length).toBe(240);
    });

    it.each(QUESTION_KINDS)(
      'by $name: the same units, ever and now, themselves and rolled up, with the same counts',
      async ({ ask }) => {
        const questions = sample(ask(walk), (question) => isOdd(walk, question));
        expect(questions.length).toBeGreaterThan(0);
        for (const question of questions)
          for (const way of WAYS) {
            if (question.onlyNow && way.held === 'EVER') continue;
            const expected = expectedOf(walk, question, way);
            const received = await askAllPages(graph(), question, way);
            const asked = { path: question.path, ...way };
            expect({ asked, units: received.units }).toEqual({ asked, units: expected });
            expect({ asked, totals: received.totals }).toEqual({ asked, totals: totalsOf(expected) });
          }
      },
      240_000,
    );
  });
}

/** Half of them those that are odd, the others spread over all. */
function sample(
  all: readonly ReverseQuestion[],
  isChosen: (question: ReverseQuestion) => boolean,
): readonly ReverseQuestion[] {
  const odd = spread(all.filter(isChosen), MOST_SUBJECTS / 2);
  const others = all.filter((question) => !odd.includes(question));
  return [...odd, ...spread(others, MOST_SUBJECTS - odd.length)];
}

function spread<Q>(all: readonly Q[], count: number): readonly Q[] {
  const share = Math.min(1, count / Math.max(1, all.length));
  return all.filter((_, at) => Math.floor((at + 1) * share) > Math.floor(at * share));
}

/** Whether some unit held the fact only possibly, or holds it no more. */
function isOdd(walk: Walk, question: ReverseQuestion): boolean {
  const listed = expectedOf(walk, question, { held: 'EVER', level: 'HOLDER' });
  return listed.some(({ certainty, isHeldNow }) => certainty === 'POSSIBLE' || !isHeldNow);
}

/** The units a walk finds, in the order of their keys. */
function expectedOf(walk: Walk, question: ReverseQuestion, { held, level }: Asked): readonly Listed[] {
  const found = new Map<string, { readonly unit: WalkedUnit; readonly holds: Held[] }>();
  const byKey = new Map(walk.units.map((unit) => [unit.unitKey, unit]));
  for (const unit of walk.units) {
    const holds = question.heldBy(unit).filter(({ isNow }) => held === 'EVER' || isNow);
    if (holds.length === 0) continue;
    const listed = level === 'HOLDER' ? unit : byKey.get(unit.outermost.unitKey);
    if (!listed) throw new Error(`${unit.unitKey} is inside of an unknown unit`);
    const before = found.get(listed.unitKey);
    if (before) before.holds.push(...holds);
    else found.set(listed.unitKey, { unit: listed, holds: [...holds] });
  }
  return [...found.values()].map(toListed).sort((a, b) => (a.unitKey < b.unitKey ? -1 : 1));
}

function toListed({ unit, holds }: { readonly unit: WalkedUnit; readonly holds: readonly Held[] }): Listed {
  return {
    unitKey: unit.unitKey,
    certainty: holds.some(({ isCertain }) => isCertain) ? 'CERTAIN' : 'POSSIBLE',
    isHeldNow: holds.some(({ isNow }) => isNow),
    outermostKey: unit.outermost.unitKey,
    state: unit.outermost.disposition?.state ?? unit.facts.disposition?.state ?? null,
    customer: unit.customers.at(-1) ?? null,
    shipmentNumber: unit.outermost.shipments.at(-1)?.shipmentNumber ?? null,
  };
}

function totalsOf(units: readonly Listed[]): object {
  const count = (isCounted: (unit: Listed) => boolean): number => units.filter(isCounted).length;
  const split = (by: 'state' | 'customer'): readonly object[] =>
    [...new Set(units.map((unit) => unit[by]))]
      .sort(compareNullLast)
      .map((value) => ({ [by]: value, unitCount: count((unit) => unit[by] === value) }));
  return {
    unitCount: units.length,
    certainCount: count(({ certainty }) => certainty === 'CERTAIN'),
    possibleCount: count(({ certainty }) => certainty === 'POSSIBLE'),
    heldNowCount: count(({ isHeldNow }) => isHeldNow),
    outermostCount: new Set(units.map(({ outermostKey }) => outermostKey)).size,
    byState: split('state'),
    byCustomer: split('customer'),
  };
}

function compareNullLast(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : 1;
}
