import { setTimeout as sleep } from 'node:timers/promises';

import { createLogger } from '@tracegraph/service-kit';
import { StandingKeeper } from '@tracegraph/unit-reference';

import { readLocalEvents } from '../../../subgraphs/units/src/store/unit-reference.store';
import { openUnits } from './open-units';
import type { Units } from './open-units';

/** The subgraph with a keeper of standings that works when it is told to. */
export interface AskedUnits {
  readonly units: Units;
  /** Takes in what was recorded so far; answers are as of there. */
  takeIn(): Promise<void>;
}

/** A row of a list. */
export interface Row {
  readonly unitKey: string;
  readonly certainty: string;
  readonly isHeldNow: boolean;
  readonly outermost: string;
  readonly isRegistered: boolean;
  readonly state: string | null;
  readonly customer: string | null;
  readonly shipmentNumber: string | null;
  readonly workOrders: readonly string[];
}

/** All pages of a list. */
export interface Listed {
  readonly rows: readonly Row[];
  readonly totals: Readonly<Record<string, unknown>>;
  readonly asOf: { readonly position: string } | null;
}

/** Starts the subgraph over an empty store. MUST be stopped. */
export async function openAsked(): Promise<AskedUnits> {
  let asOf: ReturnType<StandingKeeper['asOf']> = null;
  const units = await openUnits(() => asOf);
  return {
    units,
    takeIn: async () => {
      const { store } = units;
      const keeper = new StandingKeeper(
        { sql: store.sql, transaction: (work) => store.transaction(({ sql }) => work(sql)), readLocalEvents },
        createLogger('test', 'error'),
      );
      const end = await store.unitReferences.readEnd();
      await keeper.start();
      while (keeper.asOf()?.position !== end?.position) await sleep(10);
      await keeper.stop();
      asOf = keeper.asOf();
    },
  };
}

const PAGE = `edges { node { unitKey } certainty isHeldNow outermost { unitKey } isRegistered state customer { code }
    shipmentNumber workOrders }
  pageInfo { hasNextPage endCursor } totals { unitCount certainCount possibleCount heldNowCount outermostCount
    byState { state unitCount } byCustomer { customer { code } unitCount } } asOf { position }`;

interface Page {
  readonly edges: readonly (Omit<Row, 'unitKey' | 'outermost' | 'customer'> & {
    readonly node: { readonly unitKey: string };
    readonly outermost: { readonly unitKey: string };
    readonly customer: { readonly code: string } | null;
  })[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totals: Listed['totals'];
  readonly asOf: Listed['asOf'];
}

/**
 * Reads all pages of a list.
 * @param root name of the root with its own arguments, its list left open
 * @param page arguments of the page
 */
export async function askList(
  { units }: AskedUnits,
  root: string,
  { held = 'EVER', first = 7, more = '' }: { held?: 'EVER' | 'NOW'; first?: number; more?: string } = {},
): Promise<Listed> {
  const rows: Row[] = [];
  for (let after: string | null = null; ;) {
    const query = `query($after: String) { list: ${root}, held: ${held}, first: ${first}, after: $after ${more}) { ${PAGE} } }`;
    const { data, errorCodes } = await units.ask(query, { after });
    if (errorCodes.length > 0) throw new Error(`${root}: ${errorCodes.join(', ')}`);
    const page = data['list'] as Page;
    for (const { node, outermost, customer, ...row } of page.edges)
      rows.push({
        ...row,
        unitKey: node.unitKey,
        outermost: outermost.unitKey,
        customer: customer?.code ?? null,
      });
    if (!page.pageInfo.hasNextPage) return { rows, totals: page.totals, asOf: page.asOf };
    after = page.pageInfo.endCursor;
  }
}
