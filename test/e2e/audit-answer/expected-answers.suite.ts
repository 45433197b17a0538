import { beforeAll, describe, expect, it } from '@jest/globals';

import { readOperation } from '../../testkit/graph';
import type { Answer, TestGraph } from '../../testkit/graph';
import { deriveExpectedAnswers } from './oracle/expected-answers';
import type { ExpectedUnit } from './oracle/expected-answers';

const AUDIT = readOperation('audit-answer');
const AUDITS = readOperation('audit-answers');

/** Key of the pseudonyms of persons that the graph of the tests is started with, in hex. */
const TEST_PSEUDONYM_KEY = 'ab'.repeat(32);

/** How many questions are on their way at the same time. */
const AT_ONCE = 4;

/** What is compared by itself, so that a difference names the fact; together they are the whole answer. */
const FACTS = [
  'unitKey',
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
    let byKey: ReadonlyMap<string, Answer<Trace>>;
    let bySerial: ReadonlyMap<string, Answer<Trace>>;

    beforeAll(async () => {
      expected = deriveExpectedAnswers(directory(), pseudonymKey);
      byKey = await askEach(({ unitKey }) => unitKey);
      bySerial = await askEach(({ serialNumber }) => serialNumber);
    }, 240_000);

    async function askEach(
      identifierOf: (unit: ExpectedUnit) => string,
    ): Promise<ReadonlyMap<string, Answer<Trace>>> {
      const answers = new Map<string, Answer<Trace>>();
      const waiting = [...expected.values()];
      const askNext = async (): Promise<void> => {
        for (let unit = waiting.pop(); unit; unit = waiting.pop())
          answers.set(unit.unitKey, await graph().ask<Trace>(AUDIT, { identifier: identifierOf(unit) }));
      };
      await Promise.all(Array.from({ length: AT_ONCE }, askNext));
      return answers;
    }

    it('covers 120 gateways and 80 sensors', () => {
      const partNumbers = [...expected.values()].map(({ product }) => product.partNumber);
      expect(partNumbers.filter((partNumber) => partNumber === 'KG-200')).toHaveLength(120);
      expect(partNumbers.filter((partNumber) => partNumber === 'LV-T10')).toHaveLength(80);
    });

    it.each([
      ['unit key', 'UNIT_KEY', () => byKey],
      ['serial number', 'SERIAL_NUMBER', () => bySerial],
    ])('is found by its %s, alone, without an error and without a warning', (_what, matchedBy, answers) => {
      const found = [...answers()].map(([unitKey, { data, errors }]) => ({
        unitKey,
        errors: errors ?? [],
        warnings: data.trace?.warnings,
        matches: data.trace?.matches.map((match) => ({
          matchedBy: match.matchedBy,
          unitKey: match.unit.unitKey,
        })),
      }));
      expect(found).toEqual(
        [...answers().keys()].map((unitKey) => ({
          unitKey,
          errors: [],
          warnings: [],
          matches: [{ matchedBy, unitKey }],
        })),
      );
      expect(found).toHaveLength(expected.size);
    });

    it.each(FACTS)('says of each the %s that the files say', (fact) => {
      for (const [unitKey, unit] of expected)
        expect({ unitKey, [fact]: answerOf(byKey, unitKey)[fact] }).toEqual({ unitKey, [fact]: unit[fact] });
    });

    it('says of each all that the files say and nothing besides', () => {
      for (const [unitKey, unit] of expected) expect(answerOf(byKey, unitKey)).toEqual(unit);
    });

    it('is the same asked by serial number', () => {
      for (const unitKey of expected.keys())
        expect(answerOf(bySerial, unitKey)).toEqual(answerOf(byKey, unitKey));
    });

    it('is the same asked by the hundred, in the order asked', async () => {
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
    });
  });
}

/** What was answered for a unit; nothing of it where it was not found. */
function answerOf(answers: ReadonlyMap<string, Answer<Trace>>, unitKey: string): UnitAnswer {
  const unit = answers.get(unitKey)?.data.trace?.matches.find(({ unit }) => unit.unitKey === unitKey)?.unit;
  return unit ?? {};
}
