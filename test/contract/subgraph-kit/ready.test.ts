import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { startSubgraphAlone } from '../../testkit/subgraph';
import type { TestSubgraph } from '../../testkit/subgraph';

interface Readiness {
  readonly status: string;
  readonly feed?: { readonly state: string; readonly sinceTime: string };
}

let units: TestSubgraph;
let following: TestSubgraph;

beforeAll(async () => {
  [units, following] = await Promise.all([startSubgraphAlone('units'), startSubgraphAlone('components')]);
}, 60_000);
afterAll(async () => {
  await Promise.all([units.stop(), following.stop()]);
});

async function readiness({ origin }: TestSubgraph): Promise<Readiness> {
  const response = await fetch(`${origin}/ready`);
  expect(response.status).toBe(200);
  return (await response.json()) as Readiness;
}

describe('the readiness of a subgraph', () => {
  it('shows a feed that cannot be read, and since when; what is stored is served all the same', async () => {
    let shown = await readiness(following);
    const end = Date.now() + 10_000;
    while (shown.feed?.state !== 'FAILING' && Date.now() < end) {
      await sleep(20);
      shown = await readiness(following);
    }
    expect(shown).toEqual({
      status: 'ready',
      asOf: null,
      feed: { state: 'FAILING', sinceTime: expect.stringMatching(/^\d{4}-.*Z$/) },
    });
    await sleep(500);
    expect(await readiness(following)).toEqual(shown);
    expect(await following.ask('{ __typename }')).toMatchObject({ data: { __typename: 'Query' } });
  });

  it('says in the subgraph that owns the feed how far it was taken in', async () => {
    expect(await readiness(units)).toEqual({
      status: 'ready',
      asOf: null,
      feed: {
        state: expect.stringMatching(/^(CURRENT|BEHIND)$/),
        sinceTime: expect.stringMatching(/^\d{4}-.*Z$/),
        asOf: null,
      },
    });
  });
});
