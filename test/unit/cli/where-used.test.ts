import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';

import { toQuestion } from '../../../packages/cli/src/commands/define-where-used';
import { buildFindingQuestion } from '../../../packages/cli/src/findings/question';
import { FINDING_SOURCES } from '../../../packages/cli/src/findings/sources';
import { buildQuestion } from '../../../packages/cli/src/where-used/question';
import { SUBJECTS } from '../../../packages/cli/src/where-used/subjects';
import type { Subject } from '../../../packages/cli/src/where-used/subjects';

const api = buildSchema(readFileSync(path.join(__dirname, '../../../schema/api.graphql'), 'utf8'));

const OPTIONS = {
  ...{ now: false, outermost: false, certain: false, possible: false, shipped: false, notShipped: false },
  ...{ csv: false, json: false },
};

function subjectOf(name: string): Subject {
  const subject = SUBJECTS.find((one) => one.name === name);
  if (!subject) throw new Error(`No subject ${name}.`);
  return subject;
}

const variablesOf = (name: string, words: readonly (string | undefined)[], more = {}) =>
  toQuestion(subjectOf(name), words, { ...OPTIONS, ...more }).variables;

describe('the questions of tracegraph where-used', () => {
  it.each(SUBJECTS)('are answered by the graph: $name', (subject) => {
    for (const withTotals of [true, false])
      expect(validate(api, parse(buildQuestion(subject, withTotals)))).toEqual([]);
  });

  it('are all reverse questions of the graph', () => {
    const roots = Object.keys(api.getQueryType()?.getFields() ?? {}).filter((name) =>
      name.startsWith('unitsBy'),
    );
    const fields = new Set(SUBJECTS.map(({ field }) => field));
    expect(roots.filter((name) => !fields.has(name))).toEqual([]);
  });

  it('ask for the counts where they are wanted only', () => {
    expect(buildQuestion(subjectOf('lot'), true)).toContain('totals {');
    expect(buildQuestion(subjectOf('lot'), false)).not.toContain('totals');
  });

  it('have their words and options as variables, and null for what was left out', () => {
    expect(variablesOf('lot', ['Acme', 'A1', 'L1'], { usage: 'bare-board' })).toMatchObject({
      ...{ manufacturer: 'Acme', manufacturerPartNumber: 'A1', lotNumber: 'L1', usage: 'BARE_BOARD' },
      ...{ held: 'EVER', level: 'HOLDER', certainty: null, state: null, customer: null, isShipped: null },
    });
    expect(
      variablesOf('program', ['north', 'AOI', undefined], { from: '2026-01-01T00:00:00Z' }),
    ).toMatchObject({
      ...{ site: 'north', name: 'AOI', revision: null, fromTime: '2026-01-01T00:00:00Z', toTime: null },
    });
    expect(variablesOf('test', ['FCT', 'fail'], { attempt: 2 })).toMatchObject({
      outcome: 'FAIL',
      attempt: 2,
    });
  });

  it('are repeated as typed, with what narrows them and without the format', () => {
    const chosen = { ...OPTIONS, now: true, notShipped: true, usage: 'placed', csv: true };
    expect(toQuestion(subjectOf('lot'), ['Acme Tools', 'A1', 'L1'], chosen).asked).toBe(
      'lot "Acme Tools" A1 L1 --now --not-shipped --usage placed',
    );
    expect(toQuestion(subjectOf('program'), ['north', 'AOI', undefined], OPTIONS).asked).toBe(
      'program north AOI',
    );
  });

  it('choose units by time, level, certainty, state, customer and shipment', () => {
    const chosen = {
      now: true,
      outermost: true,
      possible: true,
      state: 'shipped',
      customer: 'c',
      notShipped: true,
    };
    expect(variablesOf('package', ['north/P1'], chosen)).toMatchObject({
      ...{ held: 'NOW', level: 'OUTERMOST', certainty: 'POSSIBLE', state: 'SHIPPED', customer: 'c' },
      isShipped: false,
    });
    expect(variablesOf('disposition', ['held'], { state: 'shipped' })).toMatchObject({
      ...{ disposition: 'HELD', state: 'SHIPPED' },
    });
  });
});

describe('the questions of tracegraph findings', () => {
  it.each(FINDING_SOURCES)('are answered by the graph: $subgraph', (source) => {
    expect(validate(api, parse(buildFindingQuestion(source)))).toEqual([]);
  });

  it('are put to every list of findings of the graph', () => {
    const roots = Object.keys(api.getQueryType()?.getFields() ?? {}).filter((name) =>
      name.endsWith('Findings'),
    );
    expect(FINDING_SOURCES.map(({ field }) => field).sort()).toEqual(roots.sort());
  });
});
