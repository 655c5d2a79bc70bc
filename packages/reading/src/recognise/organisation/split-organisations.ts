import { unspaced } from '../../text/blank.js';
import { Codes } from '../../text/codes.js';
import type { Range } from '../../text/span.js';
import { BRACKET, isBareHead, isBody, isComplete, isMore, masked, withoutBrackets } from './body.js';

/** No list of bodies in a paper is longer; what lies beyond is not read. */
const LONGEST_LIST = 4000;

/**
 * Splits a list of bodies, `[start, end)` of the text, into one range per body, in printed order.
 *
 *     ⟦市财政局⟧、⟦市住房和城乡建设局⟧和⟦各县（市、区）政府⟧等部门
 *
 * Separators are `、` `，` `；` `。` and line breaks outside brackets, and `和` `及` `与` `以及` where whole bodies stand on
 * both sides. A run under one head stays together (`⟦各市、州、县人民政府⟧`); a note in brackets at the end of a name
 * (`〈含开发区，下同〉`) and `等部门` do not belong to it. Whether each range is a body is for the caller to ask.
 */
export function splitOrganisations(text: string, range: Range): Range[] {
  const end = Math.min(range.end, range.start + LONGEST_LIST, text.length);
  const pieces = atSeparators(text, Math.max(0, range.start), end);
  const names: Piece[] = [];
  for (const piece of pieces) atConjunctions(text, piece, names);
  return underOneHead(text, names);
}

interface Piece extends Range {
  /** Character that closed it, '' at the end of the list. */
  readonly closedBy: string;
}

const SEPARATORS = new Codes('、，,；;。．/／\n\t|');
const LINE_BREAK = 0x0a;
const BLANKS = new Codes(' 　');

function atSeparators(text: string, start: number, end: number): Piece[] {
  const pieces: Piece[] = [];
  let depth = 0;
  let from = start;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    const bracket = BRACKET[code];
    if (bracket === 1) depth++;
    else if (bracket === 2) depth = Math.max(0, depth - 1);
    else if (depth > 0) continue;
    else if (SEPARATORS.has(code)) {
      // a line broken inside a name: `市自然资源\n局` is one, `市财政局\n市住建局` are two
      if (code === LINE_BREAK && !isComplete(text.slice(Math.max(from, i - 40), i).trim())) continue;
      pieces.push({ start: from, end: i, closedBy: text[i]! });
      from = i + 1;
    } else if (BLANKS.has(code)) {
      if (i > from && isBody(text.slice(Math.max(from, i - 40), i).trim()) && startsBody(text, i + 1, end)) {
        pieces.push({ start: from, end: i, closedBy: '、' });
        from = i + 1;
      }
    }
  }
  pieces.push({ start: from, end, closedBy: '' });
  return pieces;
}

function startsBody(text: string, at: number, end: number): boolean {
  return at < end && /^[\s　]*[省市区县州各镇国中相有]/.test(text.slice(at, Math.min(end, at + 6)));
}

const CONJUNCTION = /以及|和|及|与|暨/g;
const OF_CONJUNCTION = new Codes('和及与暨');

function atConjunctions(text: string, piece: Piece, names: Piece[]): void {
  const whole = trimmed(text, piece);
  if (whole.end <= whole.start) return;
  if (whole.end - whole.start > 200) return;
  let from = whole.start;
  // Most names hold none.
  if (OF_CONJUNCTION.within(text, whole.start, whole.end)) {
    const words = masked(text.slice(whole.start, whole.end));
    CONJUNCTION.lastIndex = 0;
    for (let found = CONJUNCTION.exec(words); found !== null; found = CONJUNCTION.exec(words)) {
      const at = whole.start + found.index;
      const after = at + found[0].length;
      if (at < from) continue;
      const left = text.slice(from, at).trim();
      const right = text.slice(after, whole.end).trim();
      if (left === '') {
        from = after;
        continue;
      }
      if (!isComplete(left) || !opensBody(right)) continue;
      addOne(text, { start: from, end: at, closedBy: '和' }, names);
      from = after;
    }
  }
  addOne(text, { start: from, end: whole.end, closedBy: piece.closedBy }, names);
}

/** Whether the words after a conjunction begin a body of their own. */
function opensBody(right: string): boolean {
  const next = masked(right).search(/以及|和|及|与/);
  const first = next > 0 ? right.slice(0, next) : right;
  const bare = withoutMore(first);
  if (isBareHead(bare)) return false;
  return isBody(bare) || isBody(withoutMore(right));
}

function withoutMore(words: string): string {
  const at = lastMore(words);
  return at < 0 ? words : words.slice(0, at);
}

