import { TraceError } from '@tracegraph/service-kit';
import { z } from 'zod';

import type { Graph } from './graph';
import { mutationDocument, type MutationName } from './mutation';
import type { Recording, RecordingInput } from './recording';

/** Most records in one request. */
const LIST_LIMIT = 500;
/** Largest body of a request, in bytes. */
const BODY_LIMIT = 900_000;
/** Refusals an error carries. */
const REFUSALS_SHOWN = 5;

/** What became of the records of one mutation. */
export interface MutationCount {
  records: number;
  stored: number;
  replayed: number;
  requests: number;
  /** Findings by code; the batch has none, some of the stories do. */
  readonly findings: Record<string, number>;
}

/** Tells how far the recording is. */
export type Progress = (step: {
  readonly mutation: MutationName;
  readonly done: number;
  readonly total: number;
}) => void;

const payloadSchema = z.object({
  results: z.array(
    z.object({
      index: z.number(),
      eventId: z.string(),
      status: z.enum(['STORED', 'REPLAYED', 'REFUSED', 'CONFLICT']),
      findings: z.array(z.object({ code: z.string(), message: z.string() })),
      error: z
        .object({ code: z.string(), path: z.string(), expected: z.string(), received: z.string() })
        .nullish(),
    }),
  ),
});

type Results = z.infer<typeof payloadSchema>['results'];

/** Sends records through the recording mutations, in lists, and stops at the first list that is not taken whole. */
export class Submitter {
  readonly counts = new Map<MutationName, MutationCount>();

  constructor(
    private readonly graph: Graph,
    private readonly progress: Progress,
  ) {}

  /**
   * Sends all records of a kind.
   * @throws TraceError DEMO_RECORD_REFUSED, DEMO_GRAPH_FAILED
   */
  async submit({ mutation, inputs }: Recording): Promise<void> {
    const count = this.counts.get(mutation) ?? {
      records: 0,
      stored: 0,
      replayed: 0,
      requests: 0,
      findings: {},
    };
    this.counts.set(mutation, count);
    let done = 0;
    for (const list of toLists(inputs)) {
      const results = await this.send(mutation, list);
      count.requests += 1;
      count.records += results.length;
      for (const { status, findings } of results) {
        if (status === 'STORED') count.stored += 1;
        else count.replayed += 1;
        for (const { code } of findings) count.findings[code] = (count.findings[code] ?? 0) + 1;
      }
      done += list.length;
      this.progress({ mutation, done, total: inputs.length });
    }
  }

  private async send(mutation: MutationName, inputs: readonly RecordingInput[]): Promise<Results> {
    const answer = await this.graph.execute(mutationDocument(mutation), { inputs });
    const payload = payloadSchema.safeParse(answer.data?.[mutation]);
    if (
      (answer.errors?.length ?? 0) > 0 ||
      !payload.success ||
      payload.data.results.length !== inputs.length
    ) {
      throw new TraceError(
        'DEMO_GRAPH_FAILED',
        `${mutation}: expected a result for each record, received an error.`,
        {
          details: { mutation, errors: answer.errors?.slice(0, REFUSALS_SHOWN) ?? [] },
        },
      );
    }
    const { results } = payload.data;
    const refused = results.filter(({ status }) => status === 'REFUSED' || status === 'CONFLICT');
    if (refused.length === 0) return results;
    const refusals = refused
      .slice(0, REFUSALS_SHOWN)
      .map((result) => ({ ...result, input: inputs[result.index] }));
    throw new TraceError(
      'DEMO_RECORD_REFUSED',
      `${mutation}: expected ${inputs.length} records to be stored, ${refused.length} were not.`,
      { details: { mutation, refusals } },
    );
  }
}

/** Cuts a list where a request would hold too many records or bytes. */
function* toLists(inputs: readonly RecordingInput[]): Generator<readonly RecordingInput[]> {
  let list: RecordingInput[] = [];
  let size = 0;
  for (const input of inputs) {
    const length = Buffer.byteLength(JSON.stringify(input)) + 1;
    if (list.length > 0 && (list.length === LIST_LIMIT || size + length > BODY_LIMIT)) {
      yield list;
      list = [];
      size = 0;
    }
    list.push(input);
    size += length;
  }
  if (list.length > 0) yield list;
}
