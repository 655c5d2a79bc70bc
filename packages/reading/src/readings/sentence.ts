import type { Range } from '../text/span.js';

/** A sentence of a block and its clauses (parts between commas). Ranges leave out the closing mark. */
export interface Sentence extends Range {
  readonly clauses: readonly Range[];
}

const CLOSES = new Uint8Array(65536);
for (const mark of '。！？；;!?\n\t…') CLOSES[mark.charCodeAt(0)] = 1;
const COMMA = 0x2c;
const isDigit = (code: number): boolean => (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);

/** Whether a mark that parts clauses stands here: ， ： : and a half-width comma that is not within a number. */
function isComma(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === 0xff0c || code === 0xff1a || code === 0x3a) return true;
  return code === COMMA && !(isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1)));
}

/**
 * No sentence of a paper is this long, but a list without a full stop may be: it is cut at the next comma or 、, and in the
 * end anywhere, so that what looks around in a sentence stays bounded.
 */
function tooLong(text: string, at: number, length: number): boolean {
  if (length <= 800) return false;
  return length > 1000 || text.charCodeAt(at) === 0x3001 || isComma(text, at);
}

/** Where the bracket that opens at `at` closes, or −1 within `end` or 400 characters. */
function closing(text: string, at: number, end: number): number {
  let depth = 0;
  for (let i = at; i < end && i < at + 400; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xff08 || code === 0x28) depth++;
    else if ((code === 0xff09 || code === 0x29) && --depth === 0) return i;
  }
  return -1;
}

/**
 * The sentences of a block, in order. A sentence ends at 。！？；… or a line break, a clause at ， , or ： (a comma
 * between two digits is no clause end). A bracket that opens a sentence is a sentence of its own; others stay
 * inside their clause.
 */
export function sentencesOf(text: string, block: Range): Sentence[] {
  const sentences: Sentence[] = [];
  let clauses: Range[] = [];
  let start = block.start;
  let from = block.start;
  const closeClause = (at: number) => {
    if (at > from) clauses.push({ start: from, end: at });
    from = at + 1;
  };
  const closeSentence = (at: number) => {
    closeClause(at);
    if (clauses.length > 0) sentences.push({ start, end: at, clauses });
    clauses = [];
    start = from = at + 1;
  };
  for (let at = block.start; at < block.end; at++) {
    const code = text.charCodeAt(at);
    if (at === start && (code === 0xff08 || code === 0x28)) {
      // 「。（责任单位：…）下一句」: a bracket that opens a sentence is one of its own.
      const close = closing(text, at, block.end);
      if (close > at) {
        for (let i = at; i < close; i++) if (isComma(text, i)) closeClause(i);
        at = close;
        closeSentence(at);
        continue;
      }
    }
    if (CLOSES[code] === 1 || tooLong(text, at, at - start)) closeSentence(at);
    else if (isComma(text, at)) closeClause(at);
  }
  closeSentence(block.end);
  return sentences;
}

/** Index of the clause that holds the offset; the last one before it where it stands on a mark. */
export function clauseAt(sentence: Sentence, offset: number): number {
  const { clauses } = sentence;
  let index = 0;
  while (index + 1 < clauses.length && clauses[index + 1]!.start <= offset) index++;
  return index;
}
