import { registerEnumType } from 'type-graphql';

/** Whether the packages named are the ones used, or candidates. */
export enum Certainty {
  CERTAIN = 'CERTAIN',
  POSSIBLE = 'POSSIBLE',
}

registerEnumType(Certainty, {
  name: 'Certainty',
  description: 'Whether the packages named are the ones used, or only candidates.',
  valuesConfig: {
    CERTAIN: { description: 'The packages named supplied it.' },
    POSSIBLE: { description: 'One of the packages named may have supplied it; `reason` says why.' },
  },
});
