import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, getNamedType, isObjectType } from 'graphql';

import { startGraphOver, SUBGRAPHS } from '../testkit/graph';
import type { Answer, TestGraph } from '../testkit/graph';
import { UNIT_COUNT } from './made-units';
import { readPlans, tablesScanned } from './plan-log';
import type { RunPlan } from './plan-log';
import { QUESTIONS } from './questions';
import type { Asked } from './questions';
import { startScaleStores } from './scale-stores';
import type { ScaleStores } from './scale-stores';

const FILL_MS = 1_800_000;
const ANSWER_MS = 300_000;
/** What followers do again and again is seen within this time. */
const IDLE_MS = 5_000;
/** A table with more rows than this has rows of most units. */
const UNIT_SIZED = UNIT_COUNT / 5;

let stores: ScaleStores;
let graph: TestGraph;
let unitSized: readonly string[] = [];
/** What ran without being asked for, as processes started and followed each other, and the texts of these statements. */
let unasked: readonly RunPlan[] = [];
let background: ReadonlySet<string>;
let logEnd = 0;
const lines: string[] = [];

beforeAll(async () => {
  stores = await startScaleStores();
  unitSized = await stores.findTables(UNIT_SIZED);
  graph = await startGraphOver(stores);
  await graph.settle();
  await sleep(IDLE_MS);
  unasked = await nextPlans();
  background = new Set(unasked.map((plan) => plan['Query Text']));
}, FILL_MS);
afterAll(async () => {
  process.stdout.write(`${lines.join('\n')}\n`);
  await graph.stop();
}, ANSWER_MS);

/** The plans of all statements that ran since this was called last. */
async function nextPlans(): Promise<readonly RunPlan[]> {
  const { text, end } = await stores.readLog(logEnd);
  logEnd = end;
  return readPlans(text);
}

/** Which of the tables that grow with the units these statements read from end to end. */
function unitTablesScanned(plans: readonly RunPlan[]): readonly string[] {
  const scanned = plans.flatMap((plan) => tablesScanned(plan));
  return [...new Set(scanned)].filter((table) => unitSized.includes(table)).sort();
}

interface Cost {
  /** SQL statements of each subgraph, by request. */
  readonly statements: Readonly<Record<string, readonly number[]>>;
  readonly count: number;
  readonly scanned: readonly string[];
}

async function costOf({ query, variables = {} }: Asked): Promise<Cost> {
  await nextPlans();
  const answer = await graph.ask<Found>(query, variables);
  expect(answer.errors).toBeUndefined();
  const statements = await statementsOf(answer);
  const ran = await nextPlans();
  const plans = ran.filter((plan) => !background.has(plan['Query Text']));
  // What is measured is what ran: each statement that was counted was seen with its plan.
  const counted = sum(statements);
  expect(plans.length).toBeLessThanOrEqual(counted);
  expect(ran.length).toBeGreaterThanOrEqual(counted);
  return {
    statements,
    count: countOf(answer.data),
    scanned: unitTablesScanned(plans),
  };
}

interface Found {
  readonly found?: Found | null;
  readonly totals?: { readonly unitCount: number };
  readonly totalCount?: number;
}

/** How many units or items were found; 0 where the answer does not say. */
function countOf({ found, totals, totalCount }: Found): number {
  return found ? countOf(found) : (totals?.unitCount ?? totalCount ?? 0);
}

async function statementsOf(answer: Answer<unknown>): Promise<Cost['statements']> {
  const entries = SUBGRAPHS.map(async (name) => {
    const expected = answer.counts.subgraphRequests[name] ?? 0;
    const written = await graph.accessLines(name, answer.requestId, expected);
    expect(written).toHaveLength(expected);
    return [name, written.map((line) => Number(line.sqlStatements)).sort((a, b) => a - b)] as const;
  });
  return Object.fromEntries((await Promise.all(entries)).filter(([, counts]) => counts.length > 0));
}

const sum = (statements: Cost['statements']): number =>
  Object.values(statements)
    .flat()
    .reduce((all, one) => all + one, 0);

describe(`stores of ${UNIT_COUNT} units`, () => {
  it('are not read from end to end by a process that starts, or follows the feed', () => {
    expect(background.size).toBeGreaterThan(0);
    expect(unitSized).toEqual(
      expect.arrayContaining(['unit', 'installation', 'test_run', 'unit_standing', 'finding']),
    );
    expect(unitTablesScanned(unasked)).toEqual([]);
  });

  it('are asked every question by which the graph finds units or counts them', () => {
    const schema = buildSchema(readFileSync(path.join(__dirname, '../../schema/api.graphql'), 'utf8'));
    const answers =
      /^(UnitConnection|RecordedFindingConnection|RecordConflictConnection|StageYield|TestYield|Measurement(Failures|Distribution))$/;
    const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type)
        ? Object.values(type.getFields())
            .filter((field) => answers.test(getNamedType(field.type).name))
            .map((field) => (type === schema.getQueryType() ? field.name : `${type.name}.${field.name}`))
        : [],
    );
    expect(fields.length).toBeGreaterThan(0);
    expect(fields.filter((field) => !QUESTIONS.some((question) => question.field === field))).toEqual([]);
  });

  it.each(QUESTIONS.map((question) => [`${question.field} (${question.by})`, question] as const))(
    'answer %s by indexes, in as many statements for thousands as for a few',
    async (name, { few, many, manyCount }) => {
      const small = await costOf(few);
      const large = await costOf(many);
      lines.push(
        `${name}: statements ${sum(small.statements)}, found ${small.count} and ${large.count}, scanned ${[...small.scanned, ...large.scanned].join(' ') || 'none'}`,
      );
      expect({ name, few: small.scanned, many: large.scanned }).toEqual({ name, few: [], many: [] });
      expect(large.statements).toEqual(small.statements);
      expect(large.count).toBeGreaterThanOrEqual(manyCount);
      if (manyCount > 100) expect(small.count).toBeLessThanOrEqual(manyCount / 5);
    },
    ANSWER_MS,
  );
});
