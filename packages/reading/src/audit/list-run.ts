import type { Block } from '../outline/outline.js';
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
  /** What follows the number: `、` `.` `是` …, empty for brackets. */
  readonly mark: string;
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
  const ten = words.indexOf('十');
  if (ten < 0) return words.length === 1 ? Math.max(0, DIGITS.indexOf(words)) : 0;
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
/** What kind of sign a number begins with. */
type Opens = '第' | '（' | '1' | '一';
const RULES: readonly { style: ListStyle; opens: Opens; pattern: RegExp }[] = [
  { style: 'article', opens: '第', pattern: new RegExp(`^第(${HAN}|[0-9]{1,3})条(?=[\\s　:：])`) },
  { style: 'chapter', opens: '第', pattern: new RegExp(`^第(${HAN}|[0-9]{1,3})章(?=[\\s　])`) },
  { style: 'section', opens: '第', pattern: new RegExp(`^第(${HAN}|[0-9]{1,3})节(?=[\\s　])`) },
  // Scanned papers print the number 一 as a dash: —、
  { style: 'han', opens: '一', pattern: /^([—])、/ },
  { style: 'han', opens: '一', pattern: new RegExp(`^(${HAN})([、.．])(?!${HAN}[、季月级])`) },
  { style: 'han-bracket', opens: '（', pattern: new RegExp(`^[（(](${HAN})[）)]`) },
  { style: 'arabic-bracket', opens: '（', pattern: /^[（(]([0-9]{1,3})[）)]/ },
  { style: 'arabic-close', opens: '1', pattern: /^([0-9]{1,3})[）)]/ },
  { style: 'arabic', opens: '1', pattern: /^([0-9]{1,3})([、.．])(?=[^0-9.．、%％])/ },
];

function kindOf(code: number): Opens {
  if (code === FIRST) return '第';
  if (code === ROUND_WIDE || code === ROUND) return '（';
  return code < 58 ? '1' : '一';
}
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';

/** The number that a block begins with, or null. */
export function itemAt(text: string, block: Block, index: number): { style: ListStyle; item: ListItem } | null {
  let start = block.start;
  for (; start < block.end && (text[start] === ' ' || text[start] === '　' || text[start] === '\t'); start++);
  const code = text.charCodeAt(start);
  const circled = code >= 0x2460 && code <= 0x2473 ? CIRCLED.indexOf(text[start]!) + 1 : 0;
  if (circled > 0) return { style: 'circled', item: { start, end: start + 1, value: circled, block: index, mark: '' } };
  if (STARTS[code] === 0) return null;
  // A number of three digits at most with its mark: most paragraphs that begin with a digit are no items.
  if (code !== FIRST) {
    let behind = code === ROUND_WIDE || code === ROUND ? start + 1 : start;
    const limit = behind + 3;
    while (behind < limit && STARTS[text.charCodeAt(behind)] === 2) behind++;
    if (AFTER_NUMBER[text.charCodeAt(behind)] === 0) return null;
  }
  const words = text.slice(start, Math.min(start + 8, block.end));
  for (const { style, pattern, opens } of RULES) {
    if (opens !== kindOf(code)) continue;
    const match = pattern.exec(words);
    if (!match) continue;
    const number = match[1]!;
    const value = number === '—' ? 1 : number.charCodeAt(0) < 58 ? Number(number) : hanNumber(number);
    if (value === 0 || value > 199) return null;
    return { style, item: { start, end: start + match[0].length, value, block: index, mark: match[2] ?? '' } };
  }
  return null;
}
const STARTS = new Uint8Array(65536);
for (const mark of '第（(') STARTS[mark.charCodeAt(0)] = 1;
for (const mark of '—0123456789一二三四五六七八九十') STARTS[mark.charCodeAt(0)] = 2;
const [FIRST, ROUND_WIDE, ROUND] = ['第', '（', '('].map((mark) => mark.charCodeAt(0)) as [number, number, number];
const AFTER_NUMBER = new Uint8Array(65536);
for (const mark of '）)、.．') AFTER_NUMBER[mark.charCodeAt(0)] = 1;

