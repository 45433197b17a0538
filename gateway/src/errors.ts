/** Codes of the gateway: code → what it means and what to do. Kept equal to docs/errors.md by a test. */
export const GATEWAY_ERRORS = {
  SUBGRAPH_UNAVAILABLE:
    'A subgraph could not be reached, or the connection broke; its facts are missing from the answer. Ask again later.',
  SUBGRAPH_TIMEOUT:
    'A subgraph did not answer in time; its facts are missing from the answer. Ask again later, or for less at once.',
  SUBGRAPH_REJECTED:
    'A subgraph refused the request of the gateway or gave no usable answer; an operator finds the reason in the log under the request id.',
  ERRORS_CAPPED:
    'More errors occurred than are listed; this last one says how many more, of which code and subgraph.',
  BODY_TOO_LARGE: 'The body of the request is larger than this caller may send; send fewer records at once.',
  BODY_MALFORMED: 'The body of the request is not JSON in UTF-8.',
  SUPERGRAPH_UNUSABLE: 'The file of the composed supergraph is missing, unreadable or not a supergraph.',
  BAD_REQUEST: 'The HTTP request is not one of GraphQL over HTTP.',
  BAD_USER_INPUT: 'A variable or an argument has a value that its type does not allow.',
  GRAPHQL_PARSE_FAILED: 'The operation is not GraphQL, or has more tokens than allowed.',
  GRAPHQL_VALIDATION_FAILED: 'The operation does not fit the schema.',
  OPERATION_RESOLUTION_FAILURE: 'The document has several operations and none was chosen by its name.',
  INTERNAL_SERVER_ERROR: 'An unexpected error; an operator finds it in the log under the request id.',
} as const;

/** A code of {@link GATEWAY_ERRORS}. */
export type GatewayErrorCode = keyof typeof GATEWAY_ERRORS;
