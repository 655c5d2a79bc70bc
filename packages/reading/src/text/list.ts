/** An array of so many places, filled: a slice of it has as many places as are asked for and no more. */
const PLACES: readonly unknown[] = Array.from({ length: 32 }, () => undefined);

/**
 * A list of `length` places, to be filled at once by index. One that grows by `push` takes room for seventeen from its first
 * member on; of the many thousand short lists of a reading most have one to three.
 */
export function listOf<T>(length: number): T[] {
  if (length <= PLACES.length) return PLACES.slice(0, length) as T[];
  const list: unknown[] = [];
  for (let at = 0; at < length; at++) list.push(undefined);
  return list as T[];
}

/** Numbers of 32 bits, one behind the other, in room that is used again and again. */
export class Numbers {
  private list = new Int32Array(64);
  private count = 0;

  get length(): number {
    return this.count;
  }

  at(index: number): number {
    return this.list[index]!;
  }

  add(number: number): void {
    if (this.count === this.list.length) {
      const more = new Int32Array(this.list.length * 2);
      more.set(this.list);
      this.list = more;
    }
    this.list[this.count++] = number;
  }

  clear(): void {
    this.count = 0;
  }
}