const IS_NUMBER = new Uint8Array(65536);
for (const mark of '一二三四五六七八九十') IS_NUMBER[mark.charCodeAt(0)] = 1;
const BREAKS = new Uint8Array(65536);
for (const mark of '。；，：！？、“（(:;,.!? \u3000\n\t') BREAKS[mark.charCodeAt(0)] = 1;

/** The `一是` items of a block: number and 是 behind the start of a clause. */
function clauseItems(text: string, block: Block, index: number, signs: readonly number[], first: number): ListItem[] {
  const items: ListItem[] = [];
  for (let next = first; next < signs.length && signs[next]! < block.end; next++) {
    const at = signs[next]!;
    let start = at;
    while (start > block.start && at - start < 3 && IS_NUMBER[text.charCodeAt(start - 1)] === 1) start--;
    if (start === at || (start > block.start && BREAKS[text.charCodeAt(start - 1)] === 0)) continue;
    const value = hanNumber(text.slice(start, at));
    if (value > 0) items.push({ start, end: at + 1, value, block: index, mark: '是' });
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
  const runs: Open[] = [];
  let stack: Open[] = [];
  /** Lists that may be carried on, the latest last. */
  let left: Open[] = [];
  let article = -2;
  let clauses: Open | null = null;
  let outer: Open[] = [];
  const lastOf = (open: Open) => open.items[open.items.length - 1]!.value;
  const begin = (style: ListStyle, item: ListItem): Open => {
    const open = { style, items: [item], continued: false };
    runs.push(open);
    return open;
  };
  const leave = (open: Open) => {
    left.push(open);
    if (left.length > 12) left.shift();
  };

  const place = (style: ListStyle, item: ListItem) => {
    let depth = stack.length - 1;
    while (depth >= 0 && stack[depth]!.style !== style) depth--;
    const here = depth >= 0 ? stack[depth]! : null;
    if (here) {
      for (const inner of stack.splice(depth + 1)) leave(inner);
      if (item.value === lastOf(here) + 1) {
        here.items.push(item);
        return;
      }
    }
    if (item.value === 1) {
      if (here) {
        leave(here);
        stack[depth] = begin(style, item);
      } else stack.push(begin(style, item));
      return;
    }
    for (let index = left.length - 1; index >= 0; index--) {
      const earlier = left[index]!;
      if (earlier.style !== style || lastOf(earlier) !== item.value - 1) continue;
      left.splice(index, 1);
      earlier.items.push(item);
      earlier.continued = true;
      if (here) {
        leave(here);
        stack[depth] = earlier;
      } else stack.push(earlier);
      return;
    }
    if (here) {
      here.items.push(item);
      return;
    }
    const onward = left.findLast((open) => open.style === style && open.continued && lastOf(open) < item.value);
    if (onward) {
      left = left.filter((open) => open !== onward);
      onward.items.push(item);
      stack.push(onward);
    } else stack.push(begin(style, item));
  };

  const placeClause = (item: ListItem) => {
    if (clauses && item.value === lastOf(clauses) + 1) {
      clauses.items.push(item);
      return;
    }
    if (item.value === 1) {
      if (clauses) outer.push(clauses);
      if (outer.length > 4) outer.shift();
      clauses = begin('is', item);
      return;
    }
    const earlier = outer.findLast((open) => lastOf(open) === item.value - 1);
    if (earlier) {
      outer = outer.filter((open) => open !== earlier);
      earlier.items.push(item);
      clauses = earlier;
    } else if (
      clauses &&
      (item.value > lastOf(clauses) || item.block === clauses.items[clauses.items.length - 1]!.block)
    ) {
      clauses.items.push(item);
    } else clauses = begin('is', item);
  };

  let sign = 0;
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]!;
    if (block.kind === 'contents' || block.kind === 'residue' || block.article < 0) continue;
    if (block.article !== article || block.kind === 'title') {
      article = block.article;
      stack = [];
      left = [];
      clauses = null;
      outer = [];
    }
    const marker = itemAt(text, block, index);
    if (marker) place(marker.style, marker.item);
    if (marker || block.kind === 'heading' || block.kind === 'column') {
      clauses = null;
      outer = [];
    }
    while (sign < signs.length && signs[sign]! < block.start) sign++;
    if (sign >= signs.length || signs[sign]! >= block.end) continue;
    for (const item of clauseItems(text, block, index, signs, sign)) placeClause(item);
  }
  return runs;
}
