import { describe, expect, it } from '@jest/globals';

import { answeringImages } from '../../../../subgraphs/firmware/src/services/answering-images';

const registration = (subjectKey: string, eventId: string) => ({ subjectKey, eventId });
const claim = (digest: string, subjectKey: string, eventId: string) => ({ digest, subjectKey, eventId });

describe('the image that answers for a digest', () => {
  it('is the one whose registration with that digest was recorded first', () => {
    const images = answeringImages(
      [claim('a', 'a', '1'), claim('x', 'a', '1'), claim('b', 'b', '2'), claim('x', 'b', '2')],
      [registration('a', '1'), registration('b', '2')],
    );
    expect(images.get('x')?.imageId).toBe('a');
    expect(images.get('b')).toMatchObject({ digests: ['b', 'x'], aliases: ['b'] });
  });

  it('is not one whose registration was declared wrong', () => {
    const images = answeringImages(
      [claim('a', 'a', '1'), claim('x', 'a', '1'), claim('b', 'b', '2'), claim('x', 'b', '2')],
      [registration('b', '2')],
    );
    expect(images.get('x')?.imageId).toBe('b');
    expect(images.has('a')).toBe(false);
  });

  it('keeps its first registration, and gains the digests of later ones', () => {
    const images = answeringImages(
      [claim('a', 'a', '1'), claim('a', 'a', '2'), claim('c', 'a', '2')],
      [registration('a', '1'), registration('a', '2')],
    );
    expect(images.get('c')).toEqual({
      imageId: 'a',
      registration: registration('a', '1'),
      digests: ['a', 'c'],
      aliases: ['a', 'c'],
    });
  });
});
