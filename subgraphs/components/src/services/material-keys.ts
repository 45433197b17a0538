import { encodeKeyPart, isSiteCode } from '@tracegraph/gs1';

/** A lot as printed on a package. */
export interface PrintedLot {
  readonly manufacturer: string;
  readonly manufacturerPartNumber: string;
  readonly lotNumber: string;
}

/** A package by the id a site gave it. */
export interface PackageId {
  readonly site: string;
  readonly packageId: string;
  /** When it was mounted, RFC 3339; only where the id is temporary. */
  readonly mountedTime: string | null;
}

/**
 * The name of a maker or of its part as it is compared: NFKC, upper case, single blanks.
 * Composed again after the change of case, so that a normalised name normalises to itself.
 */
export function normaliseName(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toUpperCase().normalize('NFKC');
}

/** The key of a lot; its number is compared as printed. */
export function lotKeyOf(lot: PrintedLot): string {
  const names = [normaliseName(lot.manufacturer), normaliseName(lot.manufacturerPartNumber)];
  return [...names, lot.lotNumber.trim()].map(encodeKeyPart).join('/');
}

/** The key of a package. */
export function packageKeyOf({ site, packageId, mountedTime }: PackageId): string {
  const parts = mountedTime === null ? [site, packageId] : [site, packageId, toUtc(mountedTime)];
  return parts.map(encodeKeyPart).join('/');
}

/**
 * Reads a package key in any valid encoding; {@link packageKeyOf} of the result is its canonical text.
 * @returns null for what is no package key
 */
export function parsePackageKey(key: string): PackageId | null {
  const [site, packageId, mountedTime = null, ...rest] = key.split('/').map(decode);
  if (!site || !packageId || rest.length > 0 || !isSiteCode(site)) return null;
  if (mountedTime !== null && Number.isNaN(Date.parse(mountedTime))) return null;
  return { site, packageId, mountedTime };
}

/** An instant in UTC with all its digits but trailing zeros, so that one instant has one text. */
function toUtc(time: string): string {
  const fraction = /\.(\d+)/.exec(time)?.[1]?.replace(/0+$/, '') ?? '';
  const seconds = new Date(time.replace(/\.\d+/, '').toUpperCase()).toISOString().slice(0, 19);
  return `${seconds}${fraction === '' ? '' : `.${fraction}`}Z`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
