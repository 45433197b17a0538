import { encodeKeyPart } from '@tracegraph/gs1';
import { contentSha256 } from '@tracegraph/ledger';

/** Materials of one part from the same packages. */
export interface SetItem {
  readonly internalPartNumber: string;
  readonly referenceDesignators: readonly string[];
  readonly usage: string;
  readonly packageIds: readonly string[];
  readonly certainty: 'CERTAIN' | 'POSSIBLE';
  readonly reason: string | null;
}

/** Materials one machine supplied in one stage run, with the hash under which the set is stored once. */
export interface MaterialSet {
  readonly site: string;
  readonly items: readonly SetItem[];
  readonly sha256: string;
}

/** A set in its canonical order, named by the SHA-256 of its canonical content (RFC 8785). */
export function toMaterialSet(site: string, items: readonly SetItem[]): MaterialSet {
  const ordered = items
    .map((item) => ({
      ...item,
      referenceDesignators: item.referenceDesignators.toSorted(compareDesignators),
    }))
    .toSorted((left, right) => compareTexts(orderKey(site, left), orderKey(site, right)));
  const content = {
    site,
    items: ordered.map((item) => ({
      internalPartNumber: item.internalPartNumber,
      usage: item.usage,
      certainty: item.certainty,
      reason: item.reason,
      referenceDesignators: item.referenceDesignators,
      packageKeys: packageKeys(site, item),
    })),
  };
  return { site, items: ordered, sha256: contentSha256(content) };
}

/** The items as the recording mutation takes them. */
export function toSetInput({ items }: MaterialSet): Readonly<Record<string, unknown>>[] {
  return items.map(({ packageIds, ...item }) => ({
    ...item,
    packages: packageIds.map((packageId) => ({ packageId })),
  }));
}

/** Orders designators as people read them: `C2` before `C10`. */
export function compareDesignators(left: string, right: string): number {
  const [, leftPrefix = '', leftNumber = ''] = /^(\D*)(\d*)/.exec(left) ?? [];
  const [, rightPrefix = '', rightNumber = ''] = /^(\D*)(\d*)/.exec(right) ?? [];
  return (
    compareTexts(leftPrefix, rightPrefix) ||
    Number(leftNumber) - Number(rightNumber) ||
    compareTexts(left, right)
  );
}

function packageKeys(site: string, item: SetItem): string[] {
  return item.packageIds
    .map((packageId) => `${encodeKeyPart(site)}/${encodeKeyPart(packageId)}`)
    .toSorted(compareTexts);
}

function orderKey(site: string, item: SetItem): string {
  // Separated by a character that none of the parts holds.
  const parts = [
    item.internalPartNumber,
    item.usage,
    packageKeys(site, item).join(' '),
    item.referenceDesignators[0] ?? '',
  ];
  return parts.join('\u0000');
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
