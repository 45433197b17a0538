import 'reflect-metadata';

import { describe, expect, it } from '@jest/globals';
import { FEED_QUERY, feedAnswerSchema } from '@tracegraph/unit-reference';
import { Kind, parse } from 'graphql';

const EVENT = {
  position: '731.1',
  kind: 'REGISTERED',
  unitKey: '01/09521234543213/21/S1',
  otherKey: null,
  eventId: '00000000-0000-4000-8000-000000000001',
  eventTime: '2026-10-25T02:30:00+01:00',
  payload: '{}',
  recordTime: '2026-10-25T01:30:00.000Z',
};

function isPage(page: object): boolean {
  return feedAnswerSchema.safeParse({ data: { unitReferenceFeed: page } }).success;
}

describe('a page of the unit feed', () => {
  it('holds events, its end, and whether more follow', () => {
    expect(isPage({ events: [EVENT], endPosition: '731.1', hasNextPage: true })).toBe(true);
    expect(isPage({ events: [], endPosition: null, hasNextPage: false })).toBe(true);
  });

  it.each([
    ['an event of an unknown kind', { kind: 'LOST' }],
    ['a position that cannot be ordered', { position: '731' }],
    ['a position that is no number', { position: 'a.b' }],
    ['an event without id', { eventId: null }],
  ])('with %s is not read: an event passed over is a fact lost', (_name, changes) => {
    expect(isPage({ events: [{ ...EVENT, ...changes }], endPosition: '731.1', hasNextPage: false })).toBe(
      false,
    );
  });

  it.each([
    ['an error', { errors: [{ message: 'no' }] }],
    ['an error beside null', { data: { unitReferenceFeed: null }, errors: [{ message: 'no' }] }],
    ['nothing', {}],
    ['a text', 'down'],
  ])('is not %s', (_name, answer) => {
    expect(feedAnswerSchema.safeParse(answer).success).toBe(false);
  });

  it('is asked for with every field that is read', () => {
    const [operation] = parse(FEED_QUERY).definitions;
    expect(operation?.kind).toBe(Kind.OPERATION_DEFINITION);
    for (const field of Object.keys(EVENT)) expect(FEED_QUERY).toContain(field);
  });
});
