import { assertPageSize, partyCode, readArgument, readCursor, toCursor, toPage } from '@tracegraph/record';
import type { AsOf, SqlClient } from '@tracegraph/record';
import { Kind } from 'graphql';
import type { GraphQLResolveInfo, SelectionSetNode } from 'graphql';
import { z } from 'zod';

import type { DispositionState } from '../graphql/enums';
import type { UnitConnection, UnitEdge, UnitTotals } from '../graphql/unit-connection';
import type { UnitPageArgs } from '../graphql/unit-page.args';
import { toStatement } from './unit-question';
import type { UnitQuestion } from './unit-question';

/** What a subgraph answers from; the context of its requests is one. */
export interface AnsweringStore {
  readonly store: { readonly sql: SqlClient };
  /** How far the unit feed was read. */
  readonly asOf: AsOf | null;
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
 * @param page which of the units are asked for
 * @param info what is selected: counts are made only where they are asked for
 * @throws TraceError PAGE_SIZE_OUT_OF_RANGE, CURSOR_MALFORMED, PARTY_CODE_MALFORMED
 */
export async function askUnits(
  { store, asOf }: AnsweringStore,
  question: UnitQuestion,
  page: UnitPageArgs,
  info: GraphQLResolveInfo,
): Promise<UnitConnection> {
  assertPageSize(page.first);
  const after = typeof page.after === 'string' ? readPlace(page.after, page.level) : null;
  const values = {
    now: page.held === 'NOW',
    certain: typeof page.certainty === 'string' ? page.certainty === 'CERTAIN' : null,
    state: page.state ?? null,
    customer: typeof page.customer === 'string' ? readArgument(partyCode, page.customer) : null,
    shipped: page.isShipped ?? null,
    after,
    limit: page.first + 1,
  };
  const statement = toStatement(question, page.level, values, isSelected(info, 'totals'));
  const [answer] = await store.sql.$queryRawUnsafe<AnswerRow[]>(statement.text, ...statement.values);
  if (!answer) throw new Error('A statement without FROM answers one row.');
  const cursorOf = (row: UnitRow) => toCursor([page.level, row.unit_key]);
  const { edges, pageInfo } = toPage(answer.page, page.first, after === null, cursorOf);
  return {
    edges: edges.map(({ cursor, node }) => toEdge(cursor, node)),
    pageInfo,
    totals: answer.totals ? toTotals(answer.totals) : null,
    asOf,
  };
}

function toEdge(cursor: string, row: UnitRow): UnitEdge {
  return {
    cursor,
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

/** A cursor of the other level names units of another list. */
function readPlace(cursor: string, level: string): string {
  const [, unitKey] = readCursor(cursor, z.tuple([z.literal(level), z.string().regex(/^[^\0]*$/)]));
  return unitKey;
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
