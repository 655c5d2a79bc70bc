import { BRACKET, isBody } from '../recognise/organisation/body.js';
import type { Range } from '../text/span.js';
import { BLANK_CODES } from '../text/blank.js';
import { Codes } from '../text/codes.js';
import { Pairs } from '../text/pairs.js';
import { LONGEST, namedIn, namesOf, type Named } from './duty-names.js';
import { COLONS, isOtherLabel, LABEL, SUPPORTS, VERB } from './duty-words.js';

/** A bracket or a line that names who answers, before it is known for which measure. */
export interface DutyText extends Range {
  /** Said in a sentence, outside brackets and without a label. */
  readonly prose: boolean;
  readonly named: readonly Named[];
}

/** One of these stands in every duty's words. */
const HINTS = ['牵头', '责任', '负责', '配合', '会同', '职责', '落实', '主办', '承办', '协办', '协助', '主责', '参与'];
const OF_HINT = new Codes(HINTS.join(''));
const HINT = new Pairs(6);
for (const [at, hint] of HINTS.entries()) HINT.set(hint.charCodeAt(0), hint.charCodeAt(1), at + 1);

/** Where the next of them begins, −1 where none does. Each covers two characters: one of them is among every other of the text. */
function nextHint(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 2) {
    const code = text.charCodeAt(at);
    if (!OF_HINT.has(code)) continue;
    if (HINT.get(text.charCodeAt(at - 1), code) !== 0) return at - 1;
    if (at + 1 < text.length && HINT.get(code, text.charCodeAt(at + 1)) !== 0) return at;
  }
  return -1;
}

/** Failed attempts may look at so many characters in a window of the text: reading stays linear on any text. */
const WINDOW = 4000;
const BUDGET = 12_000;

/** Every bracket and line that names who answers, in order. */
export function findDutyTexts(text: string): DutyText[] {
  const found: DutyText[] = [];
  let after = 0;
  // no bracket stands open between here and the hint before
  let bare = 0;
  let window = 0;
  let spent = 0;
  for (let at = nextHint(text, 0), next = 0; at >= 0; at = nextHint(text, next)) {
    next = at + 2;
    if (at >= window) {
      window = at + WINDOW;
      spent = 0;
    }
    const open = openingBefore(text, at, Math.max(after, bare));
    if (open < 0) bare = at;
    let duty: DutyText | null = null;
    if (open >= 0) {
      const close = closingAfter(text, open);
      duty = inBracket(text, open, close);
      spent += close.end - open;
    }
    duty ??= atLine(text, at, after) ?? (text.startsWith('牵头', at) ? inSentence(text, at, after) : null);
    if (duty !== null) {
      found.push(duty);
      after = duty.end;
      next = Math.max(next, after);
    } else if (colonAfter(text, at) >= 0) spent += 100 + endOfLine(text, at) - at;
    if (spent > BUDGET && duty === null) {
      next = Math.max(next, window);
      bare = 0;
    } else if (duty !== null) spent = 0;
  }
  return found;
}

/** The duty in the bracket `[open, close.at]`, if there is one. */
function inBracket(text: string, open: number, close: { at: number; end: number }): DutyText | null {
  const named = namedIn(text.slice(open + 1, close.at), false);
  return named.length === 0 ? null : { start: open, end: close.end, named, prose: false };
}

const FARTHEST_OPENING = 600;
const FULL_STOP = 0x3002;
const LINE_BREAK = 0x0a;

/** Where the nearest bracket opens that is still open at `at`, in the same paragraph and after `floor`; −1 for none. */
function openingBefore(text: string, at: number, floor: number): number {
  let depth = 0;
  const from = Math.max(floor, at - FARTHEST_OPENING);
  for (let i = at - 1; i >= from; i--) {
    const code = text.charCodeAt(i);
    const bracket = BRACKET[code];
    if (bracket === 2) depth++;
    else if (bracket === 1) {
      if (depth === 0) return i;
      depth--;
    } else if (depth === 0 && (code === FULL_STOP || code === LINE_BREAK) && !continues(text, i)) return -1;
  }
  return -1;
}

/** A line break after a separator lies within a list that the page broke. */
function continues(text: string, at: number): boolean {
  if (text.charCodeAt(at) === FULL_STOP) return false;
  let before = at - 1;
  while (before > at - 6 && before > 0 && BREAKS.has(text.charCodeAt(before))) before--;
  return before >= 0 && !ENDS_SENTENCE.has(text.charCodeAt(before));
}
const BREAKS = new Codes(' \n');
const ENDS_SENTENCE = new Codes('。！？!?');

/** Where the bracket that opens at `open` is closed; where it never is, the end of its line. */
function closingAfter(text: string, open: number): { at: number; end: number } {
  let depth = 0;
  let line = -1;
  const limit = Math.min(text.length, open + LONGEST);
  for (let i = open; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (BRACKET[code] === 1) depth++;
    else if (BRACKET[code] === 2) {
      depth--;
      if (depth === 0) return { at: i, end: i + 1 };
    } else if (code === LINE_BREAK) {
      if (line < 0) line = i;
      if (
        !continues(text, i) ||
        /^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|第[一二三四五六七八九十]{1,3}[条章])/.test(
          text.slice(i, i + 10),
        )
      )
        return { at: line, end: line };
    }
  }
  const end = line < 0 ? limit : line;
  return { at: end, end };
}

