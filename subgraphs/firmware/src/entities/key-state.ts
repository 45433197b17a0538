import { registerEnumType } from 'type-graphql';

/** State of a signing key. */
export enum KeyState {
  ACTIVE = 'ACTIVE',
  SUSPENDED = 'SUSPENDED',
  RETIRED = 'RETIRED',
  COMPROMISED = 'COMPROMISED',
  DESTROYED = 'DESTROYED',
  UNKNOWN = 'UNKNOWN',
}

registerEnumType(KeyState, {
  name: 'KeyState',
  description: 'State of a signing key.',
  valuesConfig: {
    ACTIVE: { description: 'It may sign.' },
    SUSPENDED: { description: 'It may not sign for the time being.' },
    RETIRED: { description: 'It signs no more; what it signed stays valid.' },
    COMPROMISED: { description: 'Others may be able to sign with it.' },
    DESTROYED: { description: 'Its private half no longer exists.' },
    UNKNOWN: {
      description: 'Nothing recorded says in which state it is, or the time is outside its validity.',
    },
  },
});
