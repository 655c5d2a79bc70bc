import type { Block } from '../outline/outline.js';
import { Codes } from '../text/codes.js';
import type { Range } from '../text/span.js';

/**
 * How an item is numbered. `is` are the items within a text: `一是`, `二要`. Half- and full-width forms of one style
 * are the same style.
 */
export type ListStyle =
  | 'han'
  | 'han-bracket'
  | 'arabic'
  | 'arabic-bracket'
  | 'arabic-close'
  | 'circled'
  | 'article'
  | 'chapter'
  | 'section'
  | 'is';

export interface ListItem extends Range {
  readonly value: number;
  /** Index of its block. */
  readonly block: number;
  readonly style: ListStyle;
}

/** Items that belong to one list, as printed, in the order of the paper. */
export interface ListRun {
  readonly style: ListStyle;
  readonly items: readonly ListItem[];
  /** Whether the list ran on over the sections of the paper (`1.`–`26.` under `一、` `二、`). */
  readonly continued: boolean;
}

const DIGITS = '零一二三四五六七八九';

/** The value of a Chinese number from 1 to 99, 0 for other words. */
export function hanNumber(words: string): number {
  if (words.length === 1) return words === '十' ? 10 : Math.max(0, DIGITS.indexOf(words));
  const ten = words.indexOf('十');
  if (ten < 0) return 0;
  const tens = ten === 0 ? 1 : ten === 1 ? DIGITS.indexOf(words[0]!) : 0;
  const rest = words.slice(ten + 1);
  const ones = rest === '' ? 0 : rest.length === 1 ? DIGITS.indexOf(rest) : -1;
  return tens < 1 || ones < 0 || (rest !== '' && ones === 0) ? 0 : tens * 10 + ones;
}

/** The Chinese numeral of 1 to 99. */
export function hanNumeral(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10 === 0 && tens > 0 ? '' : DIGITS[value % 10]!;
  return tens === 0 ? ones : tens === 1 ? `十${ones}` : `${DIGITS[tens]!}十${ones}`;
}

const HAN = '[一二三四五六七八九十]{1,3}';
/** 第三条, 第二章: numbers that say themselves of what. */
const ORDINALS: readonly { readonly style: ListStyle; readonly pattern: RegExp }[] = [
  { style: 'article', pattern: new RegExp(`^第(${HAN}|[0-9]{1,3})条(?=[\\s　:：])`) },
  { style: 'chapter', pattern: new RegExp(`^第(${HAN}|[0-9]{1,3})章(?=[\\s　])`) },
  { style: 'section', pattern: new RegExp(`^第(${HAN}|[0-9]{1,3})节(?=[\\s　])`) },
];
/** How far an item's number is looked at, with what must follow it. */
const REACH = 8;
const MOST_DIGITS = 3;

const ORDINAL = '第'.charCodeAt(0);
const DASH = '—'.charCodeAt(0);
const PAUSE = '、'.charCodeAt(0);
const NUMERALS = new Codes('一二三四五六七八九十');
const ARABIC = new Codes('0123456789');
const NUMBER_STARTS = new Codes('—0123456789一二三四五六七八九十');
/** What a block that is an item begins with. */
const STARTS = new Codes('—0123456789一二三四五六七八九十第（(①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳ 　\t');
const OPENS = new Codes('（(');
const CLOSES = new Codes('）)');
const MARKS = new Codes('、.．');
/** Behind `1.` they make it a decimal, a share or a date. */
const GOES_ON = new Codes('0123456789.．、%％');
/** Behind a second numeral they make `一、` the first of a series: 一、二季度. */
const OF_SERIES = new Codes('、季月级');

