/**
 * What single characters call for, as a set of bits: one look through words tells which of several expressions can hold in
 * them at all. Most characters call for nothing, which a table of single bits tells in less of the processor's cache.
 */
export class Signs {
  /** One bit for each code unit that calls for anything. */
  private readonly any = new Int32Array(2048);
  private readonly bits = new Int32Array(65536);

  /** `called`: characters, and the bits, of 31, that each of them stands for; a character may be in several. */
  constructor(...called: readonly (readonly [characters: string, bits: number])[]) {
    for (const [characters, bits] of called)
      for (let at = 0; at < characters.length; at++) {
        const code = characters.charCodeAt(at);
        this.any[code >> 5]! |= 1 << (code & 31);
        this.bits[code]! |= bits;
      }
  }

  /** The bits of all characters of `[from, to)`, which lies within the text. */
  between(text: string, from: number, to: number): number {
    const { any, bits } = this;
    let found = 0;
    for (let at = from; at < to; at++) {
      const code = text.charCodeAt(at);
      if (((any[code >> 5]! >> (code & 31)) & 1) !== 0) found |= bits[code]!;
    }
    return found;
  }

  /** The bits of all characters of the words. */
  of(words: string): number {
    return this.between(words, 0, words.length);
  }
}
