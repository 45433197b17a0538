import { PAGE_LIMIT, partyCode, readArgument } from '@tracegraph/record';
import type { AsOf, SqlClient } from '@tracegraph/record';
import { TraceError } from '@tracegraph/service-kit';
import { Kind } from 'graphql';
import type { GraphQLResolveInfo, SelectionSetNode } from 'graphql';
import { z } from 'zod';

import type { DispositionState } from '../graphql/enums';
import type { UnitConnection, UnitEdge, UnitTotals } from '../graphql/unit-connection';
import type { UnitPageArgs } from '../graphql/unit-page.args';
import { toStatement } from './unit-question';
import type { UnitQuestion } from './unit-question';

/** A question with the page that is asked for. */
export interface AskedUnits extends UnitQuestion {
  readonly page: UnitPageArgs;
  /** How far the unit feed was read. */
  readonly asOf: AsOf | null;
  /** What is selected: counts are made only where they are asked for. */
  readonly info: GraphQLResolveInfo;
}

interface UnitRow {
  readonly unit_key: string;
  readonly outermost_key: string;
  readonly is_certain: boolean;
  readonly is_now: boolean;
  readonly is_registered: boolean;
  readonly state: keyof typeof DispositionState | null;
  readonly sold_to: string | null;
  readonly shipment_number: string | null;
  readonly shipped_time: string | null;
  readonly work_orders: readonly string[];
}

interface AnswerRow {
  readonly page: readonly UnitRow[];
  readonly totals?: Omit<UnitTotals, 'byCustomer'> & {
    readonly byCustomer: readonly { readonly code: string | null; readonly unitCount: number }[];
  };
}

/**
 * Answers a reverse question in one statement.
 * @throws TraceError PAGE_SIZE_OUT_OF_RANGE, CURSOR_MALFORMED, PARTY_CODE_MALFORMED
 */
export async function askUnits(sql: SqlClient, asked: AskedUnits): Promise<UnitConnection> {
  const { page } = asked;
  if (page.first < 1 || page.first > PAGE_LIMIT)
    throw new TraceError(
      'PAGE_SIZE_OUT_OF_RANGE',
      `Expected a page of 1 to ${PAGE_LIMIT} items, received ${page.first}.`,
    );
  const after = typeof page.after === 'string' ? readCursor(page.after, page.level) : null;
  const values = {
    now: page.held === 'NOW',
    certain: typeof page.certainty === 'string' ? page.certainty === 'CERTAIN' : null,
    state: page.state ?? null,
    customer: typeof page.customer === 'string' ? readArgument(partyCode, page.customer) : null,
    shipped: page.isShipped ?? null,
    after,
    limit: page.first + 1,
  };
  const statement = toStatement(asked, page.level, values, isSelected(asked.info, 'totals'));
  const [answer] = await sql.$queryRawUnsafe<AnswerRow[]>(statement.text, ...statement.values);
  if (!answer) throw new Error('A statement without FROM answers one row.');
  const edges = answer.page.slice(0, page.first).map((row) => toEdge(row, page.level));
  return {
    edges,
    pageInfo: {
      hasNextPage: answer.page.length > page.first,
      hasPreviousPage: after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totals: answer.totals ? toTotals(answer.totals) : null,
    asOf: asked.asOf,
  };
}

function toEdge(row: UnitRow, level: string): UnitEdge {
  return {
    cursor: Buffer.from(JSON.stringify([level, row.unit_key])).toString('base64url'),
    node: { unitKey: row.unit_key },
    certainty: row.is_certain ? 'CERTAIN' : 'POSSIBLE',
    isHeldNow: row.is_now,
    outermost: { unitKey: row.outermost_key },
    isRegistered: row.is_registered,
    state: row.state,
    customer: row.sold_to === null ? null : { code: row.sold_to },
    shipmentNumber: row.shipment_number,
    shippedTime: row.shipped_time === null ? null : new Date(row.shipped_time),
    workOrders: row.work_orders,
  };
}

function toTotals({ byCustomer, ...totals }: NonNullable<AnswerRow['totals']>): UnitTotals {
  return {
    ...totals,
    byCustomer: byCustomer.map(({ code, unitCount }) => ({
      customer: code === null ? null : { code },
      unitCount,
    })),
  };
}

/** A cursor comes from outside: what PostgreSQL could not read is no cursor of ours. */
const cursorSchema = z.tuple([z.string(), z.string().regex(/^[^\0]*$/)]);

function readCursor(cursor: string, level: string): string {
  const read = cursorSchema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (read.success && read.data[0] === level) return read.data[1];
  throw new TraceError(
    'CURSOR_MALFORMED',
    'Expected `endCursor` of an earlier answer to the same question, unchanged; ask the first page again.',
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is not JSON is as wrong as JSON of another shape.
    return null;
  }
}

/** Whether a field is selected below the field that is resolved, also inside fragments. */
function isSelected(info: GraphQLResolveInfo, field: string): boolean {
  const isIn = (selections: SelectionSetNode | undefined): boolean =>
    (selections?.selections ?? []).some((selection) => {
      if (selection.kind === Kind.FIELD) return selection.name.value === field;
      if (selection.kind === Kind.INLINE_FRAGMENT) return isIn(selection.selectionSet);
      return isIn(info.fragments[selection.name.value]?.selectionSet);
    });
  return info.fieldNodes.some(({ selectionSet }) => isIn(selectionSet));
}
