import { beforeAll, describe, expect, it } from '@jest/globals';

import { readOperation } from '../../testkit/graph';
import type { Answer, TestGraph } from '../../testkit/graph';
import { TEST_PSEUDONYM_KEY } from '../../testkit/running-graph';
import { deriveExpectedAnswers } from './oracle/expected-answers';
import type { ExpectedUnit } from './oracle/expected-answers';

const AUDIT = readOperation('audit-answer');
const AUDITS = readOperation('audit-answers');
const FIND =
  'query($identifier: String!) { trace(identifier: $identifier) { warnings { code } matches { matchedBy unit { unitKey } } } }';

/** How many questions are on their way at the same time. */
const AT_ONCE = 4;

/** What is compared by itself, so that a difference names the fact; together they are the whole answer. */
const FACTS = [
  'gtin',
  'serialNumber',
  'lotNumber',
  'productionDate',
  'disposition',
  'identities',
  'product',
  'workOrders',
  'panel',
  'components',
  'stages',
  'repairs',
  'firmware',
  'securityState',
  'provisioning',
  'testRuns',
  'finalQc',
  'shipments',
  'partOf',
  'contains',
] as const satisfies readonly (keyof ExpectedUnit)[];

interface Trace {
  readonly trace: {
    readonly warnings: readonly unknown[];
    readonly matches: readonly { readonly matchedBy: string; readonly unit: UnitAnswer }[];
  } | null;
}

type UnitAnswer = Readonly<Record<string, unknown>>;
type Answers = ReadonlyMap<string, Answer<Trace>>;

/**
 * The answers of the graph are what the files of the batch say, field by field.
 * @param directory folder of the batch that was recorded
 * @param pseudonymKey key of the pseudonyms of persons that the graph was started with, in hex
 */
export function describeExpectedAnswers(
  graph: () => TestGraph,
  directory: () => string,
  pseudonymKey: string = TEST_PSEUDONYM_KEY,
): void {
  describe('what the graph answers for the finished units of the batch', () => {
    let expected: ReadonlyMap<string, ExpectedUnit>;
    let answers: Answers;

    beforeAll(async () => {
      expected = deriveExpectedAnswers(directory(), pseudonymKey);
      answers = await askEach(AUDIT, ({ serialNumber }) => serialNumber);
    }, 240_000);

    async function askEach(query: string, identifierOf: (unit: ExpectedUnit) => string): Promise<Answers> {
      const received = new Map<string, Answer<Trace>>();
      const waiting = [...expected.values()];
      const askNext = async (): Promise<void> => {
        for (let unit = waiting.pop(); unit; unit = waiting.pop())
          received.set(unit.unitKey, await graph().ask<Trace>(query, { identifier: identifierOf(unit) }));
      };
      await Promise.all(Array.from({ length: AT_ONCE }, askNext));
      return received;
    }

    it('covers 120 gateways and 80 sensors', () => {
      const partNumbers = [...expected.values()].map(({ product }) => product.partNumber);
      expect(partNumbers.filter((partNumber) => partNumber === 'KG-200')).toHaveLength(120);
      expect(partNumbers.filter((partNumber) => partNumber === 'LV-T10')).toHaveLength(80);
    });

    it('are found by the unit key, each alone', async () => {
      const found = await askEach(FIND, ({ unitKey }) => unitKey);
      for (const unitKey of expected.keys())
        expect({ unitKey, ...findingOf(found, unitKey) }).toEqual({
          unitKey,
          errors: undefined,
          warnings: [],
          matches: [{ matchedBy: 'UNIT_KEY', unitKey }],
        });
    });

    it('are found by the serial number, with all others that have the same', () => {
      const keysBySerial = groupBySerial(expected);
      for (const [unitKey, { serialNumber }] of expected)
        expect({ unitKey, ...findingOf(answers, unitKey) }).toEqual({
          unitKey,
          errors: undefined,
          warnings: [],
          matches: keysBySerial
            .get(serialNumber)
            ?.map((key) => ({ matchedBy: 'SERIAL_NUMBER', unitKey: key })),
        });
    });

    it.each(FACTS)('have the %s that the files say', (fact) => {
      for (const [unitKey, unit] of expected)
        expect({ unitKey, [fact]: unitOf(answers, unitKey)?.[fact] }).toEqual({
          unitKey,
          [fact]: unit[fact],
        });
    });

    it('have all that the files say and nothing besides', () => {
      for (const [unitKey, unit] of expected) expect(unitOf(answers, unitKey)).toEqual(unit);
    }, 120_000);

    it('are the same asked by the hundred, in the order asked', async () => {
      const unitKeys = [...expected.keys()].reverse();
      for (let from = 0; from < unitKeys.length; from += 100) {
        const hundred = unitKeys.slice(from, from + 100);
        const { data, errors } = await graph().ask<{ readonly units: readonly UnitAnswer[] }>(AUDITS, {
          unitKeys: hundred,
        });
        expect(errors).toBeUndefined();
        expect(data.units.map(({ unitKey }) => unitKey)).toEqual(hundred);
        for (const unit of data.units) expect(unit).toEqual(expected.get(String(unit.unitKey)));
      }
    }, 120_000);
  });
}

/** What was answered for a unit. */
function unitOf(answers: Answers, unitKey: string): UnitAnswer | undefined {
  return answers.get(unitKey)?.data.trace?.matches.find(({ unit }) => unit.unitKey === unitKey)?.unit;
}

/** What was found for the identifier of a unit. */
function findingOf(answers: Answers, unitKey: string): Readonly<Record<string, unknown>> {
  const answer = answers.get(unitKey);
  return {
    errors: answer?.errors,
    warnings: answer?.data.trace?.warnings,
    matches: answer?.data.trace?.matches.map(({ matchedBy, unit }) => ({ matchedBy, unitKey: unit.unitKey })),
  };
}

/** The keys of the units with the same serial number, finished or built in, in their order. */
function groupBySerial(expected: ReadonlyMap<string, ExpectedUnit>): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const finished of expected.values())
    for (const { unitKey, serialNumber } of [finished, ...finished.contains.items.map(({ unit }) => unit)])
      groups.set(serialNumber, [...(groups.get(serialNumber) ?? []), unitKey].sort());
  return groups;
}
