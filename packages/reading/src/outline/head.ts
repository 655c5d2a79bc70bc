import type { Day } from '../text/calendar.js';
import { Codes } from '../text/codes.js';
import { addresseesOf } from './addressees.js';
import { documentNumber } from './document-number.js';
import { DATE_KEY, DRAFT, ISSUER_KEY, NUMBER_KEY, TITLE_SUFFIX, WEB_LINE } from './head-words.js';
import { markOf, Style } from './heading-number.js';
import { bodiesIn, isBody, issuersOfTitle, masthead, speakersBody } from './issuer.js';
import type { Line } from './line.js';
import { endsSentence, wordsOf } from './line.js';
import { isLeftOver, metaKeyOf } from './line-kind.js';
import type { BlockKind } from './outline.js';
import { dayOfLine, dayWithin, passedDay } from './published.js';
import { readSignature } from './signature.js';
import type { Title } from './title.js';
import { titleOfPaper, titlesOf } from './title.js';

/** What the head and the foot of a single paper say, and which kind each of their lines is. */
export interface Head {
  readonly title: Title | null;
  /** Title of the cover sheet where it is another one, else the same words as `title`; '' without one. */
  readonly cover: string;
  readonly issuers: readonly string[];
  readonly number: string | null;
  readonly published: Day | null;
  readonly status: 'draft' | 'issued';
  readonly addressees: readonly string[];
  /** Index of the first line after the head. */
  readonly body: number;
  /** Kinds of the lines that are not the paper's text, by index of the line; undefined for the others. */
  readonly kinds: readonly (BlockKind | undefined)[];
}

/** Lines that are looked at for a head; papers with a contents page or a long cover stay below. */
const REACH = 90;
/** Those whom a speech addresses are no 主送机关. */
const VOCATIVE = /^(?:各位|尊敬的|同志们)/;
const NOTE = /^[（(].{2,24}[）)]$/;
/** `第17期（总第63期）` */
const ISSUE =
  /^[（(]?(?:20\d\d年|〔20\d\d〕)?第\s*[\d〇零一二三四五六七八九十百]{1,5}\s*期[）)]?\s*(?:[（(].{2,12}[）)])?$/;
