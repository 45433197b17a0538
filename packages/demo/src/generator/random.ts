import { createHash } from 'node:crypto';

/**
 * A pseudo-random source that gives the same numbers on every machine.
 * It uses only 32-bit integer arithmetic, additions and SHA-256: `Math.log` or `Math.cos` may differ in the last bit
 * between engines, and one bit would change a file. Each purpose has its own label, so that a change of one does not
 * ripple through all others.
 */
export class Random {
  private readonly state: Uint32Array;

  constructor(private readonly label: string) {
    const seed = createHash('sha256').update(`tracegraph-demo/${label}`).digest();
    this.state = Uint32Array.from([0, 4, 8, 12], (offset) => seed.readUInt32LE(offset));
  }

  /** A number from 0 (included) to 1 (excluded), by the generator sfc32. */
  next(): number {
    const [a = 0, b = 0, c = 0, counter = 0] = this.state;
    const sum = (a + b + counter) >>> 0;
    this.state.set([
      (b ^ (b >>> 9)) >>> 0,
      (c + (c << 3)) >>> 0,
      (rotate(c, 21) + sum) >>> 0,
      (counter + 1) >>> 0,
    ]);
    return sum / 4_294_967_296;
  }

  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /**
   * One of a list.
   * @param list not empty
   */
  pick<T>(list: readonly T[]): T {
    return list[this.integer(0, list.length - 1)] as T;
  }

  /** Nearly normally distributed with mean 0 and deviation 1, never beyond ±6: the sum of twelve uniform numbers. */
  gaussian(): number {
    let sum = -6;
    for (let term = 0; term < 12; term += 1) sum += this.next();
    return sum;
  }

  /** `count` distinct whole numbers below `population`, ascending. */
  sample(count: number, population: number): number[] {
    const chosen = new Set<number>();
    while (chosen.size < count) chosen.add(this.integer(0, population - 1));
    return Array.from(chosen).sort((left, right) => left - right);
  }

  /** Bytes that do not depend on the numbers drawn before. */
  bytes(length: number): Buffer {
    const blocks: Buffer[] = [];
    for (let block = 0; block * 32 < length; block += 1) {
      blocks.push(createHash('sha256').update(`tracegraph-demo/${this.label}/${block}`).digest());
    }
    return Buffer.concat(blocks).subarray(0, length);
  }
}

function rotate(word: number, bits: number): number {
  return ((word << bits) | (word >>> (32 - bits))) >>> 0;
}
