import { Codes } from '../text/codes.js';
import type { Line } from './line.js';
import { wordsOf } from './line.js';

/** `责任单位：…` on a line of its own, in brackets or not; `（市住建局牵头，市财政局配合）`. */
const DUTY_LINE =
  /^[（(〔[【]?\s{0,2}(?:(?:(?:牵头|责任|配合|主责|主办|协办|承办|主管|实施|落实|参与|协助)(?:责任)?(?:单位|部门|领导|主体)|责任人|牵头领导|责任分工)[^。：:]{0,6}[：:]|.{2,120}(?:牵头|负责|配合|分工负责)[）)〕\]】]?。?$)/;
const LABEL_END = /(?:牵头|负责|配合|落实)[）)〕\]】]?。?$/;
/** So much of a line is looked at. */
const LONGEST = 400;

const DUTY_START = new Codes('（(〔[【牵责配主协承实落参');
const DUTY_OPEN = new Codes('（(〔[【');
/** A label's colon stands within so many characters. */
const LABEL = 17;
const COLONS = new Codes('：:');
const STOP = '。'.charCodeAt(0);
const DUTY_CLOSE = new Codes('）)〕]】');
const LABEL_LAST = new Codes('头责合实');

/** Whether a line only names who is responsible. */
export function isDutyLine(text: string, line: Line): boolean {
  const code = text.charCodeAt(line.start);
  if (!DUTY_START.has(code)) return false;
  // Either a label with its colon opens the line, or one closes it within brackets.
  const open = DUTY_OPEN.has(code);
  const labelled = open && endsWithLabel(text, Math.min(line.end, line.start + LONGEST));
  if (!labelled && !COLONS.within(text, line.start, Math.min(line.end, line.start + LABEL))) return false;
  const words = wordsOf(text, line, LONGEST);
  if (!DUTY_LINE.test(words)) return false;
  if (
    /^[（(〔[【]?\s{0,2}[^：:。]{2,12}[：:]/.test(words) &&
    /^.{0,3}(?:牵头|责任|配合|主责|主办|协办|承办|主管|实施|落实|参与|协助)/.test(words)
  )
    return true;
  return open && LABEL_END.test(words);
}

/** Whether what ends at `end` may end as `LABEL_END` says: with 牵头 and the like, a bracket and a stop behind it or none. */
function endsWithLabel(text: string, end: number): boolean {
  let at = end - 1;
  if (text.charCodeAt(at) === STOP) at--;
  if (DUTY_CLOSE.has(text.charCodeAt(at))) at--;
  return LABEL_LAST.has(text.charCodeAt(at));
}
