import { isHan } from '../text/codes.js';
import { Pairs } from '../text/pairs.js';
import type { Range } from '../text/span.js';

/** The two-character words of a piece, each once, as numbers that the page gave them. */
export interface Words {
  readonly ids: readonly number[];
  /** Made when first asked for: `marks[id]` is 1 for each of its words. */
  marks: Uint8Array | null;
}

/** Longest piece that is looked at; paragraphs of newspapers are shorter. */
const REACH = 2000;

/**
 * Tells whether pieces of a page speak of the same thing: by the pairs of characters that they share, rare ones counting
 * more (names of counties, companies, estates) than those that stand all over the page (项目, 企业).
 */
export class Topics {
  private readonly bags: Words[] = [];
  /** By word: in how many pieces it stands, and what sharing it counts. */
  private readonly frequency: number[] = [];
  private readonly weight: number[] = [];
  private readonly unions = new Map<string, Words>();

  constructor(text: string, pieces: readonly Range[]) {
    // A word's number is one more than its id.
    const known = Pairs.forText(text);
    // The last piece that a word was met in, so that each counts once a piece.
    const met: number[] = [];
    pieces.forEach((piece, index) => {
      const ids: number[] = [];
      const end = Math.min(piece.end, piece.start + REACH);
      for (let i = piece.start; i + 1 < end; i++) {
        const a = text.charCodeAt(i);
        const b = text.charCodeAt(i + 1);
        if (!isHan(a) || !isHan(b)) continue;
        let id = known.get(a, b) - 1;
        if (id < 0) {
          id = this.frequency.push(0) - 1;
          known.set(a, b, id + 1);
          met.push(-1);
        }
        if (met[id] === index) continue;
        met[id] = index;
        this.frequency[id]!++;
        ids.push(id);
      }
      this.bags.push({ ids, marks: null });
    });
    for (const pieces of this.frequency) this.weight.push(1 / Math.sqrt(pieces));
  }

  /** Words of several pieces together. */
  union(indexes: readonly number[]): Words {
    const key = indexes.join();
    const known = this.unions.get(key);
    if (known) return known;
    const marks = new Uint8Array(this.frequency.length);
    const ids: number[] = [];
    for (const index of indexes) {
      for (const id of this.bags[index]!.ids) {
        if (marks[id] === 1) continue;
        marks[id] = 1;
        ids.push(id);
      }
    }
    const words = { ids, marks };
    this.unions.set(key, words);
    return words;
  }

  bag(index: number): Words {
    return this.bags[index]!;
  }

  private marksOf(words: Words): Uint8Array {
    if (words.marks) return words.marks;
    const marks = new Uint8Array(this.frequency.length);
    for (const id of words.ids) marks[id] = 1;
    return (words.marks = marks);
  }

  /**
   * How much of what `words` says that also stands elsewhere on the page stands in `other`: 0–1. Words said only here
   * tell nothing and are left out.
   */
  share(words: Words, other: Words): number {
    const marks = this.marksOf(other);
    let both = 0;
    let all = 0;
    for (const id of words.ids) {
      if (this.frequency[id]! < 2) continue;
      const weight = this.weight[id]!;
      all += weight;
      if (marks[id] === 1) both += weight;
    }
    return all > 0 ? both / all : 0;
  }

  /** Weighted number of rare words that two sets share. */
  common(words: Words, other: Words): number {
    const marks = this.marksOf(other);
    let both = 0;
    for (const id of words.ids) if (marks[id] === 1) both += this.weight[id]!;
    return both;
  }
}
