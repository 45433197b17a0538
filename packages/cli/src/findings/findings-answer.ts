/** A finding of a list. */
export interface ListedFinding {
  readonly code: string;
  readonly message: string;
  readonly kind: string;
  readonly subjectKey: string;
  readonly unitKey: string | null;
  readonly eventId: string;
  readonly eventTime: string;
  readonly recordTime: string;
  readonly referenceKeys: readonly string[];
  readonly isResolved: boolean;
  readonly resolvedBy: {
    readonly kind: string;
    readonly eventId: string;
    readonly recordTime: string;
  } | null;
}

/** The data of a question for a page of findings. */
export interface FindingsAnswer {
  readonly findings?: {
    readonly edges: readonly { readonly node: ListedFinding }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly totalCount: number;
    readonly asOf: { readonly position: string; readonly recordTime: string } | null;
  } | null;
}

/** A finding with the subgraph that made it. */
export interface SourcedFinding extends ListedFinding {
  readonly subgraph: string;
}