/** The number that a block begins with, or null. */
export function itemAt(text: string, block: Block, index: number): ListItem | null {
  let start = block.start;
  if (!STARTS.has(text.charCodeAt(start))) return null;
  for (; start < block.end && BLANKS.has(text.charCodeAt(start)); start++);
  const code = text.charCodeAt(start);
  if (NUMBER_STARTS.has(code)) return markedItem(text, block, index, start, start);
  if (OPENS.has(code)) return markedItem(text, block, index, start, start + 1);
  // ①–⑳
  if (code >= 0x2460 && code <= 0x2473) return itemOf('circled', code - 0x245f, start, start + 1, index);
  if (code !== ORDINAL) return null;
  const words = text.slice(start, Math.min(start + REACH, block.end));
  for (const { style, pattern } of ORDINALS) {
    const match = pattern.exec(words);
    if (match) return itemOf(style, numberOf(match[1]!), start, start + match[0].length, index);
  }
  return null;
}
const BLANKS = new Codes(' 　\t');

/** `一、` `（一）` `1.` `（1）` `1）`: a number that begins at `from` and its mark; an open bracket stands at `start`. */
function markedItem(text: string, block: Block, index: number, start: number, from: number): ListItem | null {
  const limit = Math.min(start + REACH, block.end);
  const first = text.charCodeAt(from);
  // Scanned papers print the number 一 as a dash: —、
  if (first === DASH)
    return from === start && from + 1 < limit && text.charCodeAt(from + 1) === PAUSE
      ? itemOf('han', 1, start, from + 2, index)
      : null;
  const arabic = ARABIC.has(first);
  const digits = arabic ? ARABIC : NUMERALS;
  let at = from;
  while (at - from < MOST_DIGITS && digits.has(text.charCodeAt(at))) at++;
  if (at === from || at >= limit) return null;
  const mark = text.charCodeAt(at);
  let style: ListStyle;
  if (from > start) {
    if (!CLOSES.has(mark)) return null;
    style = arabic ? 'arabic-bracket' : 'han-bracket';
  } else if (CLOSES.has(mark)) {
    if (!arabic) return null;
    style = 'arabic-close';
  } else {
    if (!MARKS.has(mark)) return null;
    if (arabic ? at + 1 >= limit || GOES_ON.has(text.charCodeAt(at + 1)) : isSeries(text, at + 1, limit)) return null;
    style = arabic ? 'arabic' : 'han';
  }
  return itemOf(style, numberOf(text.slice(from, at)), start, at + 1, index);
}

/** Whether another numeral of a series begins here: 一、|二季度. */
function isSeries(text: string, from: number, limit: number): boolean {
  let at = from;
  while (at < limit && at - from < MOST_DIGITS && NUMERALS.has(text.charCodeAt(at))) at++;
  return at > from && at < limit && OF_SERIES.has(text.charCodeAt(at));
}

const numberOf = (words: string): number => (words.charCodeAt(0) < 58 ? Number(words) : hanNumber(words));

const itemOf = (style: ListStyle, value: number, start: number, end: number, block: number): ListItem | null =>
  value === 0 || value > 199 ? null : { start, end, value, block, style };

const BREAKS = new Codes('。；，：！？、“（(:;,.!? \u3000\n\t');

/** The `一是` items of a block: number and 是 behind the start of a clause. */
function clauseItems(text: string, block: Block, index: number, signs: readonly number[], first: number): ListItem[] {
  const items: ListItem[] = [];
  for (let next = first; next < signs.length && signs[next]! < block.end; next++) {
    const at = signs[next]!;
    let start = at;
    while (start > block.start && at - start < 3 && NUMERALS.has(text.charCodeAt(start - 1))) start--;
    if (start === at || (start > block.start && !BREAKS.has(text.charCodeAt(start - 1)))) continue;
    const value = hanNumber(text.slice(start, at));
    if (value > 0) items.push({ start, end: at + 1, value, block: index, style: 'is' });
  }
  return items;
}

interface Open {
  style: ListStyle;
  items: ListItem[];
  continued: boolean;
}

/**
 * The numbered lists of a paper. A list begins anew at 1; a number that carries on a list left open before (an inner
 * list of the same style has ended, or the numbering runs on over the sections) goes back to that list. What does not
 * carry on stays with the list it interrupts: the check on numbering looks at it there. `signs` are the offsets of 是
 * behind a numeral.
 */
