import { isBody, masked } from '../recognise/organisation/body.js';
import { splitOrganisations } from '../recognise/organisation/split-organisations.js';
import { BLANK_CODES } from '../text/blank.js';
import { Codes } from '../text/codes.js';
import { ANSWERS, COLONS, isOtherLabel, LABEL, LEADS, NO_DUTY, SUPPORTS, VERB } from './duty-words.js';
import type { Duty } from './facts.js';

export type Role = Duty['role'];

/** Names of one role, in printed order, and the words they come from. */
export interface Named {
  readonly role: Role;
  readonly names: string[];
  readonly rule: string;
}

/** A duty bracket is shorter than this, in code units; a longer one is a passage in brackets. */
export const LONGEST = 1500;

/** A label whose colon was forgotten: `（⟦责任单位⟧市住建局）`. */
const BARE_LABEL = /^(牵头|责任|配合)(?:责任)?(?:单位|部门)(?=[省市县区州各国中人])/;

/** Reads the words of a duty bracket or line. `labelled` asks for a label: a line in prose is no duty. */
export function namedIn(words: string, labelled: boolean): Named[] {
  if (words.length < 4 || words.length > LONGEST) return [];
  const plain = masked(words);
  const groups: Named[] = [];
  let from = 0;
  let role: Role | 'none' | null = null;
  let rule = '<单位> 牵头、配合、负责';
  const colons: number[] = [];
  for (let i = 0; i < plain.length; i++) if (COLONS.has(plain.charCodeAt(i))) colons.push(i);
  if (labelled && colons.length === 0) return [];
  for (const colon of colons) {
    const before = unmarkedEnd(plain.slice(Math.max(from, colon - 20), colon));
    const written = plain === words ? before : unmarkedEnd(words.slice(Math.max(from, colon - 20), colon));
    const other = isOtherLabel(before) || (written !== before && isOtherLabel(written));
    const label = other ? null : (LABEL.exec(before) ?? (written === before ? null : LABEL.exec(written)));
    const labelAt = Math.max(from, colon - 20) + (label?.index ?? before.search(/[^，,；;。、\s]*$/));
    readGroup(words, plain, from, labelAt, role, rule, groups);
    from = colon + 1;
    role = label === null ? 'none' : label[1] ? 'lead' : label[2] ? 'support' : 'responsible';
    rule = role === 'lead' ? '牵头单位：<单位>' : role === 'support' ? '配合单位：<单位>' : '责任单位：<单位>';
  }
  if (role === null) {
    const bare = BARE_LABEL.exec(words);
    if (bare !== null) {
      from = bare[0].length;
      role = bare[1] === '牵头' ? 'lead' : bare[1] === '配合' ? 'support' : 'responsible';
    }
  }
  readGroup(words, plain, from, words.length, role, rule, groups);
  return groups.filter((group) => group.names.length > 0);
}

const MARKS = new Codes(`*_${BLANK_CODES}`);

/** The words without the marks and the blank space at their end. */
function unmarkedEnd(words: string): string {
  let end = words.length;
  while (end > 0 && MARKS.has(words.charCodeAt(end - 1))) end--;
  return words.slice(0, end);
}

/** Reads one group of names: behind a label, or with verbs behind them. */
function readGroup(
  words: string,
  plain: string,
  start: number,
  end: number,
  label: Role | 'none' | null,
  rule: string,
  groups: Named[],
): void {
  if (label === 'none' || end <= start) return;
  const add = (role: Role, names: readonly string[]) => addNames(groups, role, names, rule, label !== null);
  let pos = start;
  let forced: Role | null = null;
  let verbs = 0;
  while (pos < end) {
    VERB.lastIndex = pos;
    const hit = VERB.exec(plain);
    if (hit === null || hit.index >= end) break;
    verbs++;
    const names = namesOf(words.slice(pos, hit.index));
    if (hit[0] === '会同' || (hit[0] === '协同' && /[一-鿿]/.test(plain[hit.index + 2] ?? '') && names.length > 0)) {
      add(label ?? 'lead', names);
      forced = 'support';
      pos = hit.index + 2;
      continue;
    }
    const tailEnd = endOfTail(plain, hit.index, end);
    const tail = plain.slice(hit.index, tailEnd);
    const role = forced ?? roleOf(tail) ?? label;
    if (NO_DUTY.test(tail) || role === null || tail.length > 24) {
      if (label !== null && !NO_DUTY.test(tail)) add(label, names);
    } else add(forced === null && label !== null && role === 'responsible' ? label : role, names);
    forced = null;
    pos = tailEnd + 1;
  }
  if (pos >= end) return;
  const rest = namesOf(words.slice(pos, end));
  if (label !== null) add(forced ?? label, rest);
  else if (forced !== null) add(forced, rest);
  else if (verbs > 0 && groups.length > 0) add('responsible', rest.filter(isBody));
}

