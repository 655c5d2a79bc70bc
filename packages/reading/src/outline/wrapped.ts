import type { Flow } from '../text/flow.js';
import { flowOf } from '../text/flow.js';
import type { Range } from '../text/span.js';
import { isDutyLine } from './duty-line.js';
import { markOf } from './heading-number.js';
import type { Line } from './line.js';
import { endsSentence, isBlank } from './line.js';

/** No file is wrapped wider or narrower than this, in characters. */
const WIDEST = 90;
const NARROWEST = 18;
const IDEOGRAPHIC_SPACE = 0x3000;

/**
 * The flow of a paper whose paragraphs were broken into lines, the lines joined again; null where none was. A file
 * wrapped at a fixed width has no line longer than that and most of its lines nearly as long; elsewhere only a line
 * that breaks off in mid-sentence is joined (`最高额度调整为⏎60万元`). Headings, items, indented lines and lines behind a
 * blank one begin anew. `width` is what `wrapWidth` says of the same lines.
 */
export function rejoined(text: string, lines: readonly Line[], width: number): Flow | null {
  const runs: Range[] = [];
  let start = 0;
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = lines[i]!;
    let after = i + 1;
    // A page's number between two lines of a wrapped file: ⟦— 3 —⟧.
    if (width > 0 && endsPage(text, line)) {
      if (line.start >= start) {
        runs.push({ start, end: line.start });
        start = Math.min(line.end + 1, text.length);
      }
      continue;
    }
    while (width > 0 && after + 1 < lines.length && endsPage(text, lines[after]!)) after++;
    const next = lines[after]!;
    if (!breaksOff(text, line, next)) continue;
    if (width > 0 ? line.end - line.start < width * 0.8 : !mustGoOn(text, line, next)) continue;
    runs.push({ start, end: line.end });
    start = next.start;
  }
  if (runs.length === 0) return null;
  runs.push({ start, end: text.length });
  return flowOf(text, runs);
}

const endsPage = (text: string, line: Line): boolean =>
  line.end - line.start <= 7 && /^[—–－\-\s]*\d{0,3}[—–－\-\s]*$/.test(text.slice(line.start, line.end));

/** The width at which a file's lines are wrapped, 0 where they are not: all below it, and most of the cut ones near it. */
export function wrapWidth(text: string, lines: readonly Line[]): number {
  if (lines.length < 6) return 0;
  let width = 0;
  for (const line of lines) {
    const size = line.end - line.start;
    if (size > WIDEST) return 0;
    if (size > width) width = size;
  }
  if (width < NARROWEST) return 0;
  let full = 0;
  let cut = 0;
  lines.forEach((line, i) => {
    if (line.end - line.start < width * 0.8) return;
    full++;
    const next = lines[i + 1];
    if (next && breaksOff(text, line, next)) cut++;
  });
  return cut >= 4 && full * 10 >= lines.length * 3 && cut * 2 >= full ? width : 0;
}

/** Whether a sentence is open at a line's end and nothing in the next line begins anew. */
function breaksOff(text: string, line: Line, next: Line): boolean {
  if (next.gap > 0 || line.residue || next.residue || endsSentence(text, line)) return false;
  const last = text.charCodeAt(line.end - 1);
  if (last === 0x3a || last === 0xff1a) return false;
  if (text.charCodeAt(next.start - 1) === IDEOGRAPHIC_SPACE || indented(text, next)) return false;
  // Not beyond the line: where the text has no tab, a search would go to its end from every line.
  if (text.slice(line.start, line.end).includes('\t')) return false;
  return markOf(text, next) === null && !isDutyLine(text, next);
}

/** Two blanks or more before the first word. */
function indented(text: string, line: Line): boolean {
  return isBlank(text.charCodeAt(line.start - 1)) && text.charCodeAt(line.start - 1) !== 10 && line.start > 1
    ? isBlank(text.charCodeAt(line.start - 2)) && text.charCodeAt(line.start - 2) !== 10
    : false;
}

/** Words that end no line of their own, and beginnings that open none. */
const OPEN_END = /[为至到的、，,和与及在按]$/;
const NO_START =
  /^(?:[的、，,。；）)”》]|(?:[为至到达约超])?\d[\d.,]*[万亿]?(?:元|%|％|个|家|户|套|人|项|平方|亩|公里|倍))/;

/** In a paper that is not wrapped: a long line that cannot end here. */
function mustGoOn(text: string, line: Line, next: Line): boolean {
  if (line.end - line.start < 30) return false;
  const end = text.slice(line.end - 2, line.end);
  return OPEN_END.test(end) || NO_START.test(text.slice(next.start, next.start + 16));
}
