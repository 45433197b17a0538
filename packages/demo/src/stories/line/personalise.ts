import { CertificateAuthority } from '../../generator/firmware/certificate-authority';
import { Random } from '../../generator/random';
import type { Pace, StoryDay } from './story-day';
import { storyDigest, type StoryImageName } from './story-images';
import { storyKey } from './story-keys';
import { STORY_PRODUCT, STORY_SITE } from './story-site';
import { STORY_STATIONS } from './stations';
import type { StoryUnit } from './story-unit';

const AUTHORITY = new CertificateAuthority('Norvik Pump Controls a.s.', 'Norvik Device CA 1');

/** What a programmer writes. */
export interface Programming extends Pace {
  readonly image: StoryImageName;
  readonly purpose?: 'PRODUCTION' | 'TEST';
  /** Where it is written; `application` unless the image fills the whole flash. */
  readonly slot?: string;
}

const AT_PROGRAMMER = { site: STORY_SITE, stationId: STORY_STATIONS.programmer.stationId };

/** Writes an image at the programmer. */
export function program(day: StoryDay, units: readonly StoryUnit[], programming: Programming): void {
  const { image, purpose = 'PRODUCTION', slot = 'application' } = programming;
  const runs = day.run('programmer', units, programming);
  const records = runs.map(({ unit, startedTime }) => ({
    eventTime: startedTime,
    unitKey: unit.unitKey,
    slot,
    purpose,
    source: 'PROGRAMMED',
    digest: storyDigest(image),
    ...AT_PROGRAMMER,
    operatorId: STORY_STATIONS.programmer.operator,
    verified: true,
  }));
  day.file.say('recordFirmwareInstallations', records);
}

/** Records what an owner's update service reports of units in the field. */
export function updateInField(day: StoryDay, units: readonly StoryUnit[], image: StoryImageName): void {
  const records = units.map(({ unitKey }, index) => ({
    eventTime: day.at('02:00', index * 600),
    unitKey,
    site: STORY_SITE,
    slot: 'application',
    purpose: 'PRODUCTION',
    source: 'UPDATED_IN_FIELD',
    digest: storyDigest(image),
    verified: true,
  }));
  day.file.say('recordFirmwareInstallations', records);
}

/** Gives units their addresses. */
export function identify(
  day: StoryDay,
  units: readonly StoryUnit[],
  {
    macOf = ({ mac }): string => mac,
    clock = '09:33',
  }: { readonly macOf?: ((unit: StoryUnit) => string) | undefined; readonly clock?: string } = {},
): void {
  const records = units.map((unit, index) => ({
    eventTime: day.at(clock, index * 180),
    unitKey: unit.unitKey,
    kind: 'EUI_48',
    value: macOf(unit),
  }));
  day.file.say('recordIdentityAssignments', records);
}

/** Locks the units' fuses. */
export function lock(day: StoryDay, units: readonly StoryUnit[]): void {
  const records = units.map(({ unitKey, serial }, index) => ({
    eventTime: day.at('10:05', index * 180),
    unitKey,
    ...AT_PROGRAMMER,
    secureBoot: true,
    debugLocked: true,
    rootKeyId: storyKey('norvik-boot-root-2024').keyId,
    lifecycleState: 'SECURED',
    fuseDigest: new Random(`fuses/${STORY_PRODUCT}/${serial}`).bytes(32).toString('hex'),
  }));
  day.file.say('recordSecurityStates', records);
}

/** Gives units their certificates, for keys they made themselves. */
export async function certify(day: StoryDay, units: readonly StoryUnit[]): Promise<void> {
  const records = [];
  for (const [index, { unitKey, serial, story, position }] of units.entries()) {
    const eventTime = day.at('10:06', index * 180);
    const certificate = await AUTHORITY.deviceCertificate({
      serial,
      product: STORY_PRODUCT,
      algorithm: 'ED25519',
      issuedTime: Date.parse(eventTime) - 2_000,
    });
    records.push({
      eventTime,
      unitKey,
      ...AT_PROGRAMMER,
      purpose: 'IDevID',
      keyOrigin: 'GENERATED_ON_DEVICE',
      certificateDer: Buffer.from(certificate.rawData).toString('base64'),
      requestId: `NR-${story * 100 + position}`,
    });
  }
  day.file.say('recordCertificateProvisionings', records);
}
