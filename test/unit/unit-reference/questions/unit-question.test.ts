import { describe, expect, it } from '@jest/globals';
import { toStatement } from '@tracegraph/unit-reference';

const VALUES = {
  ...{ now: true, certain: null, state: 'HELD', customer: 'acme', shipped: false, after: null, limit: 11 },
};
const QUESTION = { held: `SELECT '$now' AS unit_key WHERE $1 = $2`, values: ['one', 'two'] };

describe('the statement of a reverse question', () => {
  it('numbers its parameters behind those of the question, in the order of their values', () => {
    const { text, values } = toStatement(QUESTION, 'HOLDER', VALUES, true);
    expect(values).toEqual(['one', 'two', true, null, 'HELD', 'acme', false, null, 11]);
    expect(text).toContain('$3::boolean IS FALSE OR held.is_now');
    expect(text).toContain('LIMIT $9::int');
    expect(text).not.toMatch(/\$[a-z]+::/);
  });

  it('leaves the text of the question as it is', () => {
    expect(toStatement(QUESTION, 'HOLDER', VALUES, true).text).toContain(`held AS (${QUESTION.held})`);
    const odd = { held: `SELECT '$&$1$$' AS unit_key`, values: [] };
    expect(toStatement(odd, 'HOLDER', VALUES, true).text).toContain(`held AS (${odd.held})`);
  });

  it('is a constant text: no value stands in it', () => {
    const other = { ...VALUES, now: false, state: 'RELEASED', after: 'x', limit: 2 };
    const texts = [VALUES, other].map((values) => toStatement(QUESTION, 'HOLDER', values, true).text);
    expect(texts[0]).toBe(texts[1]);
    expect(texts[0]).not.toMatch(/HELD|RELEASED|acme/);
  });

  it('counts only where counts are asked for', () => {
    expect(toStatement(QUESTION, 'HOLDER', VALUES, true).text).toContain(' AS totals');
    expect(toStatement(QUESTION, 'HOLDER', VALUES, false).text).not.toContain(' AS totals');
  });

  it('rolls up to outermost units only where they are asked for', () => {
    expect(toStatement(QUESTION, 'OUTERMOST', VALUES, true).text).toContain('GROUP BY outermost_key');
    expect(toStatement(QUESTION, 'HOLDER', VALUES, true).text).not.toContain('GROUP BY outermost_key');
  });
});
