import type { Range } from '../text/span.js';

/** Items joined by 、 (or standing side by side in quotation marks), with what makes their number uncertain. */
export interface Series extends Range {
  /** Number of items if every 和 及 与 is part of a name. */
  readonly least: number;
  /** Number of items if every 和 及 与 joins two items. */
  readonly most: number;
  /** Last characters of all items, in order. */
  readonly tails: readonly string[];
  /** Whether 等 closes it. */
  readonly andMore: boolean;
  /**
   * Whether all items stand plainly side by side: each in quotation marks, or short names of Han characters without 的,
   * figures, verbs that open a new thing. Only then is their number certain whatever they name.
   */
  readonly plain: 'quoted' | 'words' | null;
}

/** Nine characters at most, no word that shows that the item is more than a name: 在, 对, 的, a count of its own. */
const PLAIN = /^[\u4e00-\u9fffA-Za-z]{1,9}$/;
const NOT_PLAIN = /[的是在对将并把为不等其各每及与和或以从向了由两二三四五六七八九十多几]|[^一]一[^一]|其他|合作|协同/;

/** How plainly the items `breaks` cut out of `text.slice(start, end)` stand side by side. */
function plainness(text: string, start: number, breaks: readonly number[], end: number): Series['plain'] {
  let quotedAll = true;
  let from = start;
  for (let index = 0; index <= breaks.length; index++) {
    const stop = index < breaks.length ? breaks[index]! : end;
    const item = text.slice(from, stop);
    from = text[stop] === '、' ? stop + 1 : stop;
    if (!/^[“《][^“”《》]{1,16}[”》]$/.test(item)) {
      quotedAll = false;
      // The first item still holds the words that lead to the list.
      if (index > 0 && (!PLAIN.test(item) || NOT_PLAIN.test(item))) return null;
    }
  }
  return quotedAll ? 'quoted' : 'words';
}

/** Whether the 和 at `join` surely joins two items: 5路|和|6路 end alike, as do the items before. */
function surelyJoins(text: string, from: number, join: number, end: number, tail: string): boolean {
  if (text[join] === '以' || text.startsWith('以及', join - 1)) return true;
  return join - from >= 2 && text[join - 1] === tail && text[end - 1] === tail && /[\u4e00-\u9fff]/.test(tail);
}

/** As far back or forward as a series is followed, in code units. */
export const REACH = 360;

const CLOSING = '）)”’》」』】〉]';
const OPENING = '（(“‘《「『【〈[';

/** 1 closing, 2 opening, 3 the series' own 、, 4 a stop. */
const KIND = new Uint8Array(65536);
for (const mark of CLOSING) KIND[mark.charCodeAt(0)] = 1;
for (const mark of OPENING) KIND[mark.charCodeAt(0)] = 2;
KIND['、'.charCodeAt(0)] = 3;
for (const mark of '，。；：！？,;:!?\n') KIND[mark.charCodeAt(0)] = 4;

/** Words that hold 和 及 与 或 without joining anything. */
const INSIDE =
  /^(?:和谐|和平|和睦|和田|和县|和美|和顺|总和|缓和|温和|共和|饱和|柔和|中和|人和|及时|及格|及早|以及其|普及|涉及|波及|触及|危及|顾及|惠及|参与|给与|与会|与时|与否|或者其|或许|或缺|仁和|协和)/;

/** The joining words in `text.slice(start, end)`: positions of 和 及 与 或 暨 that may join two items. */
export function joins(text: string, start: number, end: number): number[] {
  const found: number[] = [];
  for (let at = start + 1; at < end - 1; at++) {
    if (JOINS[text.charCodeAt(at)] === 0) continue;
    if (INSIDE.test(text.slice(at, at + 3)) || INSIDE.test(text.slice(at - 1, at + 2))) continue;
    found.push(at);
  }
  return found;
}
const JOINS = new Uint8Array(65536);
for (const mark of '和及与或暨') JOINS[mark.charCodeAt(0)] = 1;

/**
 * The series that ends at `end` (where a count begins), or null where nothing is listed there:
 * `…⟦甲制度、乙制度、丙制度⟧三项机制`. Brackets and quotations within an item are passed over.
 */
