import 'reflect-metadata';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createPseudonymiser } from '@tracegraph/record';

import { run, stage } from './facts';
import { fact } from './open-provisioning';
import { UnitQuestions, unitsOfImages } from './unit-questions';

/** Facts as they are sent; what a kind does not have is absent. */
interface Fact {
  readonly eventId: string;
  readonly eventTime: string;
  readonly unitKey: string;
  readonly mutation: string;
  readonly isWrong: boolean;
  readonly site?: string;
  readonly stationId?: string;
  readonly operatorId?: string;
  readonly inspectorId?: string;
  readonly fixtureId?: string;
  readonly resourceIds?: readonly string[];
  readonly machineProgram?: { readonly name: string; readonly revision: string };
  readonly startedTime?: string;
  readonly endedTime?: string | null;
  readonly slot?: string;
  readonly digest?: string;
  readonly purpose?: string;
  readonly certificateSha256?: string;
  readonly procedure?: string;
  readonly outcome?: string;
  readonly attempt?: number;
  readonly gate?: string;
  readonly result?: string;
  readonly defectCode?: string;
  readonly defectEventId?: string;
}

const KINDS: Readonly<Record<string, string>> = {
  recordStageRuns: 'STAGE_RUN',
  recordTestRuns: 'TEST_RUN',
  recordDefects: 'DEFECT',
  recordRepairs: 'REPAIR',
  recordFirmwareInstallations: 'FIRMWARE_INSTALLATION',
  recordSecurityStates: 'SECURITY_STATE',
  recordCertificateProvisionings: 'CERTIFICATE_PROVISIONING',
  recordQcDecisions: 'QC_DECISION',
};

/** The same numbers at every run: a linear congruential generator. */
let state = 20_260_304;
function below(limit: number): number {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((state / 2_147_483_648) * limit);
}
const oneOf = <T>(...items: readonly [T, ...T[]]): T => items[below(items.length)] ?? items[0];

/** Few instants, so that facts meet the borders of windows and each other. */
const instant = (n: number): string => `2026-07-01T${String(n).padStart(2, '0')}:00:00Z`;
const someTime = (): string => instant(below(12));
const digestOf = (n: number): string => `FILE:sha256:${String(n).padStart(64, 'd')}`;
const certificateOf = (n: number): string => String(n).padStart(64, 'c');

const UNIT_KEYS = Array.from({ length: 25 }, (_, n) => `part/north/POP/${n}`);
const PLACES = Array.from({ length: 15 }, (_, n) => `panel/north/POP/${n + 1}`);
/** Of 15 places ten are bound, two to the same unit, and one to two units. */
const BINDINGS: readonly (readonly [string, string])[] = [
  ...PLACES.slice(0, 9).map((place, n) => [place, UNIT_KEYS[n] ?? ''] as const),
  [PLACES[9] ?? '', UNIT_KEYS[0] ?? ''],
  [PLACES[8] ?? '', UNIT_KEYS[20] ?? ''],
];

function someFact(): Fact {
  const unitKey =
    oneOf('unit', 'place') === 'unit' ? (UNIT_KEYS[below(25)] ?? '') : (PLACES[below(15)] ?? '');
  const where = { site: oneOf('north', 'south'), stationId: oneOf('A', 'B') };
  const by = { operatorId: oneOf('anna', 'bert') };
  const times = { startedTime: someTime(), endedTime: oneOf(someTime(), null), eventTime: someTime() };
  const base = { unitKey, eventTime: someTime(), ...where };
  const inputs: readonly [string, object][] = [
    [
      'recordStageRuns',
      stage(unitKey, {
        ...{ ...where, ...by, ...times, resourceIds: oneOf([], ['R'], ['R', 'S']) },
        machineProgram: { name: oneOf('P', 'Q'), revision: oneOf('1', '2') },
      }),
    ],
    [
      'recordTestRuns',
      run(unitKey, {
        ...{ ...where, ...by, ...times, fixtureId: oneOf('R', 'S'), procedure: oneOf('T', 'U') },
        ...{ attempt: 1 + below(3), outcome: oneOf('PASS', 'FAIL') },
      }),
    ],
    ['recordDefects', fact({ ...base, defectCode: oneOf('D', 'E') })],
    ['recordRepairs', fact({ ...base, ...by, action: 'OTHER', defectCode: oneOf('D', 'E') })],
    [
      'recordFirmwareInstallations',
      fact({
        ...{ ...base, ...by, slot: oneOf('a', 'b'), digest: digestOf(below(3)) },
        ...{ purpose: oneOf('TEST', 'PRODUCTION'), source: oneOf('PROGRAMMED', 'READ_BACK') },
      }),
    ],
    ['recordSecurityStates', fact({ ...base, secureBoot: true, debugLocked: true })],
    [
      'recordCertificateProvisionings',
      fact({
        ...base,
        purpose: oneOf('X', 'Y'),
        keyOrigin: 'INJECTED',
        certificateSha256: certificateOf(below(3)),
      }),
    ],
    [
      'recordQcDecisions',
      fact({
        ...{ unitKey, eventTime: someTime(), site: 'north', inspectorId: oneOf('anna', 'bert') },
        ...{ attempt: 1 + below(3), gate: oneOf('FINAL', 'MID'), result: oneOf('PASS', 'HOLD') },
      }),
    ],
  ];
  const [mutation, input] = inputs[below(inputs.length)] ?? inputs[0] ?? ['', {}];
  return { ...(input as Omit<Fact, 'mutation' | 'isWrong'>), mutation, isWrong: below(10) === 0 };
}

