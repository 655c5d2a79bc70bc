const encoder = new TextEncoder();
/** UTF-8 bytes that one UTF-16 unit can take. */
const UNIT_BYTES = 3;

/** Text that grows piece by piece, kept as UTF-8 in memory that is used again: joining it first would write it twice. */
export class GrowingText {
  #bytes = new Uint8Array(1 << 20);
  #length = 0;

  /** Adds a piece, behind a separator where there is something before it. */
  add(piece: string, separator: string): void {
    if (this.#length > 0) this.#write(separator);
    this.#write(piece);
  }

  /** All that was added, as bytes of their own; empties the text. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    return taken;
  }

  #write(text: string): void {
    const needed = this.#length + text.length * UNIT_BYTES;
    if (needed > this.#bytes.length) {
      const roomier = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
      roomier.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = roomier;
    }
    this.#length += encoder.encodeInto(text, this.#bytes.subarray(this.#length)).written;
  }
}
