import { listOf, Numbers } from '../text/list.js';
import { marked, STRETCH } from '../text/scan.js';
import type { Range } from '../text/span.js';

/** A sentence of a block and its clauses (parts between commas). Ranges leave out the closing mark. */
export interface Sentence extends Range {
  readonly clauses: readonly Range[];
}

/** What a code unit does to a sentence; 0 for nearly all, so that the loop passes over them with one look. */
const Mark = { none: 0, stop: 1, comma: 2, halfComma: 3, pause: 4, bracket: 5, colon: 6 } as const;
const MARKS = new Uint8Array(65536);
for (const mark of '。！？；;!?\n\t…') MARKS[mark.charCodeAt(0)] = Mark.stop;
MARKS['，'.charCodeAt(0)] = Mark.comma;
// What parts the cells of a row that is drawn with bars.
MARKS['|'.charCodeAt(0)] = Mark.comma;
for (const mark of '：:') MARKS[mark.charCodeAt(0)] = Mark.colon;
for (const mark of '（(') MARKS[mark.charCodeAt(0)] = Mark.bracket;
MARKS[','.charCodeAt(0)] = Mark.halfComma;
MARKS['、'.charCodeAt(0)] = Mark.pause;
/** Offsets of marks. */
const places = new Int32Array(STRETCH + 1);
const isDigit = (code: number): boolean => (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);

/** A colon in `11.6：41.5：46.9` or `1:0.8`; not in `附件1：2026年任务`, `任务1：12月底前`. */
const TELLS_TIME = /^\d{1,4}[年月日]/;

/**
 * Whether a mark that parts clauses stands here: ， and a half-width comma that is not within a number, a colon that is not
 * within a ratio.
 */
function isComma(text: string, at: number, mark: number): boolean {
  if (mark !== Mark.halfComma && mark !== Mark.colon) return mark === Mark.comma;
  if (!isDigit(text.charCodeAt(at - 1)) || !isDigit(text.charCodeAt(at + 1))) return true;
  return mark === Mark.colon && TELLS_TIME.test(text.slice(at + 1, at + 6));
}

/**
 * No sentence of a paper is this long, but a list without a full stop may be: from the first length on it is cut at the
 * next comma or 、, at the second anywhere, so that what looks around in a sentence stays bounded.
 */
const LONG = 800;
const LONGEST = 1000;

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

/** No aside of words alone is longer. */
const ASIDE = 48;

/** Where the bracket that opens at `at` closes, if nothing but words and commas stand in it (`（含二手房，下同）`); else −1. */
function asideEnd(text: string, at: number, end: number): number {
  const limit = Math.min(end, at + ASIDE);
  for (let i = at + 1; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xff09 || code === 0x29) return i;
    const mark = MARKS[code]!;
    if (isDigit(code) || mark === Mark.stop || mark === Mark.bracket || mark === Mark.colon) return -1;
  }
  return -1;
}

/**
 * The sentences of a block in which something stands, as `holds` says of a range, in order. A sentence ends at 。！？；…
 * or a line break, a clause at ， , or ： (a comma between two digits is no clause end). A bracket that opens a sentence is
 * a sentence of its own; others stay inside their clause.
 */
export function sentencesOf(
  text: string,
  block: Range,
  holds: (start: number, end: number) => boolean = () => true,
): Sentence[] {
  const cutter = new Cutter(text, block, holds);
  for (let from = block.start; from < block.end; from += STRETCH) {
    const count = marked(text, from, Math.min(block.end, from + STRETCH), MARKS, places);
    for (let i = 0; i < count; i++) cutter.meet(places[i]!);
  }
  return cutter.finish();
}

/** Cuts a block at the marks that it meets. */
class Cutter {
  private readonly sentences: Sentence[] = [];
  /** Where the sentence begins. */
  private start: number;
  /** Behind the last mark that was heard. */
  private next: number;

  constructor(
    private readonly text: string,
    private readonly block: Range,
    private readonly holds: (start: number, end: number) => boolean,
  ) {
    this.start = block.start;
    this.next = block.start;
    commas.clear();
  }

  /** Takes the next place at which a mark stands. */
  meet(at: number): void {
    if (at < this.next) return;
    if (at - this.start > LONGEST) this.cutBefore(at);
    this.next = this.hear(at) + 1;
  }

  finish(): Sentence[] {
    this.cutBefore(this.block.end);
    this.close(this.block.end);
    return this.sentences;
  }

  private close(at: number): void {
    const { start } = this;
    if (at > start && this.holds(start, at)) {
      const clauses = clausesOf(start, at);
      if (clauses.length > 0) this.sentences.push({ start, end: at, clauses });
    }
    commas.clear();
    this.start = at + 1;
  }

  private cutBefore(mark: number): void {
    for (let at = Math.max(this.start + LONGEST + 1, this.next); at < mark; at = this.start + LONGEST + 1)
      this.close(at);
  }

  /** Hears the mark at `at`, and gives the last place that it settles. */
  private hear(at: number): number {
    const { text, block, start } = this;
    const mark = MARKS[text.charCodeAt(at)]!;
    if (mark === Mark.bracket) {
      // 「。（责任单位：…）下一句」: a bracket that opens a sentence is one of its own.
      const close = at === start ? closing(text, at, block.end) : -1;
      if (close > at) {
        for (let i = at; i < close; i++) if (isComma(text, i, MARKS[text.charCodeAt(i)]!)) commas.add(i);
        this.close(close);
        return close;
      }
      return at > start ? Math.max(at, asideEnd(text, at, block.end)) : at;
    }
    if (mark === Mark.stop) this.close(at);
    else {
      const comma = isComma(text, at, mark);
      if (at - start > LONG && (comma || mark === Mark.pause)) this.close(at);
      else if (comma) commas.add(at);
    }
    return at;
  }
}

/** Where the commas of the sentence stand that is not closed yet: most turn out to hold nothing. */
const commas = new Numbers();

/** What stands between the commas of a sentence. */
function clausesOf(start: number, end: number): Range[] {
  const count = commas.length;
  let parts = 0;
  for (let i = 0, from = start; i <= count; i++) {
    const at = i < count ? commas.at(i) : end;
    if (at > from) parts++;
    from = at + 1;
  }
  const clauses = listOf<Range>(parts);
  parts = 0;
  for (let i = 0, from = start; i <= count; i++) {
    const at = i < count ? commas.at(i) : end;
    if (at > from) clauses[parts++] = { start: from, end: at };
    from = at + 1;
  }
  return clauses;
}

/** Index of the clause that holds the offset; the last one before it where it stands on a mark. */
export function clauseAt(sentence: Sentence, offset: number): number {
  const { clauses } = sentence;
  let index = 0;
  while (index + 1 < clauses.length && clauses[index + 1]!.start <= offset) index++;
  return index;
}
