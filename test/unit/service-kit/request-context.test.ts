import { setTimeout as sleep } from 'node:timers/promises';

import { describe, expect, it } from '@jest/globals';
import { countInRequest, currentRequest, runInRequest } from '@tracegraph/service-kit';

describe('the current request', () => {
  it('is known wherever its course leads, and counts for itself alone', async () => {
    const serve = (id: string, statements: number) =>
      runInRequest(id, async () => {
        for (let statement = 0; statement < statements; statement += 1) {
          await sleep(1);
          countInRequest('sqlStatements');
        }
        countInRequest('rows', 10);
        return currentRequest();
      });
    expect(await Promise.all([serve('a', 2), serve('b', 3)])).toEqual([
      { requestId: 'a', counts: { sqlStatements: 2, rows: 10 } },
      { requestId: 'b', counts: { sqlStatements: 3, rows: 10 } },
    ]);
  });

  it('is none outside of one, where counting does nothing', () => {
    countInRequest('sqlStatements');
    expect(currentRequest()).toBeUndefined();
  });
});
