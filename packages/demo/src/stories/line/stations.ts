/** A station of the stories' line, with who works there and what it runs. */
export interface StoryStation {
  readonly stationId: string;
  readonly name: string;
  readonly kind: string;
  readonly stage: string;
  readonly operator: string;
  readonly operatorName: string;
  /** Program and revision; none where the station runs no program. */
  readonly program?: { readonly name: string; readonly revision: string };
  readonly resources: readonly string[];
}

/** The stations of the line, in the order of the process. */
export const STORY_STATIONS = {
  smt: {
    stationId: 'N-SMT1',
    name: 'Placement machine of the pump controller',
    kind: 'PLACEMENT',
    stage: 'PLACEMENT',
    operator: 'N101',
    operatorName: 'Jitka Vondra',
    program: { name: 'NC40-TOP', revision: '3' },
    resources: ['N-HEAD-1'],
  },
  programmer: {
    stationId: 'N-PROG1',
    name: 'Programmer',
    kind: 'PROGRAMMER',
    stage: 'PROGRAMMING',
    operator: 'N203',
    operatorName: 'Radek Hulan',
    program: { name: 'NC40-FLASH', revision: '5' },
    resources: ['N-FX-PRG'],
  },
  tester: {
    stationId: 'N-FCT1',
    name: 'Functional tester',
    kind: 'TEST',
    stage: 'FUNCTIONAL_TEST',
    operator: 'N305',
    operatorName: 'Olga Prochner',
    program: { name: 'NC40-FCT', revision: '8' },
    resources: [],
  },
  rework: {
    stationId: 'N-REW1',
    name: 'Rework bench',
    kind: 'REWORK',
    stage: 'REWORK',
    operator: 'N407',
    operatorName: 'Milan Dusek',
    resources: ['N-IRON-1'],
  },
  inspection: {
    stationId: 'N-FQC1',
    name: 'Final inspection',
    kind: 'INSPECTION',
    stage: 'FINAL_INSPECTION',
    operator: 'N509',
    operatorName: 'Dana Kolarik',
    resources: [],
  },
} as const satisfies Readonly<Record<string, StoryStation>>;

/** Name of a station. */
export type StoryStationName = keyof typeof STORY_STATIONS;

/** Fixture of the functional tester whose calibration is kept up. */
export const SOUND_FIXTURE = 'N-FX-FCT1';
