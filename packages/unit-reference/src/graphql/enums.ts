import 'reflect-metadata';

import { registerEnumType } from 'type-graphql';

/** Whether a fact is certain of a unit. */
export enum Certainty {
  CERTAIN = 'CERTAIN',
  POSSIBLE = 'POSSIBLE',
}

registerEnumType(Certainty, {
  name: 'Certainty',
  description: 'Whether a fact is certain.',
  valuesConfig: {
    CERTAIN: { description: 'It is certain.' },
    POSSIBLE: { description: 'It is possible, not certain; a component says in its `reason` why.' },
  },
});

/** What may be done with a unit. */
export enum DispositionState {
  IN_PROCESS = 'IN_PROCESS',
  HELD = 'HELD',
  RELEASED = 'RELEASED',
  SCRAPPED = 'SCRAPPED',
  SHIPPED = 'SHIPPED',
  RETURNED = 'RETURNED',
  RECALLED = 'RECALLED',
  DESTROYED = 'DESTROYED',
}

registerEnumType(DispositionState, {
  name: 'DispositionState',
  description: 'What may be done with a unit (compare EPCIS CBV dispositions).',
  valuesConfig: {
    IN_PROCESS: { description: 'It is being made.' },
    HELD: { description: 'It is blocked until somebody decides.' },
    RELEASED: { description: 'It may be shipped.' },
    SCRAPPED: { description: 'It is given up and will not be shipped.' },
    SHIPPED: { description: 'It left the maker.' },
    RETURNED: { description: 'It came back.' },
    RECALLED: { description: 'It is called back from the field.' },
    DESTROYED: { description: 'It does not exist any more.' },
  },
});

/** Of which time a fact is asked. */
export enum Holding {
  EVER = 'EVER',
  NOW = 'NOW',
}

registerEnumType(Holding, {
  name: 'Holding',
  description: 'Of which time a fact is asked; declared-wrong records never count.',
  valuesConfig: {
    EVER: { description: 'Units that hold the fact or held it at any time.' },
    NOW: {
      description:
        'Units that hold it still: nothing removed, replaced, released or superseded it. What cannot end counts as held.',
    },
  },
});

/** Which units are listed. */
export enum UnitLevel {
  HOLDER = 'HOLDER',
  OUTERMOST = 'OUTERMOST',
}

registerEnumType(UnitLevel, {
  name: 'UnitLevel',
  description: 'Which units are listed.',
  valuesConfig: {
    HOLDER: { description: 'The units the fact is recorded of, also where they are inside of others.' },
    OUTERMOST: {
      description:
        'The units these are inside of now, at the end of the chain; each once, itself where it is in none.',
    },
  },
});