/** Where the `等` stands that ends a list, −1 without one; `高等` and `中等` are no such words. */
function lastMore(words: string): number {
  if (!words.includes('等')) return -1;
  const plain = masked(words);
  for (let at = plain.lastIndexOf('等'); at > 0; at = plain.lastIndexOf('等', at - 1)) {
    if (!/[高中初平同]/.test(plain[at - 1]!)) return at;
  }
  return -1;
}

function addOne(text: string, piece: Piece, names: Piece[]): void {
  let { start, end } = trimmed(text, piece);
  if (end <= start) return;
  const words = text.slice(start, end);
  const more = lastMore(words);
  if (more === 0) return;
  if (more > 0) {
    const rest = words.slice(more + 1).trim();
    if (rest === '' || isMore(rest) || !isBody(rest)) end = start + more;
    else {
      const listed = trimmed(text, { start, end: start + more });
      names.push({ start: listed.start, end: listed.end, closedBy: '等' });
      start += more + 1;
    }
  }
  const bounds = trimmed(text, { start, end });
  if (bounds.end > bounds.start) names.push({ start: bounds.start, end: bounds.end, closedBy: piece.closedBy });
}

const EDGE = new Codes(' 　\t\n\r*#_>-—:：。.．\u200b\ufeff\u00a0');

/** A note at the end of a name that is no part of it: `〈含开发区，下同〉`, `（以下均需…负责）`. */
const NOTE = /^[（(〔[［【〈<](?:含|包括|以下|下同|排名|不含|简称|名单)|下同.$|不再列出.$/;

function trimmed(text: string, range: Range): Range {
  let { start, end } = range;
  while (start < end && (EDGE.has(text.charCodeAt(start)) || BRACKET[text.charCodeAt(start)] === 2)) start++;
  for (;;) {
    while (start < end && EDGE.has(text.charCodeAt(end - 1))) end--;
    if (end <= start || BRACKET[text.charCodeAt(end - 1)] !== 2) return { start, end };
    const open = openingOf(text, start, end - 1);
    if (open === start) return { start, end };
    if (open < 0) end--;
    else if (NOTE.test(text.slice(open, end))) end = open;
    else return { start, end };
  }
}

function openingOf(text: string, start: number, close: number): number {
  let depth = 0;
  for (let i = close; i >= start && i > close - 200; i--) {
    const bracket = BRACKET[text.charCodeAt(i)];
    if (bracket === 2) depth++;
    else if (bracket === 1 && --depth === 0) return i;
  }
  return -1;
}

/** `各市`, `州`, `各县〔市、区〕`, `云溪县`: a division that waits for its head. */
const WAITING =
  /^(?:各|相关|有关|其他|各相关|各有关|全市各|项目所在|所在)?(?:设区的?)?[一-鿿]{0,8}(?:市|州|盟|县|区|旗|乡|镇|地区|自治县|市县|县区|区县)$/;
const ZONE =
  /(?:开发区|新区|园区|景区|高新区|经开区|度假区|试验区|保税区|商业区|示范区|功能区|街道|片区|集聚区|管理区)$/;
const HEAD = /^(?:各|相关|有关|其他|省直管)?[一-鿿]{0,10}?(?:市|州|盟|县|区|旗|乡|镇|自治县)(?:级)?(?:人民政府|政府)$/;
const OWN_GOVERNMENT = /^(?:省|市|区|县|州)(?:人民)?政府$/;

/** The last characters of a division. */
const ENDS_DIVISION = new Codes('市州盟县区旗乡镇');

/** Joins `各市` `州` `县人民政府`, divisions in a row that share the head of the last. */
function underOneHead(text: string, names: readonly Piece[]): Range[] {
  const joined: Range[] = [];
  let first = -1;
  for (let i = 0; i < names.length; i++) {
    const name = names[i]!;
    const links = name.closedBy === '、' || name.closedBy === '和';
    if (links || first >= 0) {
      const bare = unspaced(withoutBrackets(text.slice(name.start, name.end)));
      if (links && ENDS_DIVISION.end(bare) && WAITING.test(bare) && !ZONE.test(bare)) {
        if (first < 0) first = i;
        continue;
      }
      const sharesHead =
        first >= 0 && HEAD.test(bare) && (!OWN_GOVERNMENT.test(bare) || text[names[first]!.start] === '各');
      if (sharesHead) {
        joined.push({ start: names[first]!.start, end: name.end });
        first = -1;
        continue;
      }
    }
    for (let at = first; at >= 0 && at < i; at++) joined.push({ start: names[at]!.start, end: names[at]!.end });
    joined.push({ start: name.start, end: name.end });
    first = -1;
  }
  if (first >= 0) for (const waiting of names.slice(first)) joined.push({ start: waiting.start, end: waiting.end });
  return joined;
}
