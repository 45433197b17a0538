import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { TraceError } from '@tracegraph/service-kit';
import { parse } from 'csv-parse/sync';
import type { z } from 'zod';

import { CsvRow } from './csv-row';

/** Reads the files of a batch from its folder; every file is read once and named by the SHA-256 of its bytes. */
export class BatchReader {
  private readonly contents = new Map<string, Buffer>();
  private readonly references = new Map<string, string>();

  constructor(private readonly directory: string) {}

  /** The rows of a CSV file. */
  csv(path: string): CsvRow[] {
    const rows: Record<string, string>[] = parse(this.bytes(path), { columns: true });
    return rows.map((cells, index) => new CsvRow(cells, `${path}, row ${index + 1}`));
  }

  /** A JSON file of a known form. */
  json<T>(path: string, schema: z.ZodType<T>): T {
    return this.checked(this.bytes(path).toString('utf8'), schema, path);
  }

  /** A file with a JSON text of a known form on each line. */
  jsonLines<T>(path: string, schema: z.ZodType<T>): T[] {
    const lines = this.bytes(path).toString('utf8').trimEnd().split('\n');
    return lines.map((line, index) => this.checked(line, schema, `${path}, line ${index + 1}`));
  }

  /** The bytes of a file. */
  bytes(path: string): Buffer {
    const known = this.contents.get(path);
    if (known) return known;
    const content = this.read(path);
    this.contents.set(path, content);
    return content;
  }

  /** How records name a file as their source: `sha256:<64 hex>`. */
  documentRef(path: string): string {
    const known = this.references.get(path);
    if (known !== undefined) return known;
    const reference = `sha256:${createHash('sha256').update(this.bytes(path)).digest('hex')}`;
    this.references.set(path, reference);
    return reference;
  }

  private read(path: string): Buffer {
    try {
      return readFileSync(join(this.directory, path));
    } catch (cause) {
      throw new TraceError('DEMO_FILE_MALFORMED', `${path} cannot be read from the batch.`, { cause });
    }
  }

  private checked<T>(text: string, schema: z.ZodType<T>, place: string): T {
    const result = schema.safeParse(parseJson(text));
    if (result.success) return result.data;
    const [issue] = result.error.issues;
    const message = `${place}, ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not of the expected form'}.`;
    throw new TraceError('DEMO_FILE_MALFORMED', message);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
