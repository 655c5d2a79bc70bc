import { BLANK_CODES } from '../text/blank.js';
import { Codes } from '../text/codes.js';
import type { Range } from '../text/span.js';
import { closingDateline, datelineAt } from './dateline.js';
import type { Line } from './line.js';
import { endsSentence, wordsOf } from './line.js';
import { isLeftOver } from './line-kind.js';

/**
 * A piece of a newspaper page as printed: a paragraph or what the column's end left of one, a headline, or something
 * that stands beside the text. `from`–`to` is its whole run of the canonical text with indent and line break before it.
 */
export interface PageElement extends Range {
  readonly from: number;
  readonly to: number;
  /**
   * `head`: headline of any rank · `body` · `dateline`: on a line of its own · `closing`: dateline that ends an article ·
   * `continued`: （上接1版） · `aside`: caption, credit, left-over.
   */
  kind: 'head' | 'body' | 'dateline' | 'closing' | 'continued' | 'aside';
  /** Ends as a sentence does (or with a dash that leads on to a new paragraph). */
  readonly closed: boolean;
  /** Whether its kind was told by its form alone, without looking at what stands around it. */
  readonly sure: boolean;
}

const CONTINUED =
  /^[（(【]?\s?(?:上接|紧接|接)(?:第?\s?[\dA-Z一二三四五六七八九十]{1,4}\s?版|头版)[^）)】]{0,12}[）)】]?$/;
const TURNED = /^[（(【]?\s?(?:下转|转)第?\s?[\dA-Z一二三四五六七八九十]{1,4}\s?版[^）)】]{0,12}[）)】]?$/;
const CREDIT = /(?:摄|供图|制图|摄影|绘|（资料图片）)[）)]?$/;
const BYLINE = /^[（(]?(?:本报|本网|全媒体|见习|实习)?(?:记者|通讯员|评论员|特约)[：:\s].{2,40}[）)]?$/;
/** A headline is shorter; what is longer and lacks its stop was cut. */
const HEADLINE = 60;
/** Characters and words with which no headline and no paragraph begins. */
const NO_START =
  /^[，。、；：！？）”’》%％,;!?)…]|^(?:的|了|着|们|吗|性|者|率|化|及|或者|和(?![平谐美睦])|与(?!此|会)|等(?!待))/;

/** Whether words cannot begin a paragraph: punctuation that closes, 的, 们, …性. */
export const cannotStart = (words: string): boolean => NO_START.test(words);

const NEWLINE = 10;
const COMMAS = new Codes('，,');
const BLANK = new Codes(BLANK_CODES);

/** How many of the characters stand in the words. */
function countOf(words: string, characters: Codes): number {
  let count = 0;
  for (let at = 0; at < words.length; at++) if (characters.has(words.charCodeAt(at))) count++;
  return count;
}

/** The elements of a page in print order. */
export function pageElements(text: string, lines: readonly Line[]): PageElement[] {
  const elements: PageElement[] = [];
  let gaps = 0;
  for (const line of lines) if (line.gap > 0) gaps++;
  const spaced = gaps * 2 > lines.length;
  let before = 0;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    let end = line.end;
    let last = i;
    const first = elementOf(text, line);
    if (first.kind === 'head' && spaced) {
      // Lines that stand together without a blank line between them are one headline.
      while (last + 1 < lines.length && lines[last + 1]!.gap === 0) {
        const next = elementOf(text, lines[last + 1]!);
        if (next.kind !== 'head' && next.kind !== 'aside') break;
        if (next.kind === 'aside') first.kind = 'aside';
        end = lines[++last]!.end;
      }
    }
    i = last;
    const from = Math.max(before, lineStart(text, line.start));
    let to = text.indexOf('\n', end);
    if (to < 0) to = text.length;
    if (i + 1 < lines.length && lines[i + 1]!.start < to) to = end;
    before = to;
    const { kind, closed, sure } = first;
    elements.push({ kind, start: line.start, end, from, to, closed, sure });
  }
  return elements;
}

/** Offset of the line break before the line, or of the text's begin. */
function lineStart(text: string, start: number): number {
  let at = start - 1;
  while (at > 0 && text.charCodeAt(at) !== NEWLINE) at--;
  return Math.max(0, at);
}

function elementOf(text: string, line: Line): { kind: PageElement['kind']; closed: boolean; sure: boolean } {
  const size = line.end - line.start;
  const words = wordsOf(text, line, 90);
  if (line.residue || isLeftOver(text, line, 80)) return { kind: 'aside', closed: true, sure: true };
  if (size <= 24 && CONTINUED.test(words)) return { kind: 'continued', closed: true, sure: true };
  if (size <= 24 && TURNED.test(words)) return { kind: 'aside', closed: true, sure: true };
  const dash = text.charCodeAt(line.end - 1) === 0x2014;
  const closed = endsSentence(text, line) && !/[；;]$/.test(text.slice(line.end - 1, line.end));
  if (size <= 90 && CREDIT.test(words) && /[\s。）)]\S{1,12}$|^\S{2,8}\s\S{1,4}$/.test(words))
    return { kind: 'aside', closed: true, sure: true };
  if (size <= 60 && BYLINE.test(words)) return { kind: 'dateline', closed: true, sure: true };
  const dateline = datelineAt(text, line.start, line.end);
  if (dateline?.closing && dateline.end === line.end) return { kind: 'closing', closed: true, sure: true };
  if (dateline && dateline.end === line.end) return { kind: 'dateline', closed: true, sure: true };
  if (closed || dash || closingDateline(text, line.start, line.end)) return { kind: 'body', closed: true, sure: true };
  if (dateline) return { kind: 'body', closed: false, sure: true };
  if (size > HEADLINE) return { kind: 'body', closed: false, sure: true };
  if (/[。；;，,、：:]$/.test(words) || /[。；;]/.test(words) || cannotStart(words))
    return { kind: 'body', closed: false, sure: true };
  const commas = countOf(words, COMMAS);
  const spaces = countOf(words, BLANK);
  if (commas >= 2 && spaces === 0) return { kind: 'body', closed: false, sure: true };
  if (size > 34 && commas >= 1 && spaces === 0 && !words.startsWith('——'))
    return { kind: 'body', closed: false, sure: true };
  return { kind: 'head', closed: true, sure: spaces > 0 || words.startsWith('——') };
}
