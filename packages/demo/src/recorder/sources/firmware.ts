import { z } from 'zod';

import type { Batch } from '../batch';
import type { Recording, RecordingInput } from '../recording';

const CEREMONY = 'keys/key-ceremony.json';
const MANIFEST = 'firmware/manifest.json';

const ceremonySchema = z.object({
  keys: z.array(
    z.object({
      keyId: z.string(),
      algorithm: z.string(),
      purpose: z.string(),
      custody: z.string(),
      publicKeyDer: z.string(),
      ceremonyTime: z.string(),
      validFromTime: z.string(),
      validToTime: z.string(),
      predecessorKeyId: z.string().nullable(),
      states: z.array(z.object({ state: z.string(), sinceTime: z.string(), reason: z.string() })),
    }),
  ),
});

const manifestSchema = z.object({
  releases: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      file: z.string(),
      sizeBytes: z.number(),
      releasedTime: z.string(),
      digests: z.array(z.object({ scope: z.string(), algorithm: z.string(), value: z.string() })),
      parts: z.array(z.object({ digest: z.string(), offset: z.string() })),
      signatures: z.array(
        z.object({ file: z.string(), keyId: z.string(), algorithm: z.string(), signedTime: z.string() }),
      ),
      approval: z
        .object({
          partNumber: z.string(),
          hardwareRevision: z.string(),
          site: z.string(),
          approver: z.string(),
          approvedTime: z.string(),
        })
        .nullable(),
      sbom: z.object({ format: z.string(), file: z.string(), sha256: z.string() }).nullable(),
    }),
  ),
});

type Release = z.infer<typeof manifestSchema>['releases'][number];

/** Signing keys with their states, images, signatures over their bytes, approvals and bills of software. */
export function firmwareRecordings(batch: Batch): Recording[] {
  const { releases } = batch.reader.json(MANIFEST, manifestSchema);
  const images = releases.map((release) => ({
    ...batch.provenance('registerFirmwareImages', MANIFEST, [canonicalDigest(release)], release.releasedTime),
    name: release.name,
    version: release.version,
    digests: release.digests,
    parts: release.parts,
    sizeBytes: release.sizeBytes,
  }));
  return [
    ...keyRecordings(batch),
    { mutation: 'registerFirmwareImages', inputs: images },
    { mutation: 'recordSignatures', inputs: releases.flatMap((release) => signatures(batch, release)) },
    { mutation: 'attestReleases', inputs: releases.flatMap((release) => approvals(batch, release)) },
    { mutation: 'recordSbomReferences', inputs: releases.flatMap((release) => sboms(batch, release)) },
  ];
}

function keyRecordings(batch: Batch): Recording[] {
  const { keys } = batch.reader.json(CEREMONY, ceremonySchema);
  const registered = keys.map((key) => ({
    ...batch.provenance('registerSigningKeys', CEREMONY, [key.keyId], key.ceremonyTime),
    publicKeyDer: key.publicKeyDer,
    algorithm: key.algorithm,
    purpose: key.purpose,
    custody: key.custody,
    validFromTime: key.validFromTime,
    validToTime: key.validToTime,
    predecessorKeyId: key.predecessorKeyId,
  }));
  const states = keys.flatMap((key) =>
    key.states.map(({ state, sinceTime, reason }) => ({
      ...batch.provenance('recordSigningKeyStates', CEREMONY, [key.keyId, sinceTime], sinceTime),
      keyId: key.keyId,
      state,
      reason,
    })),
  );
  return [
    { mutation: 'registerSigningKeys', inputs: registered },
    { mutation: 'recordSigningKeyStates', inputs: states },
  ];
}

function signatures(batch: Batch, release: Release): RecordingInput[] {
  const digest = canonicalDigest(release);
  return release.signatures.map(({ file, keyId, algorithm, signedTime }) => ({
    ...batch.provenance('recordSignatures', MANIFEST, [digest, keyId], signedTime),
    digest,
    keyId,
    algorithm,
    signature: batch.reader.bytes(`firmware/${file}`).toString('base64'),
    signedContent: batch.reader.bytes(`firmware/${release.file}`).toString('base64'),
  }));
}

function approvals(batch: Batch, release: Release): RecordingInput[] {
  const { approval } = release;
  if (!approval) return [];
  const digest = canonicalDigest(release);
  const provenance = batch.provenance(
    'attestReleases',
    MANIFEST,
    [digest, approval.partNumber],
    approval.approvedTime,
  );
  const productKey = batch.units.productKey(approval.partNumber);
  const { hardwareRevision, approver, site } = approval;
  return [{ ...provenance, digest, productKey, hardwareRevision, approver, site }];
}

function sboms(batch: Batch, release: Release): RecordingInput[] {
  const { sbom } = release;
  if (!sbom) return [];
  const digest = canonicalDigest(release);
  const provenance = batch.provenance(
    'recordSbomReferences',
    MANIFEST,
    [digest, sbom.sha256],
    release.releasedTime,
  );
  return [{ ...provenance, digest, format: sbom.format, sha256: sbom.sha256 }];
}

/** The digest of the file names an image; others are its aliases. */
function canonicalDigest(release: Release): string {
  const [first] = release.digests;
  const { scope, algorithm, value } =
    release.digests.find((digest) => digest.scope === 'FILE') ?? first ?? {};
  return `${scope ?? ''}:${algorithm ?? ''}:${value ?? ''}`;
}