export function listRuns(text: string, blocks: readonly Block[], signs: readonly number[]): ListRun[] {
  const lists = new Lists();
  let article = -2;
  let sign = 0;
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]!;
    if (block.kind === 'contents' || block.kind === 'residue' || block.article < 0) continue;
    if (block.article !== article || block.kind === 'title') {
      article = block.article;
      lists.endAll();
    }
    const item = itemAt(text, block, index);
    if (item) lists.place(item);
    if (item || block.kind === 'heading' || block.kind === 'column') lists.endClauses();
    while (sign < signs.length && signs[sign]! < block.start) sign++;
    if (sign >= signs.length || signs[sign]! >= block.end) continue;
    for (const one of clauseItems(text, block, index, signs, sign)) lists.placeClause(one);
  }
  return lists.runs;
}

const lastOf = (open: Open): ListItem => open.items[open.items.length - 1]!;

/** The lists of a paper while it is gone through. */
class Lists {
  readonly runs: Open[] = [];
  /** The lists that are open, the innermost last, and those that may be carried on, the latest last. */
  private readonly stack: Open[] = [];
  private left: Open[] = [];
  private clauses: Open | null = null;
  private outer: Open[] = [];

  endAll(): void {
    this.stack.length = 0;
    if (this.left.length > 0) this.left = [];
    this.endClauses();
  }

  endClauses(): void {
    this.clauses = null;
    if (this.outer.length > 0) this.outer = [];
  }

  private begin(item: ListItem): Open {
    const open = { style: item.style, items: [item], continued: false };
    this.runs.push(open);
    return open;
  }

  private leave(open: Open): void {
    this.left.push(open);
    if (this.left.length > 12) this.left.shift();
  }

  /** Puts the item that a block begins with into its list. */
  place(item: ListItem): void {
    const { stack } = this;
    const { style, value } = item;
    let depth = stack.length - 1;
    while (depth >= 0 && stack[depth]!.style !== style) depth--;
    const here = depth >= 0 ? stack[depth]! : null;
    if (here) {
      for (let inner = depth + 1; inner < stack.length; inner++) this.leave(stack[inner]!);
      stack.length = depth + 1;
      if (value === lastOf(here).value + 1) {
        here.items.push(item);
        return;
      }
    }
    if (value === 1) {
      if (here) this.leave(stack.pop()!);
      stack.push(this.begin(item));
      return;
    }
    for (let index = this.left.length - 1; index >= 0; index--) {
      const earlier = this.left[index]!;
      if (earlier.style !== style || lastOf(earlier).value !== value - 1) continue;
      this.left.splice(index, 1);
      earlier.items.push(item);
      earlier.continued = true;
      if (here) this.leave(stack.pop()!);
      stack.push(earlier);
      return;
    }
    if (here) {
      here.items.push(item);
      return;
    }
    const onward = this.left.findLast((open) => open.style === style && open.continued && lastOf(open).value < value);
    if (onward) {
      this.left = this.left.filter((open) => open !== onward);
      onward.items.push(item);
      stack.push(onward);
    } else stack.push(this.begin(item));
  }

  /** Puts an item within a paragraph into its list. */
  placeClause(item: ListItem): void {
    const { clauses } = this;
    const { value } = item;
    if (clauses && value === lastOf(clauses).value + 1) {
      clauses.items.push(item);
      return;
    }
    if (value === 1) {
      if (clauses) this.outer.push(clauses);
      if (this.outer.length > 4) this.outer.shift();
      this.clauses = this.begin(item);
      return;
    }
    const earlier = this.outer.findLast((open) => lastOf(open).value === value - 1);
    if (earlier) {
      this.outer = this.outer.filter((open) => open !== earlier);
      earlier.items.push(item);
      this.clauses = earlier;
    } else if (clauses && (value > lastOf(clauses).value || item.block === lastOf(clauses).block)) {
      clauses.items.push(item);
    } else this.clauses = this.begin(item);
  }
}
