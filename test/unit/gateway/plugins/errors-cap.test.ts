import { describe, expect, it } from '@jest/globals';

import { capErrors, ERRORS_LISTED } from '../../../../gateway/src/plugins/errors-cap.plugin';

describe('capping errors', () => {
  const errors = (
    count: number,
    serviceName: string,
  ): { message: string; extensions: Record<string, unknown> }[] =>
    Array.from({ length: count }, (_, index) => ({
      message: String(index),
      extensions: { code: 'SUBGRAPH_TIMEOUT', serviceName },
    }));

  it('leaves up to the cap as they are', () => {
    const few = errors(ERRORS_LISTED, 'units');
    expect(capErrors(few)).toBe(few);
  });

  it('counts what it leaves out by code and subgraph, so that no subgraph goes unnamed', () => {
    const capped = capErrors([...errors(51, 'units'), ...errors(2, 'firmware')]);
    expect(capped).toHaveLength(ERRORS_LISTED + 1);
    expect(capped.at(-1)).toMatchObject({
      extensions: {
        code: 'ERRORS_CAPPED',
        details: {
          count: 3,
          unlisted: [
            { code: 'SUBGRAPH_TIMEOUT', serviceName: 'units', count: 1 },
            { code: 'SUBGRAPH_TIMEOUT', serviceName: 'firmware', count: 2 },
          ],
        },
      },
    });
  });
});
