import { compareText } from '@tracegraph/record';

import { registrationKey } from './answering-images';
import type { AnsweringImage, OfRegistration } from './answering-images';

/** A part of an image, as a registration names it. */
export interface NamedPart extends OfRegistration {
  /** The digest that names the part. */
  readonly digest: string;
}

/** What is known of images above some digests. */
export interface ImagesAbove<R> {
  /** By each digest an image answers for. */
  readonly images: ReadonlyMap<string, AnsweringImage<R>>;
  /** Of all registrations of these images. */
  readonly parts: readonly NamedPart[];
}

/**
 * All digests under which an image is in a unit: those it answers for, and those of every image that is composed of it, at any
 * depth. A part belongs to the image that answers for its digest, as it does when the parts of the whole are asked.
 * @param digest one of the image; one that no image answers for stands for itself
 * @returns in the order of their text, each once
 */
export function digestsAbove<R extends OfRegistration>(
  digest: string,
  { images, parts }: ImagesAbove<R>,
): readonly string[] {
  const answering = new Map(
    [...images.values()].map((image) => [registrationKey(image.registration), image]),
  );
  const wholes = new Map<string, AnsweringImage<R>[]>();
  for (const part of parts) {
    const whole = answering.get(registrationKey(part));
    if (whole) wholes.set(part.digest, [...(wholes.get(part.digest) ?? []), whole]);
  }
  const found = new Set(images.get(digest)?.aliases ?? [digest]);
  // What is added while the set is walked is walked too; what is in it already is not added again, so circles end.
  for (const reached of found)
    for (const whole of wholes.get(reached) ?? []) for (const alias of whole.aliases) found.add(alias);
  return [...found].sort(compareText);
}
