import { beforeAll, describe, expect, it } from '@jest/globals';

import type { Answer, TestGraph } from '../../testkit/graph';
import { walkBatch } from './walk';
import type { Walk } from './walk';

const UNITS = `units(first: 1000) { totals { unitCount } asOf { position } edges { node { unitKey serialNumber } } }`;

interface Holders {
  readonly imageDigests: readonly string[];
  readonly units: {
    readonly totals: { readonly unitCount: number };
    readonly asOf: { readonly position: string };
    readonly edges: readonly { readonly node: { readonly unitKey: string; readonly serialNumber: string } }[];
  };
}

/** From a key, by its images, to the units that hold them: two stores, and a third one for what the units are called. */
export function describeTwoHops(graph: () => TestGraph, directory: () => string): void {
  describe('from a key over its images to units', () => {
    let walk: Walk;
    /** Digests of all images a key signed, as the files have them. */
    const signed = new Map<string, Set<string>>();

    beforeAll(() => {
      walk = walkBatch(directory());
      for (const { image } of walk.units.flatMap(({ facts }) => facts.firmware))
        for (const { key } of image?.signatures ?? []) {
          const digests = signed.get(key.keyId) ?? new Set();
          signed.set(key.keyId, digests);
          for (const digest of walk.digestsOfImage.get(image?.imageId ?? '') ?? []) digests.add(digest);
        }
    });

    const holdersOf = (digests: ReadonlySet<string>): readonly string[] =>
      walk.units
        .filter(({ facts }) => facts.firmware.some(({ digest }) => digests.has(digest)))
        .map(({ unitKey }) => unitKey)
        .sort();

    function expectHolders({ data, errors, counts }: Answer<object>, digests: ReadonlySet<string>): void {
      expect(errors).toBeUndefined();
      const [{ imageDigests, units }] = Object.values(data) as [Holders];
      const expected = holdersOf(digests);
      expect(imageDigests).toEqual([...new Set([...imageDigests, ...digests])].sort());
      expect(units.totals.unitCount).toBe(expected.length);
      expect(units.edges.map(({ node }) => node.unitKey)).toEqual(expected.slice(0, 1000));
      expect(units.edges.filter(({ node }) => !node.serialNumber)).toEqual([]);
      expect(units.asOf.position).toMatch(/^\d+\.\d+$/);
      // Firmware says which digests, provisioning which units, and units their names: each is asked once.
      expect(counts.subgraphRequests).toEqual({ firmware: 1, provisioning: 1, units: 1 });
      expect(counts.waves).toBe(3);
    }

    it('all units that hold what a key signed are found, and every subgraph is asked once', async () => {
      expect(signed.size).toBeGreaterThan(1);
      for (const [keyId, digests] of signed) {
        const answer = await graph().ask<object>(
          `query($keyId: ID!) { signingKey(keyId: $keyId) { imageDigests ${UNITS} } }`,
          { keyId },
        );
        expectHolders(answer, digests);
      }
    });

    it('all units that hold an image, or what is composed of it, are found by any of its digests', async () => {
      const images = [...walk.digestsOfImage].filter(([, digests]) => holdersOf(new Set(digests)).length > 0);
      expect(images.length).toBeGreaterThan(1);
      for (const [digest, digests] of images) {
        const answer = await graph().ask<object>(
          `query($digest: ID!) { firmwareImage(digest: $digest) { imageDigests ${UNITS} } }`,
          { digest },
        );
        expectHolders(answer, new Set(digests));
      }
    });

    it('from an installation of one unit to all units with its image', async () => {
      const one = walk.units.find(({ facts }) => facts.firmware.some(({ image }) => image !== null));
      const { data, errors } = await graph().ask<{
        unitProduction: {
          firmware: { digest: string; image: { units: { totals: { unitCount: number } } } | null }[];
        };
      }>(
        `query($unitKey: ID!) { unitProduction(unitKey: $unitKey) {
          firmware { digest image { imageId units(held: NOW) { totals { unitCount } } } } } }`,
        { unitKey: one?.unitKey },
      );
      expect(errors).toBeUndefined();
      const images = data.unitProduction.firmware.filter(({ image }) => image !== null);
      expect(images.length).toBeGreaterThan(0);
      for (const { image } of images) expect(image?.units.totals.unitCount).toBeGreaterThan(0);
    });
  });
}
