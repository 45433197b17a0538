import { registerEnumType } from 'type-graphql';

/** What a material does in a unit. */
export enum MaterialUsage {
  PLACED = 'PLACED',
  BARE_BOARD = 'BARE_BOARD',
  SOLDER_PASTE = 'SOLDER_PASTE',
  FLUX = 'FLUX',
  ADHESIVE = 'ADHESIVE',
  COATING = 'COATING',
  BATTERY = 'BATTERY',
  ENCLOSURE = 'ENCLOSURE',
  OTHER = 'OTHER',
}

registerEnumType(MaterialUsage, {
  name: 'MaterialUsage',
  description: 'What a material does in a unit.',
  valuesConfig: {
    PLACED: { description: 'A part at its reference designators.' },
    BARE_BOARD: { description: 'The printed board itself.' },
    SOLDER_PASTE: { description: 'Paste, printed or dispensed.' },
    FLUX: { description: 'Flux of a soldering stage.' },
    ADHESIVE: { description: 'Glue or underfill.' },
    COATING: { description: 'Conformal coating or potting.' },
    BATTERY: { description: 'A cell or battery pack.' },
    ENCLOSURE: { description: 'Housing and its parts.' },
    OTHER: { description: 'Anything else, or not known.' },
  },
});
