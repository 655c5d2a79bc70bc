import type { Block } from '../outline/outline.js';
import { BLANK_CODES } from '../text/blank.js';
import { Codes } from '../text/codes.js';
import { headingNumber } from '../outline/heading-number.js';

/** A title is short: papers keep an item's heading on one line of 28 characters, two at most with its number. */
const LONGEST = 36;
/** In a paper whose items are mostly sentences a first sentence is a title only where it is as short as one. */
const PLAIN = 22;
/** How far the words of an item are looked at. */
const REACH = 160;
const DUTY = /^[（(〔[【]\s*(?:牵头|责任|配合|主责|主办|承办|落实|实施)/;
/** A rule or a term is no title: `自2025年1月1日起至…`, `对…的，…`. */
const NO_TITLE =
  /\d+(?:\.\d+)?(?:万|亿|%|％|元|平方米|个百分点)|年底前|月底前|下列|以下|如下|^(?:自|从)\d|^(?:根据|按照|为了|将|本|该|凡|以上|上述|如)|(?:的|方面|为|情况下|如下|其中|以下|包括)$/;

/** Longest first phrase that is counted as one, and what ends it. */
const PHRASE = 26;
const PHRASE_ENDS = new Codes('。：:，,；;');
const TITLE_ENDS = new Codes('。：:');

/**
 * Whether most items of a paper begin with a short phrase of their own: then `A，B。` may be one too. `contents` is where
 * the words of each item begin, as `contentOf` says.
 */
export function mostlyTitled(text: string, items: readonly Block[], contents: readonly number[]): boolean {
  let titles = 0;
  for (let i = 0; i < items.length; i++) {
    const from = contents[i]!;
    const { end } = items[i]!;
    const stop = PHRASE_ENDS.first(text, from, Math.min(end, from + PHRASE + 1));
    if (stop > from + 1 && TITLE_ENDS.has(text.charCodeAt(stop)) && stop + 1 < end) titles++;
  }
  return items.length > 0 && titles * 10 >= items.length * 6;
}

const BLANK = new Codes(BLANK_CODES);
const DUTY_OPENS = new Codes('（(〔[【');
const HEADING_ENDS = new Codes('。：:！？；;');
const COMMAS = new Codes('，,');
const SEMICOLONS = new Codes('；;');
const COLONS = new Codes('：:');

/**
 * The heading of an item: its first clause up to 。 or a colon where it serves as a title, that is where it is short and
 * text follows, on its own line or below it; else null. ⟦强化要素保障⟧。坚持… has one, 安排资金50万元，用于维修。 is a sentence.
 */
export function headingOf(
  text: string,
  item: Block,
  content: number,
  titled: boolean,
  hasTextBelow = false,
): string | null {
  const from = Math.min(content, item.end);
  const end = Math.min(item.end, from + REACH);
  const stop = HEADING_ENDS.first(text, from, end);
  if (stop < 0) {
    if (item.end - from > LONGEST) return null;
    const words = text.slice(from, end);
    return COMMAS.within(text, from, end) && /[，,].*[，,]/.test(words) ? null : tidy(words);
  }
  const size = stop - from;
  const mark = text.charCodeAt(stop);
  if (size < 2 || size > (titled ? LONGEST : PLAIN) || SEMICOLONS.has(mark)) return null;
  const colon = COLONS.has(mark);
  if (colon && size > 20) return null;
  const comma = COMMAS.first(text, from, stop);
  if (comma >= 0 && (!titled || colon || COMMAS.within(text, comma + 1, stop))) return null;
  const heading = text.slice(from, stop);
  if (NO_TITLE.test(heading)) return null;
  // A whole sentence that only names of units follow is the measure itself; so is one with nothing behind it.
  if (stop + 1 >= item.end) return comma < 0 && size <= 30 && hasTextBelow ? tidy(heading) : null;
  return isDuty(text, stop + 1, end) ? null : tidy(heading);
}

/** Whether the words that follow a heading only name units. */
function isDuty(text: string, from: number, end: number): boolean {
  let at = from;
  while (at < end && BLANK.has(text.charCodeAt(at))) at++;
  return DUTY_OPENS.has(text.charCodeAt(at)) && DUTY.test(text.slice(at, end));
}

const tidy = (heading: string): string | null => joined(heading).trim() || null;

/** Words whose line was broken, in one line. */
export const joined = (words: string): string => (words.includes('\n') ? words.replace(/\s*\n\s*/g, '') : words);

/** Offset of the item's words after its number. */
export function contentOf(text: string, item: Block): number {
  const mark = headingNumber(text, item.start, item.end);
  if (mark) return mark.content;
  return item.number !== null && text.startsWith(item.number, item.start)
    ? item.start + item.number.length
    : item.start;
}
