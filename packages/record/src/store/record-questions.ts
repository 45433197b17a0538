import { TraceError } from '@tracegraph/service-kit';
import type { z } from 'zod';

import type { PageInfo } from '../graphql/connection';
import type { WorkOrderKeyInput } from '../graphql/record-arguments';
import { name, siteCode, time, unitKey } from '../readers';
import { toRefusal } from '../refusal';

/** Most items of one page. */
export const PAGE_LIMIT = 1_000;

/** The keys under which units are recorded in a store, as statements of one text column. */
export interface UnitKeyStatements {
  /** @param unit SQL of the key asked: of the unit, or of a place on a panel */
  readonly ofUnit: (unit: string) => string;
  /** Of all units made under a work order. */
  readonly ofWorkOrder: (site: string, number: string) => string;
}

/** Whose records are asked for. */
export interface UnitQuestion {
  readonly unitKey?: string | null;
  readonly workOrder?: WorkOrderKeyInput | null;
}

/** The conditions of a statement, with the values of its parameters. */
export class Conditions {
  private readonly parts: string[] = ['true'];
  readonly values: unknown[] = [];

  /**
   * Adds a condition.
   * @param toSql its text, given the parameters of the values
   */
  add(values: readonly unknown[], toSql: (...parameters: string[]) => string): void {
    const parameters = values.map((value) => `$${this.values.push(value)}`);
    this.parts.push(toSql(...parameters));
  }

  /** Adds the condition that a column holds a key of the units asked, if any are. */
  addUnits(column: string, question: UnitQuestion, statements: UnitKeyStatements | null): void {
    const { unitKey: unit, workOrder } = question;
    if (!statements) return;
    if (typeof unit === 'string')
      this.add(
        [readArgument(unitKey, unit)],
        (key) => `${column} = ANY(ARRAY(${statements.ofUnit(`${key}::text`)}))`,
      );
    if (workOrder)
      this.add(
        [readArgument(siteCode, workOrder.site), readArgument(name, workOrder.number)],
        (site, number) =>
          `${column} = ANY(ARRAY(${statements.ofWorkOrder(`${site}::text`, `${number}::text`)}))`,
      );
  }

  /** Adds the condition that a time lies in a range, its end excluded. */
  addTimes(column: string, from: string | null | undefined, to: string | null | undefined): void {
    if (typeof from === 'string')
      this.add([readArgument(time, from)], (least) => `${column} >= ${least}::text::timestamptz`);
    if (typeof to === 'string')
      this.add([readArgument(time, to)], (end) => `${column} < ${end}::text::timestamptz`);
  }

  /** All of them hold. */
  toString(): string {
    return this.parts.join(' AND ');
  }
}

/**
 * A copy of a text of a question as it is stored.
 * @throws TraceError with the code of the reader
 */
export function readArgument(reader: z.ZodType<string, string>, text: string): string {
  const read = reader.safeParse(text);
  if (read.success) return read.data;
  const { code, expected, received } = toRefusal(read.error, text);
  throw new TraceError(code, `${expected} Received: ${received}.`);
}

/** @throws TraceError PAGE_SIZE_OUT_OF_RANGE */
export function assertPageSize(first: number): void {
  if (first >= 1 && first <= PAGE_LIMIT) return;
  throw new TraceError(
    'PAGE_SIZE_OUT_OF_RANGE',
    `Expected a page of 1 to ${PAGE_LIMIT} items, received ${first}.`,
  );
}

/** A place in a list, as text that means nothing to callers. */
export function toCursor(place: readonly string[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/**
 * The place a cursor names. It comes from outside: what PostgreSQL could not read is no cursor of ours.
 * @throws TraceError CURSOR_MALFORMED
 */
export function readCursor<P>(cursor: string, schema: z.ZodType<P>): P {
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    // Falls through: what is not JSON is as wrong as JSON of another shape.
  }
  throw new TraceError('CURSOR_MALFORMED', 'Expected a cursor of an earlier answer, unchanged.');
}

/** A page of rows, of which one more than asked was read. */
export function toPage<N>(
  nodes: readonly N[],
  first: number,
  isFirst: boolean,
  cursorOf: (node: N) => string,
): { readonly edges: readonly { readonly cursor: string; readonly node: N }[]; readonly pageInfo: PageInfo } {
  const edges = nodes.slice(0, first).map((node) => ({ cursor: cursorOf(node), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: nodes.length > first,
      hasPreviousPage: !isFirst,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