function roleOf(tail: string): Role | null {
  return LEADS.test(tail) ? 'lead' : SUPPORTS.test(tail) ? 'support' : ANSWERS.test(tail) ? 'responsible' : null;
}

const ENDS_TAIL = new Codes('，,；;。、\n');

function endOfTail(plain: string, from: number, end: number): number {
  for (let i = from; i < end; i++) if (ENDS_TAIL.has(plain.charCodeAt(i))) return i;
  return end;
}

/** The names of a list as written, without line breaks and marks. */
export function namesOf(written: string): string[] {
  if (written.trim() === '') return [];
  const words = written.includes('均') || written.includes('都需') ? written.replace(NOTE, '$1') : written;
  return splitOrganisations(words, { start: 0, end: words.length }).map(({ start, end }) =>
    unmarked(words.slice(start, end)),
  );
}

const ALL_MARKS = new Codes(`*_#${BLANK_CODES}`);

/** The words without marks and blank space, of which they seldom have any. */
function unmarked(words: string): string {
  for (let at = 0; at < words.length; at++)
    if (ALL_MARKS.has(words.charCodeAt(at))) return words.replace(/[\s*_#]+/g, '');
  return words;
}

/** What leads up to bodies named for all later items: `⟦以下均需⟧各县（市、区）政府负责，不再列出`. */
const NOTE = /(^|[。；;，,])\s*(?:以下|各项|上述|后续)[^，,。；;]{0,12}?(?:均需要?|均由|均包括|均含|都需)(?:由)?/g;

/** `市住建局（牵头）`: a role that a name carries itself. */
const OWN_ROLE = /[（(〔](?:总?(牵头|主办|主责)|(配合|协助|协办|参与)|负责)(?:单位|部门)?[）)〕]$/;

const CLOSES = new Codes('）)〕');

function addNames(groups: Named[], role: Role, names: readonly string[], rule: string, labelled: boolean): void {
  // `市体育局、⟦云溪铁路港⟧、市总工会`: what stands between bodies is one, however it is called.
  const between = (i: number) => i > 0 && i < names.length - 1 && isBody(names[i - 1]!) && isBody(names[i + 1]!);
  for (const [i, written] of names.entries()) {
    let name = written;
    let its = role;
    const own = CLOSES.end(name) ? OWN_ROLE.exec(name) : null;
    if (own !== null) {
      name = name.slice(0, own.index);
      its = own[1] ? 'lead' : own[2] ? 'support' : role;
    }
    name = withoutLead(name);
    if (!isBody(name) && !((labelled || between(i)) && mayBeBody(name))) continue;
    const group = groups.find((other) => other.role === its);
    if (group) {
      if (!group.names.includes(name)) group.names.push(name);
    } else groups.push({ role: its, names: [name], rule });
  }
}

/** Takes off what leads up to a name: `由`, `其中`, `具体由`. */
function withoutLead(name: string): string {
  const by = name.lastIndexOf('由');
  const words = by >= 0 && by <= 12 && name[by - 1] !== '自' ? name.slice(by + 1) : name;
  return LEADS_UP.begin(words) ? words.replace(/^(?:会同|以及|联合|其中|并|并由|和|及|与)(?=[^,]{3})/, '') : words;
}
const LEADS_UP = new Codes('会以联其并和及与');

/** Behind a label names may be short or unusual (`区城发投`), but they are no dates and no sentences. */
function mayBeBody(name: string): boolean {
  if (name.length < 2 || name.length > 24 || /^下同|不再/.test(name)) return false;
  if (
    /[。！？!?%％=→…<>]|\d{1,4}年|\d{1,2}月|\d{1,2}日|(?:前|底前|完成|长期|持续|推进|开展|建立|加强|不再列出|实施|落实|解决)$/.test(
      name,
    )
  )
    return false;
  return !/的|应当|可以|不得|给予|如果|符合|按|为了/.test(name);
}
