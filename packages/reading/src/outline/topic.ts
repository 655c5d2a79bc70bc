import type { Range } from '../text/span.js';

const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;

/** The two-character words of a piece, each once. */
export type Words = ReadonlySet<number>;

/** Longest piece that is looked at; paragraphs of newspapers are shorter. */
const REACH = 2000;

/**
 * Tells whether pieces of a page speak of the same thing: by the pairs of characters that they share, rare ones counting
 * more (names of counties, companies, estates) than those that stand all over the page (项目, 企业).
 */
export class Topics {
  private readonly frequency = new Map<number, number>();
  private readonly bags: Words[] = [];

  constructor(text: string, pieces: readonly Range[]) {
    for (const piece of pieces) {
      const bag = new Set<number>();
      const end = Math.min(piece.end, piece.start + REACH);
      for (let i = piece.start; i + 1 < end; i++) {
        const a = text.charCodeAt(i);
        const b = text.charCodeAt(i + 1);
        if (isHan(a) && isHan(b)) bag.add(a * 65536 + b);
      }
      for (const pair of bag) this.frequency.set(pair, (this.frequency.get(pair) ?? 0) + 1);
      this.bags.push(bag);
    }
  }

  /** Words of several pieces together. */
  union(indexes: readonly number[]): Words {
    const all = new Set<number>();
    for (const index of indexes) for (const pair of this.bags[index]!) all.add(pair);
    return all;
  }

  bag(index: number): Words {
    return this.bags[index]!;
  }

  private weight(pair: number): number {
    const df = this.frequency.get(pair) ?? 1;
    return 1 / Math.sqrt(df);
  }

  /**
   * How much of what `words` says that also stands elsewhere on the page stands in `other`: 0–1. Words said only here
   * tell nothing and are left out.
   */
  share(words: Words, other: Words): number {
    let both = 0;
    let all = 0;
    for (const pair of words) {
      if ((this.frequency.get(pair) ?? 0) < 2) continue;
      const weight = this.weight(pair);
      all += weight;
      if (other.has(pair)) both += weight;
    }
    return all > 0 ? both / all : 0;
  }

  /** Weighted number of rare words that two sets share. */
  common(words: Words, other: Words): number {
    let both = 0;
    for (const pair of words) if (other.has(pair)) both += this.weight(pair);
    return both;
  }
}
