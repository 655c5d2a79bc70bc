import { Codes } from '../text/codes.js';
import type { Range } from '../text/span.js';
import { PAPER_KIND, TITLE_SUFFIX } from './head-words.js';
import type { Line } from './line.js';
import { wordsOf } from './line.js';
import { isBody } from './issuer.js';
import { numberAtEnd } from './document-number.js';

/** A title as printed: its words with broken lines joined, and the range from its first to its last line. */
export interface Title extends Range {
  readonly words: string;
  /** A document number that stood in brackets at its end. */
  readonly number: string | null;
}

/** Notes and pieces of sentences that stand where a title might. */
const NO_TITLE = /^(?:注[：:]|备注|详见|详情|来源|图[：:]|附[：:件]|链接|点击|“(?![^”]*”))|——$/;
/** A list of bodies whose line was broken, not a title. */
function isList(words: string): boolean {
  let marks = 0;
  for (let at = 0; at < words.length; at++) if (LIST_MARKS.has(words.charCodeAt(at))) marks++;
  return marks > 2 && !/关于|《/.test(words);
}
const LIST_MARKS = new Codes('，,、');

const depthOf = (words: string): number => {
  let depth = 0;
  for (let at = 0; at < words.length; at++) {
    const code = words.charCodeAt(at);
    if (code === 0x300a) depth++;
    else if (code === 0x300b) depth--;
  }
  return depth;
};

/**
 * The titles in a run of short lines that stand together before a paper's text. A line that ends with what a paper calls
 * itself (…措施, …的通知) closes a title, unless it opens 《 and does not close it; （征求意见稿） on its own line belongs
 * to the title before it:
 *
 *     临江市人民政府
 *     关于印发《临江市巩固经济向好态势
 *     若干措施》的通知               → one title
 */
export function titlesOf(text: string, lines: readonly Line[]): Title[] {
  const titles: Title[] = [];
  let words = '';
  let start = 0;
  let end = 0;
  let number: string | null = null;
  const close = (): void => {
    const joined = words.trim();
    if (joined.length >= 4 && !isBody(joined) && !NO_TITLE.test(joined) && !isList(joined))
      titles.push({ words: joined, start, end, number });
    words = '';
    number = null;
  };
  for (const line of lines) {
    let here = wordsOf(text, line);
    if (here.startsWith('[视频]')) here = here.slice(4);
    if (OPENING.begin(here) && TITLE_SUFFIX.test(here)) {
      if (words) {
        words += here;
        end = line.end;
        close();
      } else if (titles.length > 0) {
        const last = titles[titles.length - 1]!;
        titles[titles.length - 1] = { words: last.words + here, start: last.start, end: line.end, number: last.number };
      }
      continue;
    }
    const tail = numberAtEnd(here);
    if (tail) {
      here = here.slice(0, tail.length);
      number = tail.number;
    }
    if (words && startsAnew(words, here)) close();
    if (!words) start = line.start;
    words = glued(words, here);
    end = line.end;
    if (tail || (KIND_END.end(words) && PAPER_KIND.test(words) && depthOf(words) <= 0 && /.{6}/.test(words))) close();
  }
  close();
  return titles;
}

// What a suffix of a title begins, and what a paper calls itself ends with.
const OPENING = new Codes('（(〔【[');
const KIND_END = new Codes('施措策见案法则定议知告示报函复划点纲要例单南条度准程明读动务）)〕');

/** 关于… begins a title of its own after a line that already is one, and so does a line that repeats the first's words. */
function startsAnew(before: string, here: string): boolean {
  if (here.startsWith('——') || here.startsWith('—')) return true;
  if (depthOf(before) > 0) return false;
  if (before.length > 8 && here.length > 8 && here.slice(0, 6) === before.slice(0, 6)) return true;
  return here.startsWith('关于') && !isBody(before.trim()) && PAPER_KIND.test(before);
}

/** Lines of Chinese words are joined without a space, Latin words with one. */
function glued(before: string, here: string): string {
  return /[A-Za-z0-9]$/.test(before) && /^[A-Za-z0-9]/.test(here) ? `${before} ${here}` : before + here;
}

const MASTHEAD = /^[^关于《》，。]{0,14}(?:专报|内参|参阅|呈阅件|要情)$/;

const squeezed = (words: string): string => words.replace(/[\s《》<>〈〉]/g, '');

/**
 * The title of the paper itself among those printed: where a cover sheet (…关于印发《X》的通知) and the paper X are both
 * there, X; below the masthead of a series of reports (`政务专报`) what it is about; else the first.
 */
export function titleOfPaper(titles: readonly Title[]): Title | null {
  if (titles.length < 2) return titles[0] ?? null;
  let best: Title | null = null;
  for (const inner of titles) {
    const words = squeezed(inner.words);
    if (words.length < 6) continue;
    for (const outer of titles) {
      if (outer === inner) continue;
      const whole = squeezed(outer.words);
      if (
        whole.length > words.length &&
        whole.includes(words) &&
        (!best || words.length < squeezed(best.words).length)
      ) {
        best = inner;
      }
    }
  }
  if (best) return best;
  const [first, second] = titles;
  return (first && second && MASTHEAD.test(first.words) ? second : first) ?? null;
}
