import { describe, expect, it } from '@jest/globals';

import { mergeRecordings } from '../../../../packages/demo/src/recorder/merge-recordings';
import type { MutationName } from '../../../../packages/demo/src/recorder/mutation';
import type { Recording } from '../../../../packages/demo/src/recorder/recording';

const eventTime = '2026-06-01T08:00:00+02:00';
const source = { origin: 'file', collector: 'test', documentRef: `sha256:${'0'.repeat(64)}` } as const;

/** One message a kind, each with one record. */
const sequence = (name: string, ...mutations: MutationName[]): Recording[] =>
  mutations.map((mutation, at) => ({
    mutation,
    inputs: [{ eventId: `${name}${at}`, eventTime, ...source }],
  }));
const sent = (sequences: Recording[][]): [string, ...string[]][] =>
  Array.from(mergeRecordings(sequences), ({ mutation, inputs }) => [
    mutation,
    ...inputs.map(({ eventId }) => eventId),
  ]);

describe('merging the messages of independent stories', () => {
  it('sends messages of a kind together, each story in its order', () => {
    const long = sequence('a', 'registerPanels', 'registerUnits', 'recordTestRuns', 'recordShipments');
    const short = sequence('b', 'registerUnits', 'recordShipments');
    expect(sent([long, short])).toEqual([
      ['registerPanels', 'a0'],
      ['registerUnits', 'a1', 'b0'],
      ['recordTestRuns', 'a2'],
      ['recordShipments', 'a3', 'b1'],
    ]);
  });

  it('waits with a kind until the stories that hold it are ready for it, and ends where they never are at once', () => {
    const crossed = [
      sequence('a', 'recordTestRuns', 'recordRepairs'),
      sequence('b', 'recordRepairs', 'recordTestRuns'),
    ];
    expect(sent(crossed)).toEqual([
      ['recordTestRuns', 'a0'],
      ['recordRepairs', 'a1', 'b0'],
      ['recordTestRuns', 'b1'],
    ]);
  });

  it('sends nothing where there is none', () => {
    expect(sent([[], []])).toEqual([]);
  });
});
