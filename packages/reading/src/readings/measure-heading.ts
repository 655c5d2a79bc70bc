import type { Block } from '../outline/outline.js';
import { headingNumber } from '../outline/heading-number.js';

/** A title is short: papers keep an item's heading on one line of 28 characters, two at most with its number. */
const LONGEST = 36;
/** In a paper whose items are mostly sentences a first sentence is a title only where it is as short as one. */
const PLAIN = 22;
const DUTY = /^\s*[（(〔[【]\s*(?:牵头|责任|配合|主责|主办|承办|落实|实施)/;
/** A rule or a term is no title: `自2025年1月1日起至…`, `对…的，…`. */
const NO_TITLE =
  /\d+(?:\.\d+)?(?:万|亿|%|％|元|平方米|个百分点)|年底前|月底前|下列|以下|如下|^(?:自|从)\d|^(?:根据|按照|为了|将|本|该|凡|以上|上述|如)|(?:的|方面|为|情况下|如下|其中|以下|包括)$/;

/** Whether most items of a paper begin with a short phrase of their own: then `A，B。` may be one too. */
export function mostlyTitled(text: string, blocks: readonly Block[]): boolean {
  let items = 0;
  let titles = 0;
  for (const block of blocks) {
    if (block.kind !== 'item') continue;
    items++;
    const from = contentOf(text, block);
    const words = text.slice(from, Math.min(block.end, from + 60));
    const stop = words.search(/[。：:，,；;]/);
    if (stop > 1 && stop <= 26 && /[。：:]/.test(words.charAt(stop)) && from + stop + 1 < block.end) titles++;
  }
  return items > 0 && titles * 10 >= items * 6;
}

/**
 * The heading of an item: its first clause up to 。 or a colon where it serves as a title, that is where it is short and
 * text follows, on its own line or below it; else null. ⟦强化要素保障⟧。坚持… has one, 安排资金50万元，用于维修。 is a sentence.
 */
export function headingOf(text: string, item: Block, titled: boolean, hasTextBelow = false): string | null {
  const from = Math.min(contentOf(text, item), item.end);
  const words = text.slice(from, Math.min(item.end, from + 160));
  const stop = words.search(/[。：:！？；;]/);
  if (stop < 0) return item.end - from <= LONGEST && !/[，,].*[，,]/.test(words) ? tidy(words) : null;
  if (/[；;]/.test(words.charAt(stop))) return null;
  const heading = words.slice(0, stop);
  const rest = words.slice(stop + 1).trim();
  const commas = heading.split(/[，,]/).length - 1;
  const colon = /[：:]/.test(words.charAt(stop));
  if (heading.length > (titled ? LONGEST : PLAIN) || heading.length < 2 || commas > (titled && !colon ? 1 : 0))
    return null;
  if (colon && heading.length > 20) return null;
  if (NO_TITLE.test(heading)) return null;
  // A whole sentence that only names of units follow is the measure itself; so is one with nothing behind it.
  if (rest === '' && from + stop + 1 >= item.end)
    return isPhrase(heading, commas) && hasTextBelow ? tidy(heading) : null;
  if (DUTY.test(rest)) return null;
  return tidy(heading);
}

const tidy = (heading: string): string | null => heading.replace(/\s*\n\s*/g, '').trim() || null;

const isPhrase = (heading: string, commas: number): boolean => commas === 0 && heading.length <= 30;

/** Offset of the item's words after its number. */
function contentOf(text: string, item: Block): number {
  const mark = headingNumber(text, item.start, item.end);
  if (mark) return mark.content;
  return item.number !== null && text.startsWith(item.number, item.start)
    ? item.start + item.number.length
    : item.start;
}
