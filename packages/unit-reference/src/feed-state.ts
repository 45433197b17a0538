/**
 * How a follower fares: `CURRENT` when it last read the feed to its end, `BEHIND` while there is more than it has read,
 * `FAILING` while the feed, or an event of it, cannot be read or stored.
 */
export interface FeedState {
  readonly state: 'CURRENT' | 'BEHIND' | 'FAILING';
  /** When this state began. */
  readonly sinceTime: Date;
}

/**
 * The state after a look at the feed; one that lasts keeps its beginning.
 * @param before the state so far
 * @param state what the look showed
 */
export function nextFeedState(before: FeedState, state: FeedState['state']): FeedState {
  return before.state === state ? before : { state, sinceTime: new Date() };
}

/** The worse of two states: what is shown of a feed that is copied and then taken in. */
export function worseFeedState(a: FeedState, b: FeedState): FeedState {
  const order = ['CURRENT', 'BEHIND', 'FAILING'];
  return order.indexOf(b.state) > order.indexOf(a.state) ? b : a;
}
