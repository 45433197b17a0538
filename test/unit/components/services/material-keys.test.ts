import { describe, expect, it } from '@jest/globals';

import {
  lotKeyOf,
  normaliseName,
  packageKeyOf,
  parsePackageKey,
} from '../../../../subgraphs/components/src/services/material-keys';

describe('the key of a lot', () => {
  it('compares names of makers and parts normalised', () => {
    const key = lotKeyOf({
      manufacturer: 'Ferro  Caps\tGmbH',
      manufacturerPartNumber: 'fc-0402/x',
      lotNumber: 'l2401b',
    });
    expect(key).toBe('FERRO%20CAPS%20GMBH/FC-0402%2FX/l2401b');
    expect(
      lotKeyOf({
        manufacturer: ' ferro caps gmbh ',
        manufacturerPartNumber: 'FC-0402/X',
        lotNumber: ' l2401b ',
      }),
    ).toBe(key);
  });

  it('keeps the case of the lot number', () => {
    const lot = { manufacturer: 'M', manufacturerPartNumber: 'P' };
    expect(lotKeyOf({ ...lot, lotNumber: 'a' })).not.toBe(lotKeyOf({ ...lot, lotNumber: 'A' }));
  });

  it('takes letters in full width and composed or decomposed accents as the same (NFKC)', () => {
    expect(normaliseName('ＡＣＭＥ')).toBe('ACME');
    expect(normaliseName('Bosse\u0301')).toBe(normaliseName('Boss\u00e9'));
  });

  it('normalises what is normalised to itself', () => {
    for (const text of ['ß', 'ŉ', '\u0390', 'ﬁ', 'İ', 'ǰ', 'Σς', '\u00a0x\u3000y '])
      expect(normaliseName(normaliseName(text))).toBe(normaliseName(text));
  });
});

describe('the key of a package', () => {
  it('is the site and the id, percent-encoded', () => {
    expect(packageKeyOf({ site: 'north', packageId: 'R/1 (a)', mountedTime: null })).toBe(
      'north/R%2F1%20%28a%29',
    );
  });

  it('holds the time of mounting in UTC where the id is temporary, one text for one instant', () => {
    const id = { site: 'north', packageId: 'TMP-1' };
    const key = 'north/TMP-1/2026-03-02T07%3A10%3A00.5Z';
    expect(packageKeyOf({ ...id, mountedTime: '2026-03-02T08:10:00.500+01:00' })).toBe(key);
    expect(packageKeyOf({ ...id, mountedTime: '2026-03-02t07:10:00.50z' })).toBe(key);
  });

  it('keeps digits finer than a millisecond', () => {
    expect(packageKeyOf({ site: 's', packageId: 'p', mountedTime: '2026-03-02T00:00:00.0000001Z' })).toBe(
      's/p/2026-03-02T00%3A00%3A00.0000001Z',
    );
  });

  it('is read back to the same key', () => {
    for (const mountedTime of [null, '2026-03-02T07:10:00Z']) {
      const key = packageKeyOf({ site: 'north', packageId: "A/'%?", mountedTime });
      const id = parsePackageKey(key);
      expect(id && packageKeyOf(id)).toBe(key);
    }
  });

  it('is not read from anything else', () => {
    for (const text of [
      '',
      'north',
      'north/',
      '/x',
      'no rth/x',
      'north/x/y',
      'north/x/2026-03-02T07:10:00Z/z',
      'north/%',
    ])
      expect(parsePackageKey(text)).toBeNull();
  });
});
