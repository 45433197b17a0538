import { describe, expect, it } from '@jest/globals';

import { requestIdFrom } from '../../../../gateway/src/http/request-id';

describe('the id of a request', () => {
  it.each(['7', 'line-3:order.9_a', 'x'.repeat(100)])('is the caller’s when it is safe: %s', (given) => {
    expect(requestIdFrom(given)).toBe(given);
  });

  it.each([undefined, '', 'a b', 'a\nb', '<b>', 'ä', 'x'.repeat(101)])('is made anew for %j', (given) => {
    expect(requestIdFrom(given)).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
  });
});
