import { Codes } from '../../text/codes.js';
import type { Range } from '../../text/span.js';
import { firstEndingAfter } from '../../text/span.js';
import type { Trace } from '../../text/trace.js';
import type { PlaceName } from '../place/place.js';
import type { Organisation } from './organisation.js';
import { isFunction, isHan, levelOfSign, prefixBefore, stemsBefore, type Level } from './name-bounds.js';
import {
  BANKS,
  GENERIC,
  HEADS,
  PARTS,
  PLAIN_ENDING,
  PLAIN_STEMS,
  VERBS,
  WHOLE,
  WHOLE_NOT_AFTER,
  WHOLE_NOT_BEFORE,
  type Head,
} from './words.js';

export { splitOrganisations } from './split-organisations.js';

/** A name reaches at most so many characters to the left of its head. */
const LONGEST_NAME = 24;

/**
 * The bodies that `[start, end)` of the text names, in order and without overlap, each with its kind and the rank of
 * government its words say: `⟦市财政局⟧` (prefecture), `⟦安徽省住房和城乡建设厅⟧` (province), `⟦农发行⟧`, `⟦某某建设集团有限公司⟧`.
 *
 * `places` are those of the whole text; a place directly before a name belongs to it. Plain nouns (`公司`, `上市公司`,
 * `局面`) are no bodies. Meant for a sentence at a time; linear, as a name's length is bounded.
 */
export function findOrganisations(
  text: string,
  range: Range,
  places: readonly PlaceName[],
  trace?: Trace,
): Organisation[] {
  const found: Organisation[] = [];
  const start = Math.max(0, range.start);
  const end = Math.min(text.length, range.end);
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (!NAMES.has(code)) continue;
    const whole = WHOLE_BY_FIRST.get(code);
    if (whole !== undefined) {
      const named = wholeAt(text, at, end, whole, places);
      if (named !== null) place(found, named, start);
    }
    const heads = HEADS_BY_LAST.get(code);
    if (heads === undefined) continue;
    const named = endingAt(text, at + 1, heads, found, start, end, places);
    if (named !== null) place(found, named, start);
  }
  if (trace) for (const body of found) trace.note(body.rule, body, `${body.kind} ${body.level ?? '—'}`);
  return found;
}

/** Takes a longer name for the shorter ones inside it. */
function place(found: Organisation[], named: Organisation, floor: number): void {
  if (named.start < floor) return;
  while (found.length > 0 && found[found.length - 1]!.start >= named.start) found.pop();
  const last = found[found.length - 1];
  if (last !== undefined && last.end > named.start) {
    if (last.end >= named.end) return;
    found[found.length - 1] = { ...named, start: last.start, kind: named.kind, level: last.level ?? named.level };
    return;
  }
  if (
    last !== undefined &&
    last.end === named.start &&
    (last.kind === 'company' || last.kind === 'bank') &&
    named.kind === last.kind
  ) {
    // 国网⟦某市供电公司⟧, 人民银行⟦某市分行⟧
    found[found.length - 1] = { ...named, start: last.start };
    return;
  }
  found.push(named);
}

const HEADS_BY_LAST = new Map<number, Head[]>();
for (const head of HEADS) {
  const code = head.words.charCodeAt(head.words.length - 1);
  const list = HEADS_BY_LAST.get(code);
  if (list === undefined) HEADS_BY_LAST.set(code, [head]);
  else list.push(head);
}
for (const list of HEADS_BY_LAST.values()) list.sort((a, b) => b.words.length - a.words.length);

const WHOLE_BY_FIRST = new Map<number, string[]>();
for (const words of Object.keys(WHOLE).sort((a, b) => b.length - a.length)) {
  const list = WHOLE_BY_FIRST.get(words.charCodeAt(0));
  if (list === undefined) WHOLE_BY_FIRST.set(words.charCodeAt(0), [words]);
  else list.push(words);
}

/** The characters with which a whole name begins or a head ends: one look passes over most of a sentence. */
const NAMES = new Codes(String.fromCharCode(...WHOLE_BY_FIRST.keys(), ...HEADS_BY_LAST.keys()));

function wholeAt(
  text: string,
  at: number,
  end: number,
  names: readonly string[],
  places: readonly PlaceName[],
): Organisation | null {
  for (const words of names) {
    if (at + words.length > end || !text.startsWith(words, at)) continue;
    const before = text[at - 1] ?? '';
    const after = text[at + words.length] ?? '';
    if (before !== '' && WHOLE_NOT_BEFORE[words]?.includes(before)) return null;
    if (after !== '' && WHOLE_NOT_AFTER[words]?.includes(after)) return null;
    // 省国资委: the level belongs to it
    const prefix = prefixBefore(text, at, 0, places);
    const own = WHOLE[words]!;
    const level: Level = prefix.level ?? (own === 'bank' || own === 'company' ? null : 'nation');
    return { start: prefix.start, end: at + words.length, kind: own, level, rule: '<专名>' };
  }
  return null;
}

