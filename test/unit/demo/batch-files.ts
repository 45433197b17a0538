import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { parse } from 'csv-parse/sync';

import { generateDemoBatch } from '../../../packages/demo/src/generator/generate-demo-batch';

export type Row = Record<string, string>;

/** A demo batch in a folder of its own, read without any code of the product. */
export class BatchFiles {
  private constructor(readonly directory: string) {}

  static async generate(): Promise<BatchFiles> {
    const directory = mkdtempSync(join(tmpdir(), 'demo batch '));
    await generateDemoBatch(directory);
    return new BatchFiles(directory);
  }

  remove(): void {
    rmSync(this.directory, { recursive: true });
  }

  paths(): string[] {
    const entries = readdirSync(this.directory, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(this.directory.length + 1))
      .sort();
  }

  bytes(path: string): Buffer {
    return readFileSync(join(this.directory, path));
  }

  csv(path: string): Row[] {
    return parse(this.bytes(path), { columns: true });
  }

  json(path: string): unknown {
    return JSON.parse(this.bytes(path).toString('utf8'));
  }

  jsonLines<T>(path: string): T[] {
    const lines = this.bytes(path).toString('utf8').trimEnd().split('\n');
    return lines.map((line) => JSON.parse(line) as T);
  }
}
