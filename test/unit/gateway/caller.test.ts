import { describe, expect, it } from '@jest/globals';

import { LOCAL_CALLER, mayRecord } from '../../../gateway/src/caller';

describe('a caller', () => {
  it('may record as station, engineer, administrator or service, not as auditor or customer', () => {
    const may = (role: string): boolean => mayRecord({ subject: 'a', roles: [role], party: null });
    expect(['station', 'engineer', 'administrator', 'service'].every(may)).toBe(true);
    expect(['auditor', 'customer', 'Administrator', ''].some(may)).toBe(false);
    expect(mayRecord({ subject: 'a', roles: [], party: null })).toBe(false);
  });

  it('is the local administrator until callers have identities', () => {
    expect(LOCAL_CALLER).toEqual({ subject: 'local', roles: ['administrator'], party: null });
  });
});
