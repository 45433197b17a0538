import { canonicalJson, contentSha256 } from '@tracegraph/ledger';
import type { JsonValue } from '@tracegraph/ledger';
import { compareText, name, optional, time } from '@tracegraph/record';
import { z } from 'zod';

import { Certainty } from '@tracegraph/unit-reference';
import { MaterialUsage } from '../entities/material-usage';
import { keyText } from './key-text';
import { packageKeyOf } from './material-keys';
import { compareDesignators, sortDesignators } from './natural-order';

/** One material of a set, canonical. */
export interface MaterialItem {
  readonly internalPartNumber: string;
  readonly usage: keyof typeof MaterialUsage;
  readonly certainty: keyof typeof Certainty;
  readonly reason: string | null;
  /** Natural order, each once. */
  readonly referenceDesignators: readonly string[];
  /** In the order of their texts, each once. */
  readonly packageKeys: readonly string[];
}

/** The content of a material set, canonical. */
export interface MaterialContent {
  readonly site: string;
  readonly items: readonly MaterialItem[];
}

/** A package named by the id of a known site. */
export const packageReference = z.object({ packageId: keyText, mountedTime: optional(time) });

/** One material as sent. */
export const materialItem = z.object({
  internalPartNumber: keyText,
  referenceDesignators: z.array(name),
  usage: z.enum(MaterialUsage),
  certainty: z.enum(Certainty),
  reason: optional(name),
  packages: z.array(packageReference),
});

/** The one content of materials sent in any order. */
export function toMaterialContent(
  site: string,
  items: readonly z.output<typeof materialItem>[],
): MaterialContent {
  const canonical = items.map(({ packages, referenceDesignators, ...item }) => ({
    ...item,
    referenceDesignators: sortDesignators(referenceDesignators),
    packageKeys: [...new Set(packages.map((reference) => packageKeyOf({ site, ...reference })))].sort(
      compareText,
    ),
  }));
  return { site, items: canonical.sort(compareItems) };
}

/** The digest that names a content: SHA-256 of its RFC 8785 JSON, 64 lower-case hex digits. */
export function materialSetSha256(content: MaterialContent): string {
  return contentSha256(content as unknown as JsonValue);
}

/** Items of a set that a unit shows as one: equal in all but their designators. */
export function mergeItems(items: readonly MaterialItem[]): readonly MaterialItem[] {
  const merged = new Map<string, MaterialItem>();
  for (const item of items) {
    const key = JSON.stringify([
      item.internalPartNumber,
      item.usage,
      item.certainty,
      item.reason,
      item.packageKeys,
    ]);
    const same = merged.get(key);
    const designators = same && [...same.referenceDesignators, ...item.referenceDesignators];
    merged.set(key, designators ? { ...item, referenceDesignators: sortDesignators(designators) } : item);
  }
  return [...merged.values()];
}

/** Each package the items name, once. */
export function packageKeysOf(items: readonly MaterialItem[]): readonly string[] {
  return [...new Set(items.flatMap((item) => item.packageKeys))];
}

/** By part, usage, package keys and first designator; what is equal in these by its canonical text. */
function compareItems(a: MaterialItem, b: MaterialItem): number {
  return (
    compareText(a.internalPartNumber, b.internalPartNumber) ||
    compareText(a.usage, b.usage) ||
    compareLists(a.packageKeys, b.packageKeys) ||
    compareFirst(a.referenceDesignators, b.referenceDesignators) ||
    compareText(canonicalJson(a as unknown as JsonValue), canonicalJson(b as unknown as JsonValue))
  );
}

/** Orders lists of texts by their first difference; a list before those it begins. */
export function compareLists(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    const order = compareText(a[at] ?? '', b[at] ?? '');
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Orders by the first designator; material without a place of its own comes first. */
export function compareFirst(a: readonly string[], b: readonly string[]): number {
  const [left] = a;
  const [right] = b;
  if (left === undefined || right === undefined)
    return Number(left !== undefined) - Number(right !== undefined);
  return compareDesignators(left, right);
}