/** A fact without what only this test knows of it. */
function toInput(one: Fact): object {
  return Object.fromEntries(
    Object.entries(one).filter(([field]) => !['mutation', 'isWrong'].includes(field)),
  );
}

const pseudonymise = createPseudonymiser('ab'.repeat(32));
const compare = (...pairs: readonly (readonly [number | string, number | string])[]): number =>
  pairs.map(([a, b]) => (a < b ? -1 : Number(a > b))).find((order) => order !== 0) ?? 0;

/** Whether a fact lies in the hours [from, to). */
function isIn({ startedTime, endedTime, eventTime }: Fact, [from, to]: readonly [number, number]): boolean {
  const [since, until] =
    startedTime === undefined
      ? [eventTime, eventTime]
      : [startedTime, endedTime ?? (eventTime > startedTime ? eventTime : startedTime)].sort();
  return (since ?? '') < instant(to) && (until ?? '') >= instant(from);
}

interface Asked {
  readonly question: string;
  readonly isMeant: (fact: Fact) => boolean;
  /** Whether a later fact of the unit, of the same or another kind, ends a fact. */
  readonly isEndedBy?: (fact: Fact, later: Fact) => boolean;
}

const after = (later: Fact, one: Fact, ...first: readonly (readonly [number, number])[]): boolean =>
  compare(...first, [later.eventTime, one.eventTime], [later.eventId, one.eventId]) > 0;
const supersedes = (one: Fact, later: Fact): boolean =>
  later.mutation === one.mutation &&
  later.slot === one.slot &&
  later.digest !== one.digest &&
  after(later, one);
const replaces = (one: Fact, later: Fact): boolean =>
  later.mutation === one.mutation &&
  later.purpose === one.purpose &&
  later.certificateSha256 !== one.certificateSha256 &&
  after(later, one);
const retests = (one: Fact, later: Fact): boolean =>
  later.procedure === one.procedure &&
  compare(
    [later.attempt ?? 0, one.attempt ?? 0],
    [later.startedTime ?? '', one.startedTime ?? ''],
    [later.eventId, one.eventId],
  ) > 0;
const decides = (one: Fact, later: Fact): boolean =>
  later.gate !== undefined &&
  later.gate === one.gate &&
  compare(
    [later.eventTime, one.eventTime],
    [later.attempt ?? 0, one.attempt ?? 0],
    [later.eventId, one.eventId],
  ) > 0;
const repairs = (one: Fact, later: Fact): boolean =>
  later.mutation === 'recordRepairs' &&
  later.defectCode === one.defectCode &&
  later.eventTime >= one.eventTime;

const WINDOWS = [
  [0, 24],
  [3, 5],
  [4, 5],
  [6, 12],
] as const;

