import type { Range } from '../text/span.js';
import { bareNumeral, markOf, Style } from './heading-number.js';
import type { Line } from './line.js';
import type { BlockKind } from './outline.js';
import { Codes } from '../text/codes.js';

/** A block of a digest's article. */
export interface DigestBlock extends Range {
  readonly kind: BlockKind;
  readonly depth: number;
  readonly number: string | null;
}

const NUMERALS = [
  '',
  '一',
  '二',
  '三',
  '四',
  '五',
  '六',
  '七',
  '八',
  '九',
  '十',
  '十一',
  '十二',
  '十三',
  '十四',
  '十五',
  '十六',
  '十七',
  '十八',
  '十九',
  '二十',
];
/** What may stand before 一是 inside a paragraph. */
const BEFORE = new Codes('：:。；;，,、！”）) ');

/**
 * The blocks of an article of a digest: its items 一是 … 二是 …, each on a line of its own or one after the other in a
 * paragraph (…四方面突破点：⟦一是…。⟧⟦二是…。⟧), and the text around them. An item from which 是 is missing between two
 * others (三是, ⟦四完善⟧, 五是) is one. Lines numbered 1. or （一） are items too.
 */
export function itemsOfDigest(text: string, lines: readonly Line[]): DigestBlock[] {
  return itemsByLine(text, lines) ?? itemsInside(text, lines);
}

function itemsByLine(text: string, lines: readonly Line[]): DigestBlock[] | null {
  const marks = lines.map((line) => markOf(text, line));
  let style: Style | null = null;
  for (const candidate of [Style.first, Style.han, Style.hanParen, Style.digit] as const) {
    const values = marks.filter((mark) => mark?.style === candidate).map((mark) => mark!.value);
    if (values.length >= 2 && values[0] === 1) {
      style = candidate;
      break;
    }
  }
  if (style === null) return null;
  let value = 0;
  return lines.map((line, i): DigestBlock => {
    const mark = marks[i];
    if (mark?.style === style) {
      value = mark.value;
      return { kind: 'item', start: line.start, end: line.end, depth: 0, number: mark.number };
    }
    if (style === Style.first && value > 0) {
      const bare = bareNumeral(text, line.start, line.end);
      const after = marks
        .slice(i + 1, i + 4)
        .some((later) => later?.style === Style.first && later.value === value + 2);
      const last = i === lines.length - 1 && value >= 2;
      if (bare === value + 1 && (after || last)) {
        value = bare;
        return { kind: 'item', start: line.start, end: line.end, depth: 0, number: NUMERALS[bare] ?? String(bare) };
      }
    }
    return { kind: 'body', start: line.start, end: line.end, depth: -1, number: null };
  });
}

/** Items one after the other inside paragraphs; two at least. */
function itemsInside(text: string, lines: readonly Line[]): DigestBlock[] {
  const blocks: DigestBlock[] = [];
  let value = 0;
  for (const line of lines) {
    const cuts: { at: number; number: string }[] = [];
    let from = line.start;
    for (;;) {
      const number = NUMERALS[value + 1];
      if (number === undefined) break;
      const at = nextItem(text, `${number}是`, from, line.end, line.start);
      if (at < 0) break;
      // 一是 alone is no list: 二是 must follow in the article.
      if (value === 0 && nextItem(text, '二是', at, lines[lines.length - 1]!.end, line.start) < 0) break;
      value++;
      cuts.push({ at, number });
      from = at + number.length + 1;
    }
    let start = line.start;
    let number: string | null = null;
    for (const cut of cuts) {
      push(blocks, text, start, cut.at, number);
      start = cut.at;
      number = cut.number;
    }
    push(blocks, text, start, line.end, number);
  }
  return blocks;
}

function push(blocks: DigestBlock[], text: string, start: number, end: number, number: string | null): void {
  let stop = end;
  while (stop > start && (text.charCodeAt(stop - 1) === 32 || text.charCodeAt(stop - 1) === 0x3000)) stop--;
  if (stop > start)
    blocks.push({ kind: number === null ? 'body' : 'item', start, end: stop, depth: number === null ? -1 : 0, number });
}

function nextItem(text: string, words: string, from: number, end: number, lineStart: number): number {
  for (let at = text.indexOf(words, from); at >= 0 && at < end; at = text.indexOf(words, at + 1)) {
    const before = text.charCodeAt(at - 1);
    if (at === lineStart || BEFORE.has(before) || before === 10) return at;
  }
  return -1;
}
