/** A line of the product's bill of materials, with the approved source. */
export interface StoryPart {
  readonly part: string;
  readonly usage: 'PLACED' | 'BARE_BOARD' | 'SOLDER_PASTE';
  readonly designators: readonly string[];
  readonly critical: boolean;
  readonly description: string;
  readonly manufacturer: string;
  readonly manufacturerPart: string;
  /** Lot of the package that stands at the line; its package is `N-<prefix>-1`. */
  readonly lot: string;
  /** Prefix of the part's packages. */
  readonly packagePrefix: string;
}

/** What the line places on every board, unless a story says otherwise. */
export const STORY_BILL = {
  board: {
    part: 'PCB-NC40',
    usage: 'BARE_BOARD',
    designators: [],
    critical: true,
    description: 'Bare board of the pump controller, 4 layers',
    manufacturer: 'Plessin Boards',
    manufacturerPart: 'PB-40811-C',
    lot: 'P2612-3',
    packagePrefix: 'PCB',
  },
  paste: {
    part: 'PASTE-NC',
    usage: 'SOLDER_PASTE',
    designators: [],
    critical: false,
    description: 'Solder paste SAC305, type 4',
    manufacturer: 'Adhera Pastes',
    manufacturerPart: 'AP-305-T4',
    lot: 'A2615-8',
    packagePrefix: 'PST',
  },
  controller: {
    part: 'MCU-NC',
    usage: 'PLACED',
    designators: ['U1'],
    critical: true,
    description: 'Microcontroller, 1 MB flash',
    manufacturer: 'Ilmar Logic',
    manufacturerPart: 'IL32M1024',
    lot: 'I2608-5',
    packagePrefix: 'MCU',
  },
  capacitor: {
    part: 'CAP-NC',
    usage: 'PLACED',
    designators: ['C1', 'C2', 'C3', 'C4', 'C5', 'C6'],
    critical: true,
    description: 'Capacitor 2.2 µF 50 V X7R 0805',
    manufacturer: 'Tessaro Passives',
    manufacturerPart: 'TC08X7R225K50',
    lot: 'T2611-C4',
    packagePrefix: 'CAP',
  },
  resistor: {
    part: 'RES-NC',
    usage: 'PLACED',
    designators: ['R1', 'R2', 'R3', 'R4'],
    critical: true,
    description: 'Resistor 10 kOhm 0.1 % 0603',
    manufacturer: 'Tessaro Passives',
    manufacturerPart: 'TR06-1002B',
    lot: 'T2609-R2',
    packagePrefix: 'RES',
  },
  relay: {
    part: 'REL-NC',
    usage: 'PLACED',
    designators: ['K1'],
    critical: true,
    description: 'Power relay 16 A',
    manufacturer: 'Corvane Relays',
    manufacturerPart: 'CR16-24',
    lot: 'C2610-7',
    packagePrefix: 'REL',
  },
  connector: {
    part: 'CON-NC',
    usage: 'PLACED',
    designators: ['J1'],
    critical: false,
    description: 'Terminal block, 8 poles',
    manufacturer: 'Jontek Connect',
    manufacturerPart: 'JT-508-8',
    lot: 'J2613-1',
    packagePrefix: 'CON',
  },
} as const satisfies Readonly<Record<string, StoryPart>>;

/** Name of a line of the bill. */
export type StoryPartName = keyof typeof STORY_BILL;

/** All lines of the bill, in the order of placing. */
export const STORY_PART_NAMES = Object.keys(STORY_BILL) as readonly StoryPartName[];

/** The id of a package of a part. */
export function packageId(name: StoryPartName, number: number): string {
  return `N-${STORY_BILL[name].packagePrefix}-${number}`;
}
