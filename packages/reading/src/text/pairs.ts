/**
 * A table from the first two characters of a word to a number from 1 on: what a recogniser that knows thousands of words
 * asks at every place of a text. Open addressing over a typed array costs a third of a `Map`.
 */
export class Pairs {
  /** Keys `first << 16 | second`, 0 = free. */
  private readonly keys: Int32Array;
  private readonly numbers: Uint16Array;
  private readonly shift: number;

  /** `bits`: the table has 2^bits places, at least twice as many as there will be pairs. */
  constructor(bits: number) {
    this.keys = new Int32Array(1 << bits);
    this.numbers = new Uint16Array(1 << bits);
    this.shift = 32 - bits;
  }

  /** A table for all the pairs of a text of 65,535 characters at most. */
  static forText(text: string): Pairs {
    return new Pairs(Math.max(8, 33 - Math.clz32(text.length)));
  }

  /** The place of a pair, or the free place where it belongs: multiplicative hashing, then the next one free. */
  private placeOf(key: number): number {
    const { keys } = this;
    const last = keys.length - 1;
    let place = Math.imul(key, 0x9e3779b1) >>> this.shift;
    while (keys[place] !== key && keys[place] !== 0) place = (place + 1) & last;
    return place;
  }

  /** The number of two code units that stand in a row, 0 where the table has none. */
  get(first: number, second: number): number {
    return this.numbers[this.placeOf((first << 16) | second)]!;
  }

  /** Enters a number from 1 to 65,535. */
  set(first: number, second: number, number: number): void {
    const key = (first << 16) | second;
    const place = this.placeOf(key);
    this.keys[place] = key;
    this.numbers[place] = number;
  }
}
