import { PARTIES } from './story-parties';
import { STORY_BILL, STORY_PART_NAMES } from './story-bill';
import type { StoryFile } from './story-file';
import { releaseImages } from './story-images';
import { registerKeys } from './story-keys';
import { OWNER, STORY_GTIN, STORY_PRODUCT, STORY_SITE } from './story-site';
import { SOUND_FIXTURE, STORY_STATIONS, type StoryStation } from './stations';
import { bookIn, source } from './story-stock';
import { STORY_LIMITS, STORY_LIMITS_SHA256, STORY_PROCEDURE } from './story-test';

/** When the line was set up. */
const SET_UP = '2026-04-01T08:00:00+02:00';

const REQUIRED_FACTS = [
  'IDENTITIES',
  'COMPONENTS',
  'STAGES',
  'FIRMWARE',
  'SECURITY_STATE',
  'PROVISIONING',
  'TEST_RUNS',
  'FINAL_QC',
  'LOT_NUMBER',
];

/** What all stories share: parties, site, product, stations, people, stock, keys, the standard image and the test's limits. */
export function registerLine(file: StoryFile): void {
  registerBusiness(file);
  registerPlant(file);
  registerStock(file);
  registerKeys(file, ['norvik-boot-root-2024', 'norvik-release-2026']);
  releaseImages(file, ['standard']);
  file.say('registerTestLimits', [
    { eventTime: SET_UP, procedure: STORY_PROCEDURE, items: STORY_LIMITS, sha256: STORY_LIMITS_SHA256 },
  ]);
}

function registerBusiness(file: StoryFile): void {
  file.say(
    'registerParties',
    PARTIES.map((party) => ({ eventTime: SET_UP, ...party })),
  );
  file.say('registerSites', [
    {
      eventTime: SET_UP,
      site: STORY_SITE,
      name: 'Oderline Electronics, plant Brno',
      country: 'CZ',
      timeZone: 'Europe/Prague',
    },
  ]);
  const billOfMaterials = Object.values(STORY_BILL).map(({ part, designators, critical }) => ({
    internalPartNumber: part,
    referenceDesignators: designators,
    quantity: String(Math.max(1, designators.length)),
    critical,
  }));
  file.say('registerProducts', [
    {
      eventTime: SET_UP,
      partNumber: STORY_PRODUCT,
      gtin: STORY_GTIN,
      ownerCode: OWNER,
      revision: 'C',
      description: 'Pump controller',
      requiredFacts: REQUIRED_FACTS,
      billOfMaterials,
    },
  ]);
}

function registerPlant(file: StoryFile): void {
  const stations: readonly StoryStation[] = Object.values(STORY_STATIONS);
  const at = { eventTime: SET_UP, site: STORY_SITE };
  file.say(
    'registerStations',
    stations.map(({ stationId, name, kind }) => ({ ...at, stationId, name, kind })),
  );
  file.say('registerResources', [
    { ...at, resourceId: 'N-HEAD-1', kind: 'TOOL', revision: '2' },
    { ...at, resourceId: 'N-FX-PRG', kind: 'FIXTURE', revision: '1' },
    { ...at, resourceId: 'N-IRON-1', kind: 'TOOL' },
    { ...at, resourceId: SOUND_FIXTURE, kind: 'FIXTURE', revision: '4' },
  ]);
  file.say('recordCalibrations', [
    { ...at, resourceId: SOUND_FIXTURE, calibrationDueDate: '2027-03-31', certificateNumber: 'K-26-118' },
  ]);
  file.say(
    'registerOperators',
    stations.map(({ operator, operatorName }) => ({
      ...at,
      operatorId: operator,
      displayName: operatorName,
      certifiedFromTime: '2025-01-01T00:00:00+01:00',
      certifiedToTime: '2027-12-31T23:59:59+01:00',
    })),
  );
  file.say(
    'registerMachinePrograms',
    stations.flatMap(({ program }) => (program ? [{ ...at, ...program }] : [])),
  );
}

function registerStock(file: StoryFile): void {
  const parts = STORY_PART_NAMES.map((name) => {
    const { part, description } = STORY_BILL[name];
    return { eventTime: SET_UP, internalPartNumber: part, description, manufacturerParts: [source(name)] };
  });
  file.say('registerParts', parts);
  const packages = STORY_PART_NAMES.map((name) => ({ name, number: 1, lots: [STORY_BILL[name].lot] }));
  bookIn(file, packages, SET_UP);
}
