import type { TestGraph } from '../../testkit/graph';
import type { ReverseQuestion } from './question';

/** Which units are asked for, and how many at once. */
export interface AskedPage {
  readonly held: 'EVER' | 'NOW';
  readonly level: 'HOLDER' | 'OUTERMOST';
  readonly first: number;
}

interface Connection {
  readonly edges: readonly {
    readonly node: { readonly unitKey: string };
    readonly certainty: string;
    readonly isHeldNow: boolean;
    readonly outermost: { readonly unitKey: string };
    readonly state: string | null;
    readonly customer: { readonly code: string } | null;
    readonly shipmentNumber: string | null;
  }[];
  readonly totals: Readonly<Record<string, unknown>> & {
    readonly byCustomer: readonly { readonly customer: { readonly code: string } | null }[];
  };
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly asOf: { readonly position: string } | null;
}

const FIELDS = `edges { node { unitKey } certainty isHeldNow outermost { unitKey } state customer { code } shipmentNumber }
  totals { unitCount certainCount possibleCount heldNowCount outermostCount byState { state unitCount }
    byCustomer { customer { code } unitCount } }
  pageInfo { hasNextPage endCursor } asOf { position }`;

/** All units of a question, asked page by page; every page says the same totals. */
export async function askAllPages(
  graph: TestGraph,
  question: ReverseQuestion,
  page: AskedPage,
): Promise<{ readonly units: readonly object[]; readonly totals: object }> {
  const units: object[] = [];
  let totals: object | undefined;
  let after: string | null = null;
  do {
    const connection: Connection = await askPage(graph, question, page, after);
    for (const { node, outermost, customer, ...edge } of connection.edges)
      units.push({
        ...edge,
        unitKey: node.unitKey,
        outermostKey: outermost.unitKey,
        customer: customer?.code ?? null,
      });
    const said = readTotals(connection.totals);
    if (totals && JSON.stringify(totals) !== JSON.stringify(said))
      throw new Error(`a page says other totals: ${JSON.stringify([totals, said])}`);
    totals = said;
    if (connection.asOf === null) throw new Error('the answer does not say how far the feed was read');
    after = connection.pageInfo.hasNextPage ? connection.pageInfo.endCursor : null;
  } while (after !== null);
  return { units, totals };
}

function readTotals({ byCustomer, ...totals }: Connection['totals']): object {
  return {
    ...totals,
    byCustomer: byCustomer.map(({ customer, ...count }) => ({ customer: customer?.code ?? null, ...count })),
  };
}

async function askPage(
  graph: TestGraph,
  { path }: ReverseQuestion,
  { held, level, first }: AskedPage,
  after: string | null,
): Promise<Connection> {
  const paging = { held: { enum: held }, level: { enum: level }, first, after };
  const query = path.reduceRight(
    (inner, { field, args }, at) =>
      `{ ${field}${literals(at === path.length - 1 ? { ...args, ...paging } : args)} ${inner} }`,
    `{ ${FIELDS} }`,
  );
  const { data, errors } = await graph.ask<Record<string, unknown>>(query);
  if (errors) throw new Error(`${query}: ${JSON.stringify(errors)}`);
  return path.reduce<unknown>(
    (value, { field }) => (value as Record<string, unknown>)[field],
    data,
  ) as Connection;
}

/** Arguments as GraphQL writes them; `{ enum: NAME }` is a name without quotes. */
function literals(args: Readonly<Record<string, unknown>>): string {
  const written = Object.entries(args).map(([name, value]) => `${name}: ${literal(value)}`);
  return written.length > 0 ? `(${written.join(', ')})` : '';
}

function literal(value: unknown): string {
  return isEnumName(value) ? value.enum : JSON.stringify(value);
}

function isEnumName(value: unknown): value is { readonly enum: string } {
  return typeof value === 'object' && value !== null && 'enum' in value;
}
