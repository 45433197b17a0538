import { compareText } from '@tracegraph/record';

/** Orders reference designators as people do: C2 before C10. Numbers by value, the rest by code point; a total order. */
export function compareDesignators(a: string, b: string): number {
  const left = piecesOf(a);
  const right = piecesOf(b);
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const order = comparePieces(left[at] ?? '', right[at] ?? '');
    if (order !== 0) return order;
  }
  return left.length - right.length || compareText(a, b);
}

/** Each designator once, in natural order. */
export function sortDesignators(designators: Iterable<string>): readonly string[] {
  return [...new Set(designators)].sort(compareDesignators);
}

function piecesOf(text: string): readonly string[] {
  return text.match(/\d+|\D+/g) ?? [];
}

function comparePieces(a: string, b: string): number {
  if (!isNumber(a) || !isNumber(b)) return compareText(a, b);
  const [left, right] = [withoutZeros(a), withoutZeros(b)];
  return left.length - right.length || compareText(left, right);
}

function isNumber(piece: string): boolean {
  return /^\d/.test(piece);
}

/** Compared as texts of equal length, so that no number is too long. */
function withoutZeros(digits: string): string {
  return digits.replace(/^0+/, '');
}
