import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { TraceError } from '@tracegraph/service-kit';

import { BatchReader } from './batch-reader';
import { toEventId } from './event-id';
import type { MutationName } from './mutation';
import type { Provenance } from './recording';
import { StageRunIndex } from './stage-run-index';
import { UnitDirectory } from './unit-directory';

/** Names this importer in every record. */
export const COLLECTOR = 'tracegraph-demo/0.1';

/** The batch that is being recorded. */
export class Batch {
  readonly reader: BatchReader;
  readonly units: UnitDirectory;
  readonly stageRuns: StageRunIndex;
  /** Codes of the sites. */
  readonly sites: readonly string[];

  constructor(private readonly directory: string) {
    this.reader = new BatchReader(directory);
    this.units = new UnitDirectory(this.reader);
    this.sites = this.reader.csv('master-data/sites.csv').map((row) => row.text('site'));
    this.stageRuns = new StageRunIndex();
    for (const site of this.sites) this.stageRuns.add(stageLogPath(site), this.reader, this.units);
  }

  /**
   * What a record says of its source.
   * @param key columns that identify the row in its file
   */
  provenance(
    mutation: MutationName,
    file: string,
    key: readonly (string | number)[],
    eventTime: string,
  ): Provenance {
    return {
      eventId: toEventId(mutation, file, key),
      eventTime,
      origin: 'file',
      collector: COLLECTOR,
      documentRef: this.reader.documentRef(file),
    };
  }

  /**
   * The files of a folder, in the order of their names.
   * @throws TraceError DEMO_FILE_MALFORMED
   */
  files(folder: string): string[] {
    return this.names(folder)
      .sort()
      .map((name) => `${folder}/${name}`);
  }

  private names(folder: string): string[] {
    try {
      return readdirSync(join(this.directory, folder));
    } catch (cause) {
      throw new TraceError('DEMO_FILE_MALFORMED', `The folder ${folder} cannot be read from the batch.`, {
        cause,
      });
    }
  }
}

/** The folder of a site below a source's folder. */
export function siteFolder(site: string): string {
  return site.toLowerCase();
}

/** The stage log of a site. */
export function stageLogPath(site: string): string {
  return `mes/${siteFolder(site)}/stage-log.csv`;
}
