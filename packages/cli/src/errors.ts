/** Codes of the command line: code → what it means and what to do. Kept equal to docs/errors.md by a test. */
export const CLI_ERRORS = {
  GRAPH_UNREACHABLE: 'No graph answered at TRACEGRAPH_URL; start it with `npm start`, or name another one.',
} as const;
