/** An error as a GraphQL answer carries it. */
export interface GraphError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** The answer to a GraphQL operation. */
export interface GraphAnswer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly GraphError[];
}

/** All the recorder needs of a graph. */
export interface Graph {
  /**
   * Sends one operation.
   * @throws TraceError DEMO_GRAPH_FAILED where no GraphQL answer came back
   */
  execute(document: string, variables: Readonly<Record<string, unknown>>): Promise<GraphAnswer>;
}
