/** Whether the code unit is a Chinese character, of the block that holds all but rare ones. */
export const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;

/**
 * A set of single characters, asked by their code units: one bit for each of the 65,536, so that a question costs one
 * look into a table that stays small in the processor's cache.
 */
export class Codes {
  private readonly bits = new Int32Array(2048);

  constructor(characters: string) {
    for (let at = 0; at < characters.length; at++) {
      const code = characters.charCodeAt(at);
      this.bits[code >> 5]! |= 1 << (code & 31);
    }
  }

  /** Whether the code unit is one of them; not for NaN, which `charCodeAt` gives outside a text. */
  has(code: number): boolean {
    return ((this.bits[code >> 5]! >> (code & 31)) & 1) !== 0;
  }

  /** Where the first of them stands in `[start, end)` of the text; −1 where none does. */
  first(text: string, start: number, end: number): number {
    for (let at = start; at < end; at++) if (this.has(text.charCodeAt(at))) return at;
    return -1;
  }

  /** Whether one of them stands in `[start, end)` of the text. */
  within(text: string, start: number, end: number): boolean {
    return this.first(text, start, end) >= 0;
  }

  /** Whether the words begin with one of them. */
  begin(words: string): boolean {
    return words !== '' && this.has(words.charCodeAt(0));
  }

  /** Whether the words end with one of them: asked before an expression that can only hold where they do. */
  end(words: string): boolean {
    return words !== '' && this.has(words.charCodeAt(words.length - 1));
  }
}