function endingAt(
  text: string,
  end: number,
  heads: readonly Head[],
  found: readonly Organisation[],
  floor: number,
  limit: number,
  places: readonly PlaceName[],
): Organisation | null {
  const after = end < limit ? text[end]! : '';
  for (const head of heads) {
    const at = end - head.words.length;
    if (at < floor || !text.startsWith(head.words, at)) continue;
    if (after !== '' && head.notAfter.includes(after)) return null;
    const attached = found.length > 0 ? found[found.length - 1]! : null;
    if (head.reach === 'open') {
      const named = openName(text, at, end, head, floor, places);
      if (named !== null) return named;
      if (attached?.end === at) return { ...attached, end, kind: head.kind };
      continue;
    }
    const stems = head.reach === 'stem' ? stemsBefore(text, at, floor) : at;
    const office = attached !== null && (attached.kind === 'government' || attached.kind === 'party');
    if (attached !== null && attached.end === stems && (office || PARTS.test(head.words))) {
      // 市政府⟦办公室⟧, 市委⟦组织部⟧, 市自然资源局⟦云溪⟧分局
      return {
        ...attached,
        end,
        kind: attached.kind === 'party' || attached.kind === 'bank' ? attached.kind : head.kind,
      };
    }
    const prefix = prefixBefore(text, stems, floor, places);
    if (
      attached !== null &&
      attached.end === prefix.start &&
      /^(?:分局|监管组|支队|大队|办事处|分行|支行|中心支行|总队)$/.test(head.words)
    ) {
      return { ...attached, end };
    }
    const levelInHead = head.kind === 'party' ? levelOfSign(head.words[0]!) : null;
    const named = prefix.start < at || levelInHead !== null;
    if (!named || (head.reach === 'stem' && stems === at && head.words.length < 3)) continue;
    if (head.reach === 'stem' && stems < at && at - stems < 2 && prefix.start === stems) continue;
    if (prefix.start === stems && PLAIN_STEMS.test(text.slice(stems, end))) continue;
    const level = prefix.level ?? levelInHead ?? levelOfHead(head.words);
    return {
      start: prefix.start,
      end,
      kind: head.kind,
      level,
      rule: head.reach === 'stem' ? '<地名或级> <部门>' : '<地名或级> <机关>',
    };
  }
  return null;
}

/** A 厅 is a province's, a 部 without a place the nation's; other heads leave the level open. */
function levelOfHead(words: string): Level {
  if (words === '厅') return 'province';
  if (words === '总局' || words === '总署' || words === '部') return 'nation';
  return null;
}

function balanced(text: string, start: number, end: number): boolean {
  let open = 0;
  for (let i = start; i < end; i++) {
    if ('(（'.includes(text[i]!)) open++;
    else if (')）'.includes(text[i]!) && --open < 0) return false;
  }
  return open === 0;
}

const COUNTERS = new Codes('个家所支项座名');
const COUNTS = new Codes('0123456789一二两三四五六七八九十百');

/** A name of any words before its head, as far as a mark, a function word or a verb lets it reach. */
function openName(
  text: string,
  at: number,
  end: number,
  head: Head,
  floor: number,
  places: readonly PlaceName[],
): Organisation | null {
  let start = at;
  let closed = 0;
  const lowest = Math.max(floor, at - LONGEST_NAME);
  while (start > lowest) {
    const before = text[start - 1]!;
    if (!isHan(before) && !/[A-Za-z·（()）]/.test(before)) break;
    if (isFunction(text, start - 1)) break;
    if (')）'.includes(before)) closed++;
    else if ('(（'.includes(before) && --closed < 0) break;
    start--;
  }
  const window = text.slice(start, at);
  let cut = 0;
  VERBS.lastIndex = 0;
  while (VERBS.test(window)) cut = VERBS.lastIndex;
  start += cut;
  // `5⟦个⟧工作专班`
  if (start > 0 && COUNTERS.has(text.charCodeAt(start)) && COUNTS.has(text.charCodeAt(start - 1))) start++;
  // `此⟦次⟧某某集团`
  if (text[start] === '次' && start > 0 && '此本这首'.includes(text[start - 1]!)) start++;
  const part = /^(?:分公司|分行|支行|中心支行|海关)$/.test(head.words);
  for (let index = firstEndingAfter(places, start); index < places.length && places[index]!.start < at; index++) {
    if (places[index]!.start >= start) {
      if (places[index]!.end <= at && !part && balanced(text, places[index]!.start, at)) start = places[index]!.start;
      break;
    }
  }
  const name = text.slice(start, end);
  if (at - start < 1 || GENERIC.test(name)) return null;
  if (head.kind === 'company' && name.length < 4) return null;
  if ('（(第'.includes(name[0]!)) return null;
  const first = firstEndingAfter(places, start);
  const own = first < places.length && places[first]!.start === start ? places[first]!.level : null;
  const sign = levelOfSign(text[start]!);
  if (own === null && sign === null) {
    // without a place or a level only short names count, and none that ends in a plain noun
    const limit =
      head.words.endsWith('有限公司') || head.kind === 'group' || head.kind === 'association' ? LONGEST_NAME : 6;
    if (at - start > limit || PLAIN_ENDING.test(name) || (head.words === '银行' && !BANKS.test(name))) return null;
  }
  const level = own === 'other' ? null : (own ?? (head.kind === 'school' ? null : sign));
  return { start, end, kind: head.kind, level, rule: `<名称> ${head.words}` };
}
