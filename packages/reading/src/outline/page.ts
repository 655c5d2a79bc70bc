import type { Range } from '../text/span.js';
import { addresseesOf } from './addressees.js';
import { datelineAt } from './dateline.js';
import { documentNumber } from './document-number.js';
import { markOf, Style } from './heading-number.js';
import { Joints } from './joint.js';
import type { Line } from './line.js';
import { wordsOf } from './line.js';
import { metaKeyOf } from './line-kind.js';
import type { About, Outline } from './outline.js';
import { dayOfLine } from './published.js';
import type { PageElement } from './page-element.js';
import { pageElements } from './page-element.js';
import { headlinesOf } from './headline.js';
import { layOut } from './page-layout.js';
import { readingOrder } from './page-order.js';
import { linksOf, settleKinds } from './thread.js';
import { wrapWidth } from './wrapped.js';
import { Topics } from './topic.js';
import { BLANK_CODES } from '../text/blank.js';
import { Codes } from '../text/codes.js';

/** Longer texts are no single page: a full broadsheet page holds 15,000 characters. */
const LIMIT = 60_000;
const CONTINUED = /^[（(【]?\s?(?:上接|下转|紧接|转)第?\s?[\dA-Z一二三四五六七八九十]{1,4}\s?版/;

const CONTINUES = new Codes('（(【上下紧转' + BLANK_CODES);

const STOPS = new Codes('。！？!?…”’）)：:.');

/**
 * Whether a text is a newspaper's page: continuation marks, several datelines, or paragraphs that break off without a
 * stop. A paper with numbered sections is none, nor a text all of whose lines are cut (hard-wrapped) or none is.
 */
export function looksLikePage(text: string, lines: readonly Line[]): boolean {
  if (lines.length < 5 || text.length > LIMIT) return false;
  let numbered = 0;
  let datelines = 0;
  let continued = 0;
  let long = 0;
  let cut = 0;
  for (const line of lines) {
    const size = line.end - line.start;
    const mark = markOf(text, line);
    if (mark && mark.style <= Style.digit) numbered++;
    if (size < 40 && CONTINUES.has(text.charCodeAt(line.start)) && CONTINUED.test(wordsOf(text, line))) continued++;
    if (datelines < 2 && datelineAt(text, line.start, line.end)) datelines++;
    if (size > 24) {
      long++;
      if (!STOPS.has(text.charCodeAt(line.end - 1))) cut++;
    }
  }
  if (continued > 0 || datelines >= 2) return !isTabbed(text, lines);
  if (numbered >= 3 || cut < 3 || cut * 10 < long || cut * 10 > long * 7) return false;
  return !isTabbed(text, lines) && !isOfficial(text, lines) && wrapWidth(text, lines) === 0;
}

/** Whether a third of the lines are rows of a table: long ones with a tab near their begin. */
function isTabbed(text: string, lines: readonly Line[]): boolean {
  if (!text.includes('\t')) return false;
  let tabs = 0;
  for (const { start, end } of lines) if (end - start > 24 && text.slice(start, start + 60).includes('\t')) tabs++;
  return tabs * 3 > lines.length;
}

/** Whether a paper's head or signature is there: number, addressees, a date on a line of its own, a header table. */
function isOfficial(text: string, lines: readonly Line[]): boolean {
  return lines.some((line) => {
    if (line.end - line.start > 90) return false;
    const words = wordsOf(text, line, 90);
    return (
      documentNumber(words) !== null ||
      dayOfLine(words) !== null ||
      metaKeyOf(words) !== null ||
      addresseesOf(words) !== null
    );
  });
}

/**
 * The outline of a newspaper's page: its articles, each with its pieces in reading order, though the columns may be
 * interleaved and sentences cut. Null where the text is no such page.
 */
export function outlineOfPage(text: string, lines: readonly Line[], about: About): Outline | null {
  if (!looksLikePage(text, lines)) return null;
  const printed = pageElements(text, lines);
  const joints = new Joints(
    text,
    printed.filter((element) => element.kind === 'body' || element.kind === 'head'),
  );
  const elements: PageElement[] = settleKinds(text, printed, joints);
  if (!elements.some((element) => element.kind === 'body')) return null;
  const topics = new Topics(text, elements as readonly Range[]);
  const links = linksOf(text, elements, joints, topics);
  const headlines = headlinesOf(text, elements, links, topics);
  const articles = readingOrder(elements, links, headlines, topics);
  return layOut(text, elements, links, headlines, articles, about);
}
