import { buildImage, type ImageFile } from '../../generator/firmware/image-file';
import type { StoryFile } from './story-file';
import { signatureOf, type StoryKeyLabel } from './story-keys';
import { OWNER, STORY_GTIN, STORY_SITE } from './story-site';

interface StoryImagePlan {
  readonly name: string;
  readonly version: string;
  readonly payloadSize: number;
  readonly releasedTime: string;
  readonly signers: readonly StoryKeyLabel[];
  readonly parts?: readonly StoryImageName[];
  /** Whether the release board approved it for the product. */
  readonly isApproved: boolean;
}

/** Images of the stories. */
export type StoryImageName =
  'standard' | 'test' | 'bootloader' | 'configuration' | 'factory' | 'dual' | 'suspect' | 'resigned';

const RELEASED = '2026-03-02T09:00:00Z';

const PLANS: Readonly<Record<StoryImageName, StoryImagePlan>> = {
  standard: plan('pump-application', '2.0.0', 4_096, ['norvik-release-2026']),
  test: { ...plan('pump-test', '0.4.0', 3_072, ['norvik-test-2026']), isApproved: false },
  bootloader: plan('pump-bootloader', '1.2.0', 2_048, ['norvik-boot-root-2024']),
  configuration: plan('pump-configuration', 'EU-3', 512, ['norvik-release-2026']),
  factory: {
    ...plan('pump-factory', '2.0.0', 256, []),
    parts: ['bootloader', 'standard', 'configuration'],
  },
  dual: plan('pump-application', '2.1.0', 4_352, ['norvik-release-2026', 'norvik-release-2026-ed']),
  suspect: {
    ...plan('pump-application', '2.2.0', 4_608, ['norvik-build-server']),
    releasedTime: '2026-06-01T13:00:00Z',
  },
  resigned: {
    ...plan('pump-application', '2.2.1', 4_608, ['norvik-successor-2026']),
    releasedTime: '2026-08-21T08:00:00Z',
  },
};

function plan(
  name: string,
  version: string,
  payloadSize: number,
  signers: readonly StoryKeyLabel[],
): StoryImagePlan {
  return { name, version, payloadSize, signers, releasedTime: RELEASED, isApproved: true };
}

/** An image by its name. */
function storyImage(name: StoryImageName): ImageFile {
  const { name: title, version, payloadSize, parts = [] } = PLANS[name];
  return buildImage({ name: title, version, payloadSize, parts: parts.map(storyImage) });
}

/** The digest by which the line names an image: that of its file. */
export function storyDigest(name: StoryImageName): string {
  return `FILE:sha256:${storyImage(name).fileSha256}`;
}

/** Registers images with their parts, signatures and approvals. */
export function releaseImages(file: StoryFile, names: readonly StoryImageName[]): void {
  const images = names.map((name) => {
    const image = storyImage(name);
    const { name: title, version, releasedTime } = PLANS[name];
    const digests = [
      { scope: 'FILE', algorithm: 'sha256', value: image.fileSha256 },
      { scope: 'IMAGE_TLV', algorithm: 'sha256', value: image.tlvSha256 },
    ];
    const parts = image.parts.map(({ digest, offset }) => ({ digest, offset: String(offset) }));
    const sizeBytes = image.bytes.length;
    return { eventTime: releasedTime, name: title, version, digests, parts, sizeBytes };
  });
  const signatures = names.flatMap((name) => {
    const { signers, releasedTime } = PLANS[name];
    const { bytes } = storyImage(name);
    return signers.map((label) => ({
      eventTime: releasedTime,
      digest: storyDigest(name),
      ...signatureOf(label, bytes),
    }));
  });
  const approvals = names
    .filter((name) => PLANS[name].isApproved)
    .map((name) => ({
      eventTime: PLANS[name].releasedTime,
      digest: storyDigest(name),
      productKey: `01/${STORY_GTIN}`,
      hardwareRevision: 'C',
      approver: `release-board-${OWNER}`,
      site: STORY_SITE,
    }));
  file.say('registerFirmwareImages', images);
  if (signatures.length > 0) file.say('recordSignatures', signatures);
  if (approvals.length > 0) file.say('attestReleases', approvals);
}
