import { z } from 'zod';

const eventSchema = z.object({
  position: z.string().regex(/^\d+\.\d+$/),
  kind: z.enum([
    'REGISTERED',
    'BOUND',
    'WORK_ORDER',
    'DISPOSITION',
    'INSTALLED',
    'REMOVED',
    'SHIPPED',
    'RETURNED',
    'CORRECTED',
  ]),
  unitKey: z.string(),
  otherKey: z.string().nullable(),
  eventId: z.string(),
  eventTime: z.string(),
  payload: z.string(),
  recordTime: z.string(),
});

/** One event of the feed of the units subgraph: what others need to know of a unit. */
export type UnitReferenceEvent = z.infer<typeof eventSchema>;

/** The answer to {@link FEED_QUERY}. */
export const feedAnswerSchema = z.object({
  data: z.object({
    unitReferenceFeed: z.object({
      events: z.array(eventSchema),
      endPosition: z.string().nullable(),
      hasNextPage: z.boolean(),
    }),
  }),
});

/** The internal question to the units subgraph; it is no part of the public graph. */
export const FEED_QUERY = `query UnitReferenceFeed($after: String, $first: Int!) {
  unitReferenceFeed(after: $after, first: $first) {
    events { position kind unitKey otherKey eventId eventTime payload recordTime }
    endPosition
    hasNextPage
  }
}`;
