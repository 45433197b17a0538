import { compareText } from '@tracegraph/record';

/** A registration that lists a digest. */
export interface ImageClaim {
  readonly digest: string;
  /** The image that claims it: its imageId. */
  readonly subjectKey: string;
  /** The registration that lists it. */
  readonly eventId: string;
}

/** An image as it is known now. */
export interface AnsweringImage<R> {
  readonly imageId: string;
  /** The earliest effective registration: its name, version and parts count. */
  readonly registration: R;
  /** The digests of all its effective registrations, in the order of scope and value. */
  readonly digests: readonly string[];
  /** Those of them that no other image claimed earlier: facts recorded under these are facts of this image. */
  readonly aliases: readonly string[];
}

interface ImageUnderWay<R> {
  readonly registration: R;
  readonly digests: Set<string>;
}

/**
 * Which image answers for each digest: the one whose effective registration with that digest was recorded first.
 * @param claims of all images that claim one of the digests asked, on all of their digests
 * @param registrations the effective ones of these images, the earliest recorded first
 * @returns by digest
 */
export function answeringImages<R extends OfRegistration>(
  claims: readonly ImageClaim[],
  registrations: readonly R[],
): ReadonlyMap<string, AnsweringImage<R>> {
  const claimed = byRegistration(claims);
  const images = new Map<string, ImageUnderWay<R>>();
  const owners = new Map<string, string>();
  for (const registration of registrations) {
    const image = images.get(registration.subjectKey) ?? { registration, digests: new Set<string>() };
    images.set(registration.subjectKey, image);
    for (const { digest } of claimed.get(registrationKey(registration)) ?? []) {
      image.digests.add(digest);
      if (!owners.has(digest)) owners.set(digest, registration.subjectKey);
    }
  }
  const answering = new Map(
    [...images].map(([imageId, image]) => [imageId, toAnsweringImage(imageId, image, owners)]),
  );
  return new Map(
    [...owners].flatMap(([digest, imageId]) => {
      const image = answering.get(imageId);
      return image ? [[digest, image] as const] : [];
    }),
  );
}

/** What names a registration: rows of its digests and parts carry it too. */
export interface OfRegistration {
  readonly subjectKey: string;
  readonly eventId: string;
}

/** The key of a registration. */
export function registrationKey({ subjectKey, eventId }: OfRegistration): string {
  return `${eventId} ${subjectKey}`;
}

/** Rows by the key of their registration, in their order. */
export function byRegistration<R extends OfRegistration>(
  rows: readonly R[],
): ReadonlyMap<string, readonly R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const group = groups.get(registrationKey(row)) ?? [];
    groups.set(registrationKey(row), group);
    group.push(row);
  }
  return groups;
}

function toAnsweringImage<R>(
  imageId: string,
  { registration, digests }: ImageUnderWay<R>,
  owners: ReadonlyMap<string, string>,
): AnsweringImage<R> {
  const sorted = [...digests].sort(compareText);
  return {
    imageId,
    registration,
    digests: sorted,
    aliases: sorted.filter((digest) => owners.get(digest) === imageId),
  };
}
