import type { Pace, StoryDay } from './story-day';
import { storyDigest, type StoryImageName } from './story-images';
import { STORY_SITE } from './story-site';
import { SOUND_FIXTURE, STORY_STATIONS } from './stations';
import { soundMeasurements, STORY_LIMITS_SHA256, STORY_PROCEDURE, type StoryMeasurement } from './story-test';
import type { StoryUnit } from './story-unit';

/** How a functional test goes. */
export interface Testing extends Partial<Pace> {
  readonly attempt?: number;
  readonly outcome?: 'PASS' | 'FAIL' | 'ABORTED';
  readonly retestReason?: string;
  readonly fixture?: string;
  /** The image the unit runs meanwhile. */
  readonly image?: StoryImageName;
  /** Changes what a sound unit measures. */
  readonly measured?: (sound: StoryMeasurement[], unit: StoryUnit) => StoryMeasurement[];
}

const STAGE_RESULTS = { PASS: 'COMPLETED', FAIL: 'FAILED', ABORTED: 'ABORTED' } as const;

/** Tests units at the functional tester. */
export function test(day: StoryDay, units: readonly StoryUnit[], testing: Testing = {}): void {
  const { attempt = 1, outcome = 'PASS', fixture = SOUND_FIXTURE, image = 'standard' } = testing;
  const measured = testing.measured ?? ((sound): StoryMeasurement[] => sound);
  const pace = {
    clock: testing.clock ?? '11:00',
    ...(testing.step === undefined ? {} : { step: testing.step }),
  };
  const { stationId, operator } = STORY_STATIONS.tester;
  const runs = day.run('tester', units, pace, {
    result: STAGE_RESULTS[outcome],
    resources: [fixture],
  });
  const records = runs.map(({ unit, startedTime, endedTime }) => ({
    eventTime: endedTime,
    unitKey: unit.unitKey,
    procedure: STORY_PROCEDURE,
    procedureRevision: '8',
    attempt,
    outcome,
    retestReason: testing.retestReason ?? null,
    site: STORY_SITE,
    stationId,
    operatorId: operator,
    fixtureId: fixture,
    firmwareUnderTest: storyDigest(image),
    startedTime,
    endedTime,
    limitsSha256: STORY_LIMITS_SHA256,
    measurements: measured(soundMeasurements(unit, attempt), unit),
  }));
  day.file.say('recordTestRuns', records);
}
