import { createHash } from 'node:crypto';

import type { BatchWriter } from '../batch-writer';
import { PRODUCTS, type PartNumber } from '../catalog/products';
import { buildImage, type ImageFile } from './image-file';
import { signingKey, type KeyLabel } from './key-ceremony';
import { signBytes } from './key-pair';

/** Images of the demo. */
export type ImageName =
  | 'gateway-bootloader'
  | 'gateway-test'
  | 'gateway-kernel'
  | 'gateway-rootfs'
  | 'gateway-application'
  | 'gateway-configuration'
  | 'radio-firmware'
  | 'sensor-bootloader'
  | 'sensor-application';

interface ReleasePlan {
  readonly name: ImageName;
  readonly version: string;
  readonly payloadSize: number;
  readonly parts?: readonly ImageName[];
  readonly releasedTime: string;
  readonly signers: readonly KeyLabel[];
  readonly approvedFor?: PartNumber;
  readonly withSbom?: boolean;
}

const RELEASES: readonly ReleasePlan[] = [
  {
    name: 'gateway-bootloader',
    version: '1.8.2',
    payloadSize: 6_144,
    releasedTime: '2025-11-20T10:15:00Z',
    signers: ['kestrelo-boot-root-2024', 'kestrelo-release-2025'],
    approvedFor: 'KG-200-MB',
  },
  {
    name: 'gateway-test',
    version: '0.9.1',
    payloadSize: 9_728,
    releasedTime: '2026-08-11T07:40:00Z',
    signers: ['kestrelo-test-2026'],
  },
  {
    name: 'gateway-kernel',
    version: '6.12.9',
    payloadSize: 12_288,
    releasedTime: '2026-09-02T08:00:00Z',
    signers: [],
  },
  {
    name: 'gateway-rootfs',
    version: '2.4.0',
    payloadSize: 16_640,
    releasedTime: '2026-09-02T08:05:00Z',
    signers: [],
  },
  {
    name: 'gateway-application',
    version: '2.4.0',
    payloadSize: 512,
    parts: ['gateway-kernel', 'gateway-rootfs'],
    releasedTime: '2026-09-03T13:30:00Z',
    signers: ['kestrelo-release-2026', 'kestrelo-release-2026-ed'],
    approvedFor: 'KG-200-MB',
    withSbom: true,
  },
  {
    name: 'gateway-configuration',
    version: 'EU-17',
    payloadSize: 1_024,
    releasedTime: '2026-09-10T09:00:00Z',
    signers: ['kestrelo-release-2026'],
    approvedFor: 'KG-200',
  },
  {
    name: 'radio-firmware',
    version: 'R04.12',
    payloadSize: 11_264,
    releasedTime: '2026-05-28T06:20:00Z',
    signers: ['tindra-firmware-2025'],
    approvedFor: 'TRM-4G1',
  },
  {
    name: 'sensor-bootloader',
    version: '0.6.0',
    payloadSize: 3_072,
    releasedTime: '2025-06-17T15:00:00Z',
    signers: ['lumivane-release-2024'],
    approvedFor: 'LV-T10',
  },
  {
    name: 'sensor-application',
    version: '1.3.0',
    payloadSize: 8_192,
    releasedTime: '2026-07-21T11:10:00Z',
    signers: ['lumivane-release-2026'],
    approvedFor: 'LV-T10',
    withSbom: true,
  },
];

/** The images by name, parts before the images made of them. */
export type Images = ReadonlyMap<ImageName, ImageFile>;

/** The digest by which line and devices name an image. */
export function imageDigest(images: Images, name: ImageName, scope: 'FILE' | 'IMAGE_TLV' = 'FILE'): string {
  const image = imageOf(images, name);
  return `${scope}:sha256:${scope === 'FILE' ? image.fileSha256 : image.tlvSha256}`;
}

/** Writes images, signatures, bills of software and the release manifest. */
export function writeReleases(writer: BatchWriter): Images {
  const images = new Map<ImageName, ImageFile>();
  const entries = RELEASES.map((plan) => {
    const parts = (plan.parts ?? []).map((part) => imageOf(images, part));
    const image = buildImage({
      name: plan.name,
      version: plan.version,
      payloadSize: plan.payloadSize,
      parts,
    });
    images.set(plan.name, image);
    return writeRelease(writer, plan, image);
  });
  writer.json('firmware/manifest.json', { releases: entries });
  return images;
}

function writeRelease(writer: BatchWriter, plan: ReleasePlan, image: ImageFile): Record<string, unknown> {
  const fileName = `${plan.name}-${plan.version}`;
  writer.bytes(`firmware/images/${fileName}.bin`, image.bytes);
  const signatures = plan.signers.map((label, index) => {
    const key = signingKey(label);
    const file = `signatures/${fileName}.${label}.sig`;
    writer.bytes(`firmware/${file}`, signBytes(key, image.bytes));
    const signedTime = `${plan.releasedTime.slice(0, 17)}${String(index + 1).padStart(2, '0')}Z`;
    return { file, keyId: key.keyId, algorithm: key.algorithm, signedTime };
  });
  return {
    name: plan.name,
    version: plan.version,
    file: `images/${fileName}.bin`,
    sizeBytes: image.bytes.length,
    releasedTime: plan.releasedTime,
    digests: [
      { scope: 'FILE', algorithm: 'sha256', value: image.fileSha256 },
      { scope: 'IMAGE_TLV', algorithm: 'sha256', value: image.tlvSha256 },
    ],
    parts: image.parts.map(({ digest, offset }) => ({ digest, offset: String(offset) })),
    signatures,
    approval: plan.approvedFor ? approval(plan.approvedFor, plan.releasedTime) : null,
    sbom: plan.withSbom ? writeSbom(writer, plan, image) : null,
  };
}

function approval(partNumber: PartNumber, releasedTime: string): Record<string, string> {
  const product = PRODUCTS.find((entry) => entry.partNumber === partNumber);
  const approvedTime = new Date(Date.parse(releasedTime) + 26 * 3_600_000)
    .toISOString()
    .replace('.000Z', 'Z');
  return {
    partNumber,
    hardwareRevision: product?.revision ?? '',
    site: partNumber === 'LV-T10' ? 'PEN2' : 'WRO1',
    approver: `release-board-${product?.owner ?? ''}`,
    approvedTime,
  };
}

function writeSbom(writer: BatchWriter, plan: ReleasePlan, image: ImageFile): Record<string, string> {
  const file = `sbom/${plan.name}-${plan.version}.cdx.json`;
  const component = {
    type: 'firmware',
    name: plan.name,
    version: plan.version,
    hashes: [{ alg: 'SHA-256', content: image.fileSha256 }],
  };
  const components = (plan.parts ?? ['sensor-radio-stack', 'sensor-hal']).map((name) => ({
    type: 'firmware',
    name,
  }));
  const sbom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component },
    components,
  };
  const content = Buffer.from(`${JSON.stringify(sbom, null, 2)}\n`);
  writer.bytes(`firmware/${file}`, content);
  return { format: 'CycloneDX', file, sha256: createHash('sha256').update(content).digest('hex') };
}

function imageOf(images: Images, name: ImageName): ImageFile {
  const image = images.get(name);
  if (!image) throw new RangeError(`The image ${name} is not built yet.`);
  return image;
}