export function seriesBefore(text: string, end: number): Series | null {
  let at = end;
  if (text[at - 1] === ' ') at--;
  let andMore = false;
  if (text[at - 1] === '等') {
    andMore = true;
    at--;
  }
  const last = at;
  const floor = Math.max(0, end - REACH);
  const breaks: number[] = [];
  let depth = 0;
  let joined: number[] = [];
  let start = floor;
  for (at--; at >= floor; at--) {
    const kind = KIND[text.charCodeAt(at)]!;
    if (kind === 0) {
      if (at === floor) start = at;
      continue;
    }
    if (kind === 1) {
      // “甲”“乙”“丙” stand side by side without 、; a bracket behind an item belongs to it.
      const next = text[at + 1]!;
      if (depth === 0 && at + 1 < last && KIND[next.charCodeAt(0)] === 2 && next !== '（' && next !== '(')
        breaks.push(at + 1);
      depth++;
    } else if (kind === 2) {
      if (depth === 0) {
        start = at + 1;
        break;
      }
      depth--;
    } else if (depth === 0 ? kind === 4 : text[at] === '\n' || text[at] === '。') {
      start = at + 1;
      break;
    } else if (depth === 0) breaks.push(at);
  }
  breaks.reverse();
  if (breaks.length === 0) {
    // `“新区—片区”两级`, `“春、夏、秋、冬”四季`: the series stands within the quotation.
    if (text[last - 1] === '”') {
      const open = text.lastIndexOf('“', last - 2);
      if (open >= floor && open > start - 1) return withinQuotes(text, open + 1, last - 1, andMore);
    }
    joined = joins(text, Math.max(start, last - 40), last);
    if (joined.length === 0) return null;
    return {
      start: Math.max(start, joined[0]! - 12),
      end: last,
      least: 1,
      most: 1 + joined.length,
      tails: [],
      andMore,
      plain: null,
    };
  }
  const first = breaks[0]!;
  const head = firstItem(text, Math.max(start, first - 16), first);
  const tails: string[] = [];
  let most = breaks.length + 1;
  let least = most;
  let sure = 0;
  let from = head;
  for (const stop of [...breaks, last]) {
    // Brackets behind an item explain it: 「甲区（试点）、乙区」.
    let tail = stop - 1;
    if (text[tail] === '）' || text[tail] === ')') {
      const open = Math.max(text.lastIndexOf('（', tail), text.lastIndexOf('(', tail));
      if (open > from) tail = open - 1;
    }
    if (text[tail] === '”' || text[tail] === '》') tail--;
    tails.push(text[tail] ?? '');
    const joined = joins(text, from, stop);
    most += joined.length;
    if (stop === last && joined.length === 1 && surelyJoins(text, from, joined[0]!, last, tails[0]!)) {
      least++;
      sure = joined[0]!;
    }
    from = text[stop] === '、' ? stop + 1 : stop;
  }
  const plain = most === least && sure === 0 ? plainness(text, head, breaks, last) : null;
  return { start: head, end: last, least, most, tails, andMore, plain: sure > 0 && most === least ? 'words' : plain };
}

/** Where the first item begins: at its quotation mark, or behind a word that leads to the list (由, 将, 会同). */
function firstItem(text: string, start: number, end: number): number {
  const mark = text[end - 1];
  if (mark === '”' || mark === '》') {
    const open = text.lastIndexOf(mark === '”' ? '“' : '《', end - 1);
    if (open > start) return open;
  }
  // 重点|聚焦|甲: two such words at most.
  let from = start;
  for (let turn = 0; turn < 2; turn++) {
    const lead = LEADS_TO_LIST.exec(text.slice(from, from + 3));
    if (!lead || from + lead[0].length >= end) break;
    from += lead[0].length;
  }
  return from;
}
const LEADS_TO_LIST =
  /^(?:由|将|把|对|在|向|从|为|会同|联合|包括|推进|健全|完善|构建|建立|实施|公布|组织|加强|聚焦|围绕|紧扣|瞄准|针对|涉及|涵盖|重点|突出|抓好|支持|开展|推动|发展|落实|设置|制定|打造|依托|结合|按照)/;

function withinQuotes(text: string, start: number, end: number, andMore: boolean): Series | null {
  const inner = text.slice(start, end);
  for (const separator of ['、', '—', '－', '-', '+', '＋', '→', '·', '/']) {
    const parts = inner.split(separator === '—' ? /—{1,2}/ : separator);
    if (parts.length < 2) continue;
    if (parts.some((part) => part.trim() === '' || /\d/.test(part) || /^[A-Z]$/.test(part))) return null;
    return {
      start: start - 1,
      end: end + 1,
      least: parts.length,
      most: parts.length,
      // `“公司+农户”两种模式`: joined by + it may be one of the counted things.
      tails: separator === '、' ? parts.map((part) => part[part.length - 1]!) : [],
      andMore,
      plain: null,
    };
  }
  return null;
}

/** The series in the brackets that open at `open`, or null where they hold no plain list. */
export function seriesInBrackets(text: string, open: number): Series | null {
  return seriesFrom(text, open, false);
}

/** The series behind the colon at `colon` up to the next stop: `四条线路：⟦1路、2路、3路和5路恢复运营⟧。` */
export function seriesBehind(text: string, colon: number): Series | null {
  return seriesFrom(text, colon, true);
}

function seriesFrom(text: string, open: number, toStop: boolean): Series | null {
  const most = Math.min(text.length, open + REACH);
  const breaks: number[] = [];
  let depth = 0;
  let at = open + 1;
  for (; at < most; at++) {
    const kind = KIND[text.charCodeAt(at)]!;
    if (kind === 0) continue;
    if (kind === 2) depth++;
    else if (kind === 1) {
      if (depth === 0) break;
      depth--;
    } else if (depth === 0) {
      if (kind === 3) breaks.push(at);
      else if (toStop && '。；;\n'.includes(text[at]!)) break;
      else return null;
    } else if (text[at] === '\n') return null;
  }
  if (at >= most || (toStop && breaks.length === 0)) return null;
  const andMore = text[at - 1] === '等';
  const end = andMore ? at - 1 : at;
  const tails: string[] = [];
  let from = open + 1;
  let least = breaks.length + 1;
  let count = least;
  for (const stop of [...breaks, end]) {
    tails.push(text[stop - 1] ?? '');
    const item = from;
    const joined = joins(text, item, stop);
    count += joined.length;
    from = stop + 1;
    if (stop !== end || joined.length !== 1) continue;
    // Behind a colon the last item runs into the rest of the sentence: 6路|恢复运营.
    const [join, tail] = [joined[0]!, tails[0]!];
    const close = toStop ? text.slice(join, end).lastIndexOf(tail) : -1;
    if (surelyJoins(text, item, join, close > 0 ? join + close + 1 : end, tail)) least++;
  }
  const plain = count === breaks.length + 1 ? plainness(text, open + 1, breaks, end) : null;
  return { start: open + 1, end, least, most: count, tails, andMore, plain };
}
