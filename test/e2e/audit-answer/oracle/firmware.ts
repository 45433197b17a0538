import { createPublicKey, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

import type { BatchFiles } from './batch-files';
import { compareKeys, eventIdOf, latestOf, sha256, sortedBy, toUtc, valueOf } from './keys';

/** Bytes after header and payload of an image: its trailer. */
const TRAILER_LENGTH = 40;

interface KeyEntry {
  readonly keyId: string;
  readonly publicKeyDer: string;
  readonly states: readonly { readonly state: string; readonly sinceTime: string }[];
}

interface Release {
  readonly name: string;
  readonly version: string;
  readonly file: string;
  readonly digests: readonly {
    readonly scope: string;
    readonly algorithm: string;
    readonly value: string;
  }[];
  readonly parts: readonly { readonly digest: string }[];
  readonly signatures: readonly {
    readonly file: string;
    readonly keyId: string;
    readonly algorithm: string;
    readonly signedTime: string;
  }[];
}

/** An image as an answer shows it. */
export interface ImageFacts {
  readonly imageId: string;
  readonly name: string;
  readonly version: string;
  readonly digests: readonly {
    readonly scope: string;
    readonly algorithm: string;
    readonly value: string;
  }[];
  readonly parts: readonly { readonly imageId: string; readonly name: string; readonly version: string }[];
  readonly signatures: readonly SignatureFacts[];
}

/** A signature as an answer shows it. */
export interface SignatureFacts {
  readonly signedTime: string;
  readonly verification: string;
  readonly keyStateAtSigning: string;
  readonly key: { readonly keyId: string; readonly algorithm: string; readonly state: string };
}

interface SigningKey {
  readonly keyId: string;
  readonly publicKey: KeyObject;
  readonly algorithm: string;
  readonly states: KeyEntry['states'];
}

/** Reads the images, each under all of its digests. */
export function readImages(batch: BatchFiles): ReadonlyMap<string, ImageFacts> {
  const { releases } = JSON.parse(batch.text('firmware/manifest.json')) as {
    readonly releases: readonly Release[];
  };
  const keys = readKeys(batch);
  const releaseByDigest = new Map(
    releases.flatMap((release) =>
      digestsOf(batch, release).map((digest) => [nameOf(digest), release] as const),
    ),
  );
  const toImage = (release: Release): ImageFacts => ({
    ...headOf(release),
    digests: sortedBy(digestsOf(batch, release), ({ scope, value }) => [scope, value]),
    parts: release.parts.map(({ digest }) => headOf(valueOf(releaseByDigest, digest))),
    signatures: signaturesOf(batch, release, keys),
  });
  return new Map([...releaseByDigest].map(([digest, release]) => [digest, toImage(release)]));
}

function nameOf({ scope, algorithm, value }: Release['digests'][number]): string {
  return `${scope}:${algorithm}:${value}`;
}

/** The digests that the bytes of an image have; the manifest must say the same. */
function digestsOf(batch: BatchFiles, release: Release): Release['digests'] {
  const bytes = batch.bytes(`firmware/${release.file}`);
  const values: Readonly<Record<string, string>> = {
    FILE: sha256(bytes),
    IMAGE_TLV: sha256(bytes.subarray(0, -TRAILER_LENGTH)),
  };
  for (const digest of release.digests)
    if (digest.algorithm !== 'sha256' || values[digest.scope] !== digest.value)
      throw new Error(`${release.file} does not have the digest ${nameOf(digest)}`);
  return release.digests;
}

function headOf(release: Release): ImageFacts['parts'][number] {
  const file = release.digests.find(({ scope }) => scope === 'FILE');
  if (!file) throw new Error(`${release.file} has no digest of the file`);
  return { imageId: nameOf(file), name: release.name, version: release.version };
}

function signaturesOf(
  batch: BatchFiles,
  release: Release,
  keys: ReadonlyMap<string, SigningKey>,
): readonly SignatureFacts[] {
  const image = batch.bytes(`firmware/${release.file}`);
  const file = release.digests.find(({ scope }) => scope === 'FILE')?.value ?? '';
  const eventId = (keyId: string): string =>
    eventIdOf('recordSignatures', 'firmware/manifest.json', file, keyId);
  const sorted = sortedBy(release.signatures, ({ signedTime, keyId }) => [toUtc(signedTime), eventId(keyId)]);
  return sorted.map((signature) => {
    const key = valueOf(keys, signature.keyId);
    const isValid = verify(
      signature.algorithm === 'ED25519' ? null : 'sha256',
      image,
      { key: key.publicKey, dsaEncoding: 'der' },
      batch.bytes(`firmware/${signature.file}`),
    );
    return {
      signedTime: toUtc(signature.signedTime),
      verification: isValid ? 'VERIFIED' : 'FAILED',
      keyStateAtSigning: stateAt(key, signature.signedTime),
      key: { keyId: key.keyId, algorithm: key.algorithm, state: stateAt(key, null) },
    };
  });
}

/** State of a key at a time, or now: the latest entry up to then. */
function stateAt(key: SigningKey, time: string | null): string {
  const upToThen = key.states.filter(
    ({ sinceTime }) => time === null || compareKeys([toUtc(sinceTime)], [toUtc(time)]) <= 0,
  );
  return latestOf(upToThen, ({ sinceTime }) => sinceTime)?.state ?? 'UNKNOWN';
}

function readKeys(batch: BatchFiles): ReadonlyMap<string, SigningKey> {
  const { keys } = JSON.parse(batch.text('keys/key-ceremony.json')) as { readonly keys: readonly KeyEntry[] };
  return new Map(keys.map((entry) => [entry.keyId, readKey(entry)]));
}

function readKey({ keyId, publicKeyDer, states }: KeyEntry): SigningKey {
  const der = Buffer.from(publicKeyDer, 'base64');
  if (sha256(der) !== keyId) throw new Error(`the key ${keyId} has another id`);
  const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
  return { keyId, publicKey, algorithm: kindOf(publicKey), states };
}

/** The kind of a key, read from the key itself. */
function kindOf(key: KeyObject): string {
  if (key.asymmetricKeyType === 'ed25519') return 'ED25519';
  if (key.asymmetricKeyDetails?.namedCurve === 'prime256v1') return 'EC-P256';
  throw new Error(`the batch has no keys of the kind ${key.asymmetricKeyType ?? 'unknown'}`);
}