function questionsIn(hours: readonly [number, number]): readonly Asked[] {
  const window = `fromTime: "${instant(hours[0])}", toTime: "${instant(hours[1])}", PAGE)`.replace(
    'T24:',
    'T23:',
  );
  const within = (isMeant: (one: Fact) => boolean) => (one: Fact) => isMeant(one) && isIn(one, hours);
  return [
    ...['A', 'B'].map((stationId) => ({
      question: `unitsByStation(site: "north", stationId: "${stationId}", ${window}`,
      isMeant: within((one) => one.site === 'north' && one.stationId === stationId),
    })),
    {
      question: `unitsByResource(site: "south", resourceId: "R", ${window}`,
      isMeant: within(
        (one) => one.site === 'south' && [...(one.resourceIds ?? []), one.fixtureId].includes('R'),
      ),
    },
    {
      question: `unitsByOperator(operatorId: "${pseudonymise('north', 'anna')}", ${window}`,
      isMeant: within(
        (one) => one.site === 'north' && (one.operatorId === 'anna' || one.inspectorId === 'anna'),
      ),
    },
    {
      question: `unitsByMachineProgram(site: "north", name: "P", ${window}`,
      isMeant: within((one) => one.site === 'north' && one.machineProgram?.name === 'P'),
    },
    {
      question: `unitsByMachineProgram(site: "north", name: "P", revision: "2", ${window}`,
      isMeant: within(
        ({ site, machineProgram: program }) =>
          site === 'north' && program?.name === 'P' && program.revision === '2',
      ),
    },
    ...['PASS', 'FAIL'].map((outcome) => ({
      question: `unitsByTest(procedure: "T", outcome: ${outcome}, ${window}`,
      isMeant: within((one) => one.procedure === 'T' && one.outcome === outcome),
      isEndedBy: retests,
    })),
    {
      question: `unitsByTest(procedure: "U", attempt: 2, ${window}`,
      isMeant: within((one) => one.procedure === 'U' && one.attempt === 2),
      isEndedBy: retests,
    },
    {
      question: `unitsByQcDecision(result: HOLD, ${window}`,
      isMeant: within((one) => one.gate !== undefined && one.result === 'HOLD'),
      isEndedBy: decides,
    },
    {
      question: `unitsByDefect(defectCode: "D", ${window}`,
      isMeant: within((one) => one.mutation === 'recordDefects' && one.defectCode === 'D'),
      isEndedBy: repairs,
    },
  ];
}

const TIMELESS: readonly Asked[] = [
  ...[0, 1, 2].map((n) => ({
    question: `unitsByFirmwareDigest(digest: "${digestOf(n)}", PAGE)`,
    isMeant: (one: Fact) => one.digest === digestOf(n),
    isEndedBy: supersedes,
  })),
  {
    question: `unitsByFirmwareDigest(digest: "${digestOf(0)}", purpose: TEST, PAGE)`,
    isMeant: (one) => one.digest === digestOf(0) && one.purpose === 'TEST',
    isEndedBy: supersedes,
  },
  {
    question: unitsOfImages('SigningKey', [digestOf(0), digestOf(2)]),
    isMeant: ({ digest }) => digest === digestOf(0) || digest === digestOf(2),
    isEndedBy: supersedes,
  },
  {
    question: `unitsByCertificate(sha256: "${certificateOf(1)}", PAGE)`,
    isMeant: (one) => one.certificateSha256 === certificateOf(1),
    isEndedBy: replaces,
  },
];

describe('which units, of a population with facts of all kinds, under units and places, some declared wrong', () => {
  const facts = Array.from({ length: 900 }, someFact);
  let questions: UnitQuestions;

  beforeAll(async () => {
    questions = await UnitQuestions.open();
    for (const [mutation, kind] of Object.entries(KINDS)) {
      const own = facts.filter((one) => one.mutation === mutation);
      await questions.record(mutation, ...own.map(toInput));
      for (const wrong of own.filter(({ isWrong }) => isWrong)) await questions.correct(kind, wrong);
    }
    await questions.bind(...BINDINGS);
  }, 120_000);

  afterAll(() => questions.stop());

  /** The facts of each unit: those under its own key, and those under the places bound to it. */
  const factsOf = (unitKey: string): readonly Fact[] => {
    const places = BINDINGS.filter(([, unit]) => unit === unitKey).map(([place]) => place);
    return facts.filter((one) => !one.isWrong && (one.unitKey === unitKey || places.includes(one.unitKey)));
  };

  const asked = [...TIMELESS, ...WINDOWS.flatMap(questionsIn)];
  it.each(asked)('$question is what a walk over all facts finds', async (one) => {
    const bound = new Set(BINDINGS.map(([place]) => place));
    const expected = new Map<string, boolean>();
    for (const unitKey of [...PLACES.filter((place) => !bound.has(place)), ...UNIT_KEYS].sort()) {
      const own = factsOf(unitKey);
      const meant = own.filter(one.isMeant);
      const isNow = meant.some((held) => !own.some((later) => one.isEndedBy?.(held, later) ?? false));
      if (meant.length > 0) expected.set(unitKey, isNow);
    }
    const now = [...expected].filter(([, isNow]) => isNow).map(([unitKey]) => unitKey);
    expect(expected.size).toBeGreaterThan(0);
    expect(await questions.ever(one.question, 7)).toEqual(expected);
    expect(await questions.now(one.question)).toEqual(now);
    expect(await questions.totals(one.question)).toEqual({
      unitCount: expected.size,
      certainCount: expected.size,
      possibleCount: 0,
      heldNowCount: now.length,
    });
  });
});
