import { Batch } from './batch';
import type { Graph } from './graph';
import type { MutationName } from './mutation';
import type { Recording } from './recording';
import { firmwareRecordings } from './sources/firmware';
import { materialRecordings } from './sources/incoming-goods';
import { commercialRecordings, plantRecordings } from './sources/master-data';
import { panelMaterialRecordings, unitMaterialRecordings } from './sources/materials';
import { assemblyRecordings, logisticsRecordings, releaseRecordings } from './sources/outcome';
import { personalisationRecordings } from './sources/personalisation';
import { repairRecordings } from './sources/repairs';
import { stageRunRecordings } from './sources/stage-runs';
import { storyRecordings } from './sources/stories';
import { testRunRecordings } from './sources/test-runs';
import { panelRecordings, unitRecordings } from './sources/units';
import { Submitter, type MutationCount, type Progress } from './submitter';

/** What to record, and where. */
export interface RecordDemoBatchOptions {
  /** Folder with the files of the batch. */
  readonly directory: string;
  readonly graph: Graph;
  /** Told after each request. */
  readonly progress?: Progress;
}

/** What became of the records, by mutation. */
export type DemoBatchCounts = Readonly<Partial<Record<MutationName, MutationCount>>>;

/**
 * The records of a batch in the order in which they are sent: master data first, what the line did before the serial numbers
 * exist, then the units with all that followed; at last the stories of another line, message by message.
 * @param directory folder with the files of the batch
 * @throws TraceError DEMO_FILE_MALFORMED
 */
export function* readDemoBatch(directory: string): Generator<Recording> {
  const batch = new Batch(directory);
  yield* commercialRecordings(batch);
  yield* plantRecordings(batch);
  yield* materialRecordings(batch);
  yield* firmwareRecordings(batch);
  yield* panelRecordings(batch);
  yield* stageRunRecordings(batch, 'PANEL');
  yield* panelMaterialRecordings(batch);
  yield* repairRecordings(batch, 'PANEL');
  yield* unitRecordings(batch);
  yield* stageRunRecordings(batch, 'UNIT');
  yield* unitMaterialRecordings(batch);
  yield* repairRecordings(batch, 'UNIT');
  yield* assemblyRecordings(batch);
  yield* personalisationRecordings(batch);
  yield* testRunRecordings(batch);
  yield* releaseRecordings(batch);
  yield* logisticsRecordings(batch);
  yield* storyRecordings(batch);
}

/**
 * Reads the files of a batch and records them through the public mutations. Event ids follow from the rows, so a second run, or
 * one after an interruption, stores only what is not stored yet.
 * @throws TraceError DEMO_FILE_MALFORMED, DEMO_RECORD_REFUSED, DEMO_GRAPH_FAILED
 */
export async function recordDemoBatch(options: RecordDemoBatchOptions): Promise<DemoBatchCounts> {
  const submitter = new Submitter(options.graph, options.progress ?? ((): void => undefined));
  for (const recording of readDemoBatch(options.directory)) await submitter.submit(recording);
  return Object.fromEntries(submitter.counts);
}
