import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  MUTATION_NAMES,
  recordDemoBatch,
  type DemoBatchCounts,
  type Graph,
  type RecordingInput,
} from '../../../../packages/demo/src';
import { BatchFiles } from '../batch-files';

interface Request {
  mutation: string;
  bytes: number;
  inputs: RecordingInput[];
}

/** A graph that keeps what it is sent, and says of an event id it has seen that it was replayed. */
class RememberingGraph implements Graph {
  readonly requests: Request[] = [];
  readonly contents = new Map<string, string>();

  execute(document: string, variables: Readonly<Record<string, unknown>>): ReturnType<Graph['execute']> {
    const mutation = /^ {2}(\w+)\(/m.exec(document)?.[1] ?? '';
    const inputs = variables.inputs as RecordingInput[];
    const bytes = Buffer.byteLength(JSON.stringify({ query: document, variables }));
    this.requests.push({ mutation, bytes, inputs });
    const results = inputs.map((input, index) => ({
      index,
      ...this.keep(mutation, input),
      findings: [],
      error: null,
    }));
    return Promise.resolve({ data: { [mutation]: { results } } });
  }

  private keep(mutation: string, input: RecordingInput): { eventId: string; status: string } {
    const key = `${mutation}/${input.eventId}`;
    const content = JSON.stringify(input);
    const known = this.contents.get(key);
    if (known === undefined) this.contents.set(key, content);
    const status = known === undefined ? 'STORED' : known === content ? 'REPLAYED' : 'CONFLICT';
    return { eventId: input.eventId, status };
  }
}

let batch: BatchFiles;
let graph: RememberingGraph;
let first: DemoBatchCounts;
let requests: Request[];

/** Writing a batch takes three seconds, more while other suites share the machine. */
const WRITING_TIME_MS = 120_000;

/** Units of all stories, and parts replaced in them: see packages/demo/README.md. */
const STORY_UNITS = 55;
const STORY_REPLACEMENTS = 1;

beforeAll(async () => {
  batch = await BatchFiles.generate();
  graph = new RememberingGraph();
  first = await recordDemoBatch({ directory: batch.directory, graph });
  requests = Array.from(graph.requests);
}, WRITING_TIME_MS);
afterAll(() => {
  batch.remove();
});

const inputsOf = (mutation: string): RecordingInput[] =>
  requests.filter((request) => request.mutation === mutation).flatMap(({ inputs }) => inputs);

describe('recording the demo batch', () => {
  it('sends lists of at most 500 records and bodies below 1 MB, in fewer than 150 requests', () => {
    expect(requests.every(({ inputs }) => inputs.length >= 1 && inputs.length <= 500)).toBe(true);
    expect(requests.every(({ bytes }) => bytes < 1_000_000)).toBe(true);
    expect(requests.length).toBeLessThan(150);
  });

  it('uses every mutation it names, each record with an event id of its own', () => {
    expect(Object.keys(first).toSorted()).toEqual(MUTATION_NAMES.toSorted());
    const counts = Object.values(first);
    expect(counts.every(({ records, stored }) => records === stored && stored > 0)).toBe(true);
    expect(graph.contents.size).toBe(counts.reduce((sum, { stored }) => sum + stored, 0));
  });

  it('sends the same again in a second run, so that everything is replayed', async () => {
    const second = Object.values(await recordDemoBatch({ directory: batch.directory, graph }));
    expect(second.every(({ records, stored, replayed }) => stored === 0 && replayed === records)).toBe(true);
  });

  it('names as source of each record a file of the batch by its hash', () => {
    const references = new Set(
      Array.from(graph.contents.values(), (text) => (JSON.parse(text) as RecordingInput).documentRef),
    );
    expect(Array.from(references).every((reference) => /^sha256:[0-9a-f]{64}$/.test(reference))).toBe(true);
    expect(requests[0]?.inputs[0]).toMatchObject({ origin: 'file', collector: 'tracegraph-demo/0.1' });
  });

  it('records what the line did under places on panels, before the units are registered', () => {
    const order = requests.map(({ mutation }) => mutation);
    const placed = inputsOf('recordInstallations').filter(({ placingMachine }) =>
      String(placingMachine).includes('-PM'),
    );
    expect(placed).toHaveLength(120 * 2 + 80);
    expect(placed.every(({ unitKey }) => String(unitKey).startsWith('panel/'))).toBe(true);
    expect(order.indexOf('recordInstallations')).toBeLessThan(order.indexOf('registerUnits'));
    expect(order.indexOf('recordStageRuns')).toBeLessThan(order.indexOf('registerUnits'));
  });

  it('names registered sets, limits and stage runs only', () => {
    const sets = new Set(inputsOf('registerMaterialSets').map(({ sha256 }) => sha256));
    const limits = new Set(inputsOf('registerTestLimits').map(({ sha256 }) => sha256));
    const runs = new Set(inputsOf('recordStageRuns').map(({ eventId }) => eventId));
    const installations = inputsOf('recordInstallations');
    const named = installations.flatMap(({ materialSetSha256 }) => materialSetSha256 ?? []);
    // The line of the stories sends its materials with the installation, not as a set.
    expect(installations.length - named.length).toBe(STORY_UNITS + STORY_REPLACEMENTS);
    expect(named.every((sha256) => sets.has(sha256))).toBe(true);
    expect(installations.every(({ stageRunId }) => runs.has(String(stageRunId)))).toBe(true);
    expect(inputsOf('recordTestRuns').every(({ limitsSha256 }) => limits.has(limitsSha256))).toBe(true);
    expect(sets.size).toBeLessThan(installations.length / 5);
  });

  it('percent-encodes serial numbers in unit keys', () => {
    const keys = inputsOf('registerUnits').map(({ unitKey }) => String(unitKey));
    expect(keys).toContain('01/09520001264177/21/KG26%2F00018');
    expect(keys).toContain('01/09520001264177/21/KG26%28b%2900034');
    expect(keys).toContain('part/lumivane/LV-T10/LV26%27%2824%29%22');
    expect(keys).toContain('part/tindra-radio/TRM-4G1/TR4G7301455');
    expect(new Set(keys).size).toBe(440 + STORY_UNITS);
  });

  describe('when the graph refuses a record', () => {
    it('stops with DEMO_RECORD_REFUSED and the refusal', async () => {
      const refusal = { code: 'PARTY_CODE_MALFORMED', path: 'code', expected: 'a code', received: 'x' };
      const refusing: Graph = {
        execute: (_document, { inputs }) => {
          const results = (inputs as RecordingInput[]).map(({ eventId }, index) => ({
            ...{ index, eventId, findings: [] },
            ...(index === 3 ? { status: 'REFUSED', error: refusal } : { status: 'STORED', error: null }),
          }));
          return Promise.resolve({ data: { registerParties: { results } } });
        },
      };
      await expect(recordDemoBatch({ directory: batch.directory, graph: refusing })).rejects.toMatchObject({
        code: 'DEMO_RECORD_REFUSED',
        details: { mutation: 'registerParties', refusals: [{ index: 3, error: refusal }] },
      });
    });
  });

  describe('when the graph answers with an error', () => {
    it('stops with DEMO_GRAPH_FAILED', async () => {
      const failing: Graph = {
        execute: () => Promise.resolve({ data: null, errors: [{ message: 'units is down' }] }),
      };
      await expect(recordDemoBatch({ directory: batch.directory, graph: failing })).rejects.toMatchObject({
        code: 'DEMO_GRAPH_FAILED',
        details: { errors: [{ message: 'units is down' }] },
      });
    });
  });

  describe('when a file is not there', () => {
    it('stops with DEMO_FILE_MALFORMED before anything is sent', async () => {
      const silent = new RememberingGraph();
      await expect(recordDemoBatch({ directory: '/nowhere', graph: silent })).rejects.toMatchObject({
        code: 'DEMO_FILE_MALFORMED',
      });
      expect(silent.requests).toEqual([]);
    });
  });
});