/** What may stand directly before a label outside brackets: the margin, a full stop, a closed bracket, a mark. */
const BEFORE_LABEL = new Codes('\n。；;！!？?）)】］] 　\t*#>|-—·●•▪◆■★※☆▶1234567890.、');
/** What a label may open with: `第一⟦责任单位⟧`, `（四）⟦责任单位⟧`, `市级⟦牵头单位⟧`. */
const OPENS_LABEL = new Codes('市县区省级一第总主要共同（(及');

/** Marks and blank space between a label and its colon. */
const TRAILS_LABEL = new Codes(`*#_${BLANK_CODES}`);

/** Outside brackets these name who runs a web page or an event. */
const IMPRINT = /^(?:主办|承办|协办|支持|参加|组织)/;

/** The duty named by a label at the margin or at the end of a paragraph: `责任单位:市住建局`. */
function atLine(text: string, at: number, floor: number): DutyText | null {
  const colon = colonAfter(text, at);
  if (colon < 0) return null;
  const from = Math.max(floor, at - 12);
  let ends = colon;
  while (ends > from && TRAILS_LABEL.has(text.charCodeAt(ends - 1))) ends--;
  const before = text.slice(from, ends);
  if (isOtherLabel(before)) return null;
  const label = LABEL.exec(before);
  if (label === null || IMPRINT.test(label[0])) return null;
  let start = from + label.index;
  while (start > floor && start > from && OPENS_LABEL.has(text.charCodeAt(start - 1))) start--;
  if (start > 0 && start > floor && !BEFORE_LABEL.has(text.charCodeAt(start - 1))) return null;
  let end = endOfLine(text, colon + 1);
  if (isBlank(text, colon + 1, end)) {
    // the label stands alone, its bodies on the next line
    const next = endOfLine(text, Math.min(text.length, end + 1));
    const names = namesOf(text.slice(end + 1, next));
    if (names.length === 0 || !names.every(isBody)) return null;
    end = next;
  }
  const named = namedIn(text.slice(start, end), true);
  if (named.length === 0) return null;
  return { start, end: trimEnd(text, start, end), named, prose: false };
}

const OF_BLANK = new Codes(`*${BLANK_CODES}`);

/** Whether nothing but marks and blank space stands in `[from, to)`. */
function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!OF_BLANK.has(text.charCodeAt(at))) return false;
  return true;
}

const ENDS_LABEL = new Codes('\n。，,');

function colonAfter(text: string, at: number): number {
  const limit = Math.min(text.length, at + 24);
  for (let i = at; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (COLONS.has(code)) return i;
    if (ENDS_LABEL.has(code)) return -1;
  }
  return -1;
}

const LISTS_ON = new Codes('、，,');

/** End of the list that begins at `from`: the line's end or a full stop. */
function endOfLine(text: string, from: number): number {
  const limit = Math.min(text.length, from + LONGEST);
  for (let i = from; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === FULL_STOP) return i;
    if (code === LINE_BREAK && !LISTS_ON.has(text.charCodeAt(i - 1))) return i;
  }
  return limit;
}

const TRAILS = new Codes(' 　\t\n*');

function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && TRAILS.has(text.charCodeAt(at - 1))) at--;
  return at;
}

/** The words behind the lead's names end here: `由市住建局牵头⟦，⟧` and not `牵头⟦组⟧建联合体`. */
const AFTER_LEAD = /^牵头(?:负责)?(?=[，,、；;。])/;
const NEXT_CLAUSE = new Codes('，,；;。\n');
const CLAUSE_END = /^(?:(?:等)?(?:部门|单位)?(?:积极|密切|共同|协同|做好)?(?:配合|参与|参加|协助)|按职责分工负责)$/;

/** A body whose words say where it belongs; `该部门`, `建立市县政府` are none. */
const LEVELLED =
  /^(?:省|市|县|区|州|新区|地区|国家|国务院|中国|(?!建立|组建|积极|继续|充分)[\u4e00-\u9fff]{2,8}?(?:省|市|县|区|州|镇))/;

/**
 * Who leads, said in a sentence, with those who support in the next clause: `由⟦市住建局牵头，市财政局配合⟧，制定…`.
 * Only where every word before the verb belongs to a body's name.
 */
function inSentence(text: string, at: number, floor: number): DutyText | null {
  if (!AFTER_LEAD.test(text.slice(at, at + 6))) return null;
  let start = at;
  while (start > floor && start > at - 80 && !NEXT_CLAUSE.has(text.charCodeAt(start - 1))) start--;
  const by = text.lastIndexOf('由', at);
  if (by >= start && text[by - 1] !== '自') start = by + 1;
  const leads = namesOf(text.slice(start, at));
  if (leads.length === 0 || !leads.every((name) => isBody(name) && LEVELLED.test(name))) return null;
  const rule = '由<单位>牵头，<单位>配合';
  const named: Named[] = [{ role: 'lead', names: leads, rule }];
  let end = at + AFTER_LEAD.exec(text.slice(at, at + 6))![0].length;
  if (text[end] !== '，' && text[end] !== ',' && text[end] !== '、') return { start, end, named, prose: true };
  let next = end + 1;
  while (next < text.length && next < end + 120 && !NEXT_CLAUSE.has(text.charCodeAt(next))) next++;
  const clause = text.slice(end + 1, next);
  VERB.lastIndex = 0;
  const verb = VERB.exec(clause);
  if (verb !== null && CLAUSE_END.test(clause.slice(verb.index))) {
    const names = namesOf(clause.slice(0, verb.index));
    if (names.length > 0 && names.every(isBody)) {
      named.push({ role: SUPPORTS.test(clause.slice(verb.index)) ? 'support' : 'responsible', names, rule });
      end = next;
    }
  }
  return { start, end, named, prose: true };
}
