/** Where a number or a rule comes from. */
export interface Source {
  /** The paper's title or number, or the statement and who made it. */
  readonly title: string;
  /** How its sentence is found in a paper that the ledger may hold, so that one click opens it there. Null: only named. */
  readonly sentence: SentenceSought | null;
}

/** Words of a paper's title, and the words that stand together in one sentence of it. */
export interface SentenceSought {
  readonly paper: string;
  readonly words: readonly string[];
}

/** A source that is only named. */
export function named(title: string): Source {
  return { title, sentence: null };
}

/** A source whose sentence is known by words in it: `cited('某报道', '加速落地', '支持比例', '60%')`. */
export function cited(title: string, paper: string, ...words: readonly string[]): Source {
  return { title, sentence: { paper, words } };
}

/** A sentence ends at its mark or with its line. */
const SENTENCE = /[^。！？!?；;\n]*[。！？!?；;]?/g;

/** Where the first sentence with all these words stands in a text; null where none has them. */
export function sentenceWith(text: string, words: readonly string[]): { start: number; end: number } | null {
  for (const { 0: found, index } of text.matchAll(SENTENCE)) {
    if (found === '' || !words.every((word) => found.includes(word))) continue;
    const start = index + (found.length - found.trimStart().length);
    return { start, end: index + found.trimEnd().length };
  }
  return null;
}
