const SLOTS = 2048;
/** Names are fewer, and clearing a table of them costs more. */
const NAME_SLOTS = 256;

/**
 * Tells cheaply which of many things may have their like among them: each is counted under a number that its likes have
 * too. A slot may hold several numbers, so one that is not alone may yet have no like.
 */
export class Likes {
  private readonly counts = new Uint8Array(SLOTS);
  /** Whether anything was counted that may have its like. */
  any = false;

  /** Forgets all that was counted. */
  clear(): void {
    this.counts.fill(0);
    this.any = false;
  }

  add(number: number): void {
    const slot = slotOf(number);
    if (this.counts[slot] === 0) this.counts[slot] = 1;
    else {
      this.counts[slot] = 2;
      this.any = true;
    }
  }

  /** Whether nothing else was counted that could be like it. */
  alone(number: number): boolean {
    return this.counts[slotOf(number)]! < 2;
  }
}

const slotOf = (number: number): number => (number ^ (number >>> 11) ^ (number >>> 22)) & (SLOTS - 1);

/** The same for names, of which one told many times is no like of its own. */
export class Namesakes {
  private readonly firsts = new Array<string | null>(NAME_SLOTS).fill(null);
  private readonly mixed = new Uint8Array(NAME_SLOTS);
  any = false;

  clear(): void {
    this.firsts.fill(null);
    this.mixed.fill(0);
    this.any = false;
  }

  add(number: number, name: string): void {
    const slot = slotOf(number) & (NAME_SLOTS - 1);
    const first = this.firsts[slot];
    if (first === null) this.firsts[slot] = name;
    else if (first !== name) {
      this.mixed[slot] = 1;
      this.any = true;
    }
  }

  /** Whether no other name was counted that could be like it. */
  alone(number: number): boolean {
    return this.mixed[slotOf(number) & (NAME_SLOTS - 1)] === 0;
  }
}