/** `甲方：临江市人民政府` */
const PARTY = /^[甲乙丙]方\s*[：:（(]/;
const SUBTITLE = /^(?:——|—|--)/;
/** Paper and web pages end a head's title without a stop; longer lines are text. */
const TITLE_LINE = 64;
/** `附件2` on a line of its own above a title. */
const ATTACHED = /^附\s{0,2}件\s{0,2}[一二三四五六七八九十\d]{0,2}[：:]?$/;
/** A heading's first numbers: what stands before them is the head. */
const isNumbered = (text: string, line: Line): boolean => {
  const found = markOf(text, line);
  return found !== null && found.style !== Style.first && found.style !== Style.circle;
};

// What lines of a head begin or end with, or hold.
const ISSUE_START = new Codes('（(〔2第');
const NOTE_START = new Codes('（(');
const RULE_START = new Codes('—-');
const OF_WEB_LINE = new Codes('字印闭享览-源表');
const NO_TITLE_END = new Codes('：:，,、');
const ATTACHED_START = new Codes('附');

/** Whether a line could be part of a title: short, no stop at its end, no bullet, no numbering, no label with a colon. */
function isTitleLine(text: string, line: Line, words: string): boolean {
  if (line.end - line.start > TITLE_LINE && !/的通知$|》的?.{0,6}$/.test(words)) return false;
  if (line.end - line.start > 160 || NO_TITLE_END.end(words) || endsSentence(text, line)) return false;
  if (/^[\d\s.:/-]+$/.test(words) || /[\t|]/.test(words) || !/\p{Script=Han}{2}/u.test(words)) return false;
  return !/^[答问][：:]/.test(words) && !PARTY.test(words) && !isNumbered(text, line);
}

/**
 * Reads the head and the foot of a single paper: title (a cover sheet's too), issuers (signature, else before 关于),
 * number, printed date, addressees, draft or issued. Nothing is taken from outside the text.
 */
export function readHead(text: string, lines: readonly Line[]): Head {
  const kinds: (BlockKind | undefined)[] = new Array<undefined>(lines.length).fill(undefined);
  const titles: Title[] = [];
  let run: Line[] = [];
  let number: string | null = null;
  let metaDay: Day | null = null;
  /** Of a line 时间：, which in minutes gives the day of the meeting. */
  let heldDay: Day | null = null;
  let lineDay: Day | null = null;
  let metaIssuers: string[] = [];
  let spoken: string[] = [];
  let addressees: readonly string[] = [];
  let paragraphs = 0;
  /** A title may follow text only after a cover sheet's signature, date or note. */
  let closed = true;
  let body = 0;
  const bodies: number[] = [];
  const flush = (): void => {
    if (run.length > 0) titles.push(...titlesOf(text, run));
    run = [];
  };
  const limit = Math.min(lines.length, REACH);
  let index = 0;
  for (; index < limit; index++) {
    const line = lines[index]!;
    if (line.residue) {
      kinds[index] = 'residue';
      continue;
    }
    const words = wordsOf(text, line);
    const whole = line.end - line.start <= 200;
    if (isNumbered(text, line) && !titleContinues(text, lines, index)) break;
    const meta = whole ? metaKeyOf(words) : null;
    if (meta && (line.end - line.start < 100 || words.includes('](http'))) {
      flush();
      const value = words
        .slice(meta[0].length)
        .replace(/^\**\s*/, '')
        .trim();
      if (meta[1] === '时间') heldDay ??= dayWithin(value);
      else if (DATE_KEY.test(meta[1]!)) metaDay ??= dayWithin(value);
      else if (NUMBER_KEY.test(meta[1]!)) number ??= documentNumber(value);
      else if (ISSUER_KEY.test(meta[1]!) && isBody(value)) metaIssuers = bodiesIn(value);
      const [, key] = meta;
      kinds[index] = ISSUER_KEY.test(key!) || DATE_KEY.test(key!) || NUMBER_KEY.test(key!) ? 'head' : 'residue';
      continue;
    }
    if (
      line.end - line.start <= 120 &&
      OF_WEB_LINE.within(text, line.start, line.end) &&
      !endsSentence(text, line) &&
      WEB_LINE.test(words)
    ) {
      flush();
      metaDay ??= dayWithin(words);
      kinds[index] = 'head';
      continue;
    }
    if (isLeftOver(text, line, 200)) {
      flush();
      kinds[index] = 'residue';
      continue;
    }
    const day = whole ? (dayOfLine(words) ?? passedDay(words)) : null;
    if (day) {
      flush();
      lineDay ??= day;
      kinds[index] = 'head';
      closed = true;
      continue;
    }
    if (whole && ISSUE_START.begin(words) && ISSUE.test(words)) {
      flush();
      kinds[index] = 'head';
      continue;
    }
    const found = whole ? documentNumber(words) : null;
    if (found) {
      flush();
      number ??= found;
      kinds[index] = 'head';
      continue;
    }
    const mast = whole ? masthead(words) : null;
    if (mast) {
      flush();
      lineDay ??= mast.day;
      if (spoken.length === 0) spoken = mast.issuers;
      kinds[index] = 'head';
      continue;
    }
    const to = whole && paragraphs === 0 ? addresseesOf(words) : null;
    if (to) {
      flush();
      if (addressees.length === 0 && !VOCATIVE.test(words)) addressees = to;
      kinds[index] = 'head';
      closed = false;
      continue;
    }
    if (whole && ATTACHED_START.begin(words) && ATTACHED.test(words) && titles.length + run.length + paragraphs === 0) {
      kinds[index] = 'head';
      continue;
    }
    const letterhead = whole && words.length > 6 && words.endsWith('文件') && isBody(words.slice(0, -2));
    if (letterhead) {
      flush();
      if (metaIssuers.length === 0) metaIssuers = bodiesIn(words.slice(0, -2));
      kinds[index] = 'head';
      continue;
    }
    if (whole && isBody(words)) {
      bodies.push(index);
      const next = lines[index + 1];
      const startsTitle = next && /^关于|^印发/.test(wordsOf(text, next, 4));
      if (startsTitle && closed) {
        run.push(line);
        kinds[index] = 'title';
      } else {
        flush();
        kinds[index] = 'head';
      }
      continue;
    }
    const speaker = whole ? speakersBody(words) : null;
    if (speaker && words.length < 34 && !endsSentence(text, line)) {
      flush();
      spoken = [speaker];
      kinds[index] = 'head';
      continue;
    }
    if (
      RULE_START.begin(words) &&
      SUBTITLE.test(words) &&
      titles.length + run.length > 0 &&
      paragraphs === 0 &&
      line.end - line.start < 80
    ) {
      flush();
      lineDay ??= dayWithin(words);
      kinds[index] = 'title';
      continue;
    }
    if (whole && NOTE_START.begin(words) && NOTE.test(words) && !TITLE_SUFFIX.test(words)) {
      flush();
      lineDay ??= /^[（(].{0,4}\d{4}年/.test(words) ? dayWithin(words) : null;
      kinds[index] = 'head';
      if (/公开|印发/.test(words)) closed = true;
      continue;
    }
    const suffix = run.length > 0 && NOTE_START.begin(words) && TITLE_SUFFIX.test(words);
    if (whole && closed && (suffix || isTitleLine(text, line, words))) {
      // A cover's own sentences come after the addressees; a second title after them stands behind date or note.
      run.push(line);
      kinds[index] = 'title';
      continue;
    }
    flush();
    paragraphs++;
    closed = false;
    const covers = titles.length > 0 || addressees.length > 0 || /印发给|现将|予以(?:公布|印发)/.test(words);
    if (!covers || !coverAhead(text, lines, index)) break;
  }
  flush();
  body = index;
  const title = titleOfPaper(titles);
  const cover = titles.find((one) => one !== title && /通知|公告|函/.test(one.words))?.words ?? title?.words ?? '';
  const signature = readSignature(text, lines, kinds, body);
  let { issuers } = signature;
  if (issuers.length === 0) issuers = metaIssuers;
  if (issuers.length === 0 && title)
    issuers = [...new Set(issuersOfTitle(cover).concat(cover === title.words ? [] : issuersOfTitle(title.words)))];
  if (issuers.length === 0) issuers = spoken;
  if (issuers.length === 0) issuers = bodiesAlone(text, lines, bodies, kinds);
  const heads = titles.map((one) => one.words).join('\n');
  return {
    title,
    cover,
    issuers,
    number: number ?? titles.find((one) => one.number)?.number ?? null,
    published: signature.day ?? lineDay ?? metaDay ?? (title?.words.endsWith('纪要') ? null : heldDay),
    status: DRAFT.test(heads) ? 'draft' : 'issued',
    addressees,
    body,
    kinds,
  };
}

/** A title's broken line may begin with a number word: `…若干措施` / `（征求意见稿）`; nothing else numbered belongs to it. */
function titleContinues(text: string, lines: readonly Line[], index: number): boolean {
  return index === 0 ? false : TITLE_SUFFIX.test(wordsOf(text, lines[index]!, 40));
}

/**
 * Whether after this paragraph of the head a cover sheet's end (date, 此件公开发布, attachment) and another title still
 * come before the first number: then the head goes on.
 */
function coverAhead(text: string, lines: readonly Line[], index: number): boolean {
  const until = Math.min(lines.length, index + 14);
  for (let i = index + 1; i < until; i++) {
    const line = lines[i]!;
    if (line.residue) continue;
    if (isNumbered(text, line)) return false;
    if (line.end - line.start > 40) continue;
    const words = wordsOf(text, line);
    if (dayOfLine(words)) return i + 1 < lines.length;
  }
  return false;
}

/** Bodies that stand in the head alone, as on a letterhead. */
function bodiesAlone(
  text: string,
  lines: readonly Line[],
  at: readonly number[],
  kinds: readonly (BlockKind | undefined)[],
): string[] {
  return at.filter((i) => kinds[i] === 'head').flatMap((i) => bodiesIn(wordsOf(text, lines[i]!)));
}
