/** A finding as the list shows it. */
export interface Listed {
  readonly code: string;
  readonly message: string;
  readonly kind: string;
  readonly subjectKey: string;
  readonly unitKey: string | null;
  readonly eventId: string;
  readonly eventTime: string;
  readonly referenceKeys: readonly string[];
  readonly isResolved: boolean;
  readonly resolvedBy: { readonly kind: string; readonly eventId: string } | null;
}

/** A page of findings. */
export interface FindingPage {
  readonly totalCount: number;
  readonly edges: readonly { readonly cursor: string; readonly node: Listed }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** One subgraph. */
export interface Asked {
  ask(query: string): Promise<{ readonly data: unknown }>;
}

const NODE =
  'code message kind subjectKey unitKey eventId eventTime referenceKeys isResolved resolvedBy { kind eventId }';

/** The page of findings that arguments name, written as in GraphQL. */
export async function findingPage(asked: Asked, root: string, args: string): Promise<FindingPage> {
  const { data } = await asked.ask(
    `{ ${root}${args === '' ? '' : `(${args})`} { totalCount edges { cursor node { ${NODE} } } pageInfo { hasNextPage endCursor } } }`,
  );
  return JSON.parse(JSON.stringify((data as Record<string, unknown>)[root])) as FindingPage;
}

/** The findings themselves. */
export async function findings(asked: Asked, root: string, args: string): Promise<readonly Listed[]> {
  return (await findingPage(asked, root, args)).edges.map(({ node }) => node);
}

/** Their codes, in the order of the list. */
export async function codes(asked: Asked, root: string, args: string): Promise<readonly string[]> {
  return (await findings(asked, root, args)).map(({ code }) => code);
}
