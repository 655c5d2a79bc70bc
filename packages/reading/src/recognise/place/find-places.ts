import { Codes } from '../../text/codes.js';
import type { Trace } from '../../text/trace.js';
import { gazetteer, type Division, type Form, type Gazetteer } from './gazetteer.js';
import { resolve, type Home } from './home.js';
import type { PlaceName } from './place.js';
import {
  ABBREVIATIONS,
  AFTER_ABBREVIATION,
  BEFORE_ABBREVIATION,
  BODY_AFTER,
  NOT_AFTER_RELATIVE,
  NOT_BEFORE_RELATIVE,
  NUMBER_SIGNS,
  OPENS_BODY,
  OPENS_THING,
  RELATIVE_LEVEL,
  SURE,
  THING_AFTER,
} from './words.js';
import { zoneAt } from './zone.js';

export { homeOf, type Home } from './home.js';

/**
 * The places a text names, in order and without overlap, the longest name at each point.
 *
 * `⟦安徽省⟧⟦合肥市⟧`, `⟦合肥⟧`, `沪苏浙⟦皖⟧`, `⟦我省⟧` (the home's province), `⟦合肥⟧⟦高新区⟧`, a town directly behind its
 * county (`⟦云溪县⟧⟦南浦镇⟧`). Names that are everyday words (`和平区`, `城区`, `朝阳`) need the division above before them,
 * or home. A name inside a longer word is none: `重大连片`, `合肥路`, `建成都市圈`. With `start` and `end` those that begin in
 * that part; what stands around it is heard all the same. Linear.
 */
export function findPlaces(text: string, home: Home | null, trace?: Trace, start = 0, end = text.length): PlaceName[] {
  const table = gazetteer();
  const { beginnings, first } = table;
  const found: PlaceName[] = [];
  let i = start;
  let c2 = codeAt(text, start);
  // Whether this character may stand behind one that leads up to it (`在⟦皖⟧`), so that it is looked at whatever follows.
  let behind = true;
  while (i < end) {
    const c1 = c2;
    c2 = codeAt(text, i + 1);
    const begins = beginnings.has(c1, c2);
    const kind = begins || behind ? first[c1]! : 0;
    behind = begins;
    if (kind === 0) {
      i++;
      continue;
    }
    let place: PlaceName | null = null;
    if ((kind & 1) !== 0) {
      const forms = table.formsAt(c1, c2);
      if (forms !== null) place = longest(text, i, forms, found, home);
    }
    if (place === null && (kind & 4) !== 0) place = relativeAt(text, i, c2, home);
    if (place === null && (kind & 2) !== 0) {
      const last = abbreviations(text, i, table, found, trace);
      if (last > i) c2 = codeAt(text, last + 1);
      i = last;
    }
    if (place === null) {
      i++;
      continue;
    }
    behind = true;
    found.push(place);
    trace?.note(place.rule, place, place.code === null ? place.name : `${place.name} ${place.code}`);
    i = place.end;
    for (let zone = zoneAt(text, place); zone !== null; zone = zoneAt(text, zone)) {
      found.push(zone);
      trace?.note(zone.rule, zone, zone.name);
      i = zone.end;
    }
    c2 = codeAt(text, i);
  }
  return found;
}

/** The code unit at an offset, 0 outside the text. */
function codeAt(text: string, at: number): number {
  return at < text.length ? text.charCodeAt(at) : 0;
}

function longest(
  text: string,
  at: number,
  forms: readonly Form[],
  found: readonly PlaceName[],
  home: Home | null,
): PlaceName | null {
  for (const form of forms) {
    if (form.words.length > 2 && !text.startsWith(form.words, at)) continue;
    const place = accept(text, at, form, found, home);
    if (place !== null) return place;
  }
  return null;
}

function accept(
  text: string,
  at: number,
  form: Form,
  found: readonly PlaceName[],
  home: Home | null,
): PlaceName | null {
  const { words, everyday } = form;
  const end = at + words.length;
  const before = at > 0 ? text[at - 1]! : '';
  const after = text[end] ?? '';
  if (form.notSuffixBefore?.includes(after)) return null;
  if (before !== '' && form.notBefore.includes(before)) return null;
  if (after !== '' && form.notAfter.includes(after)) return null;
  if (form.kind === 'full' && after === '圈' && '建形完组促造集'.includes(before || '。') && words.startsWith('成都'))
    return null;
  if (form.kind === 'short' && OPENS_THING.begin(after) && THING_AFTER.test(text.slice(end, end + 4))) return null;
  const parent = found.length > 0 ? found[found.length - 1]! : null;
  const above = parent !== null && parent.end === at ? parent : null;
  const division = choose(form, above, home);
  if (form.kind === 'full' && form.divisions[0]!.level === 'county' && (words.length === 2 || everyday)) {
    if (
      division === null ||
      (above === null && !isAtHome(division, home) && !(words.length === 2 && startsName(before)))
    )
      return null;
    if (everyday && above === null && !isAtHome(division, home)) return null;
  }
  const body = OPENS_BODY.begin(after) && BODY_AFTER.test(text.slice(end, end + 4));
  const rule = body
    ? '<地名>（在机构名称中）'
    : form.kind === 'full'
      ? '<地名>'
      : form.kind === 'short'
        ? '<地名简称>'
        : '<区域>';
  if (division !== null)
    return { start: at, end, name: division.name, code: division.code, level: division.level, rule };
  return { start: at, end, name: words, code: null, level: form.divisions[0]!.level, rule };
}

/** The one division meant by a form that several share: below the place before it, else at home, else none. */
function choose(form: Form, above: PlaceName | null, home: Home | null): Division | null {
  const { divisions } = form;
  if (divisions.length === 1) {
    const only = divisions[0]!;
    return only;
  }
  if (above?.code) for (const division of divisions) if (division.code!.startsWith(above.code)) return division;
  for (const division of divisions) if (isAtHome(division, home)) return division;
  return divisions[0]!.level === 'province' ? divisions[0]! : null;
}

function isAtHome(division: Division, home: Home | null): boolean {
  if (home === null || division.code === null) return false;
  return home.divisions.some(
    (own) =>
      own.code !== null &&
      own.code.length > 2 &&
      (division.code!.startsWith(own.code.slice(0, 4)) || own.code === division.code),
  );
}

function startsName(before: string): boolean {
  return before === '' || '，。、；：,;:（(“"《\n 　在到从对由于赴至向'.includes(before);
}

function isHan(character: string): boolean {
  const code = character.charCodeAt(0);
  return code >= 0x4e00 && code <= 0x9fff;
}

/** 民营, 民生, 民间, 民政, 民办, 民宿, 民企, 民用, 民众; not 民族, which 本 and 国 open. */
const FOLKS = /[营生间政办宿企用众]/;
const RELATIVE_SIGNS = new Codes(Object.keys(RELATIVE_LEVEL).join(''));

function relativeAt(text: string, at: number, c2: number, home: Home | null): PlaceName | null {
  if (!RELATIVE_SIGNS.has(c2)) return null;
  const sign = String.fromCharCode(c2);
  const level = RELATIVE_LEVEL[sign];
  if (level === undefined) return null;
  const before = at > 0 ? text[at - 1]! : '';
  const first = text[at]!;
  if (before !== '' && first !== '我' && NOT_BEFORE_RELATIVE.includes(before)) return null;
  if (first === '本' && sign === '国') return null;
  const after = text[at + 2] ?? '';
  // `全市民营经济`: 市民 is no word there.
  const joins = after === '民' && FOLKS.test(text.slice(at + 3, at + 4));
  if (after !== '' && sign !== '国' && !joins && NOT_AFTER_RELATIVE.includes(after)) return null;
  const division = resolve(home, sign);
  const rule = '全、我、本<级>';
  if (division !== null)
    return { start: at, end: at + 2, name: division.name, code: division.code, level: division.level, rule };
  const guess = level === 'city' ? 'prefecture' : level === 'district' || level === 'banner' ? 'county' : level;
  return { start: at, end: at + 2, name: text.slice(at, at + 2), code: null, level: guess, rule };
}

/**
 * One-character provinces at `at`: two or more sure ones in a row (`沪苏浙皖`), one behind 在, 来, 驻 (`在皖`), before a
 * direction or a thing of its own (`皖北`, `豫企`), or at the head of a document number (`皖政办〔2024〕`).
 * Adds what it finds; returns the last offset it used, `at` where there was nothing.
 */
function abbreviations(
  text: string,
  at: number,
  table: Gazetteer,
  found: PlaceName[],
  trace: Trace | undefined,
): number {
  let end = at;
  while (end < at + 12 && end < text.length && SURE.includes(text[end]!)) end++;
  const count = end - at;
  const before = at > 0 ? text[at - 1]! : '';
  if (count < 2) {
    const sign = text[at]!;
    const after = text[at + 1] ?? '';
    const sure = count === 1;
    const travels = sure && before !== '' && BEFORE_ABBREVIATION.includes(before) && !'津京川晋琼'.includes(sign);
    const points =
      sure &&
      after !== '' &&
      AFTER_ABBREVIATION.includes(after) &&
      !'津京川琼晋'.includes(sign) &&
      ('东西南北'.includes(after) || !isHanJoined(before));
    if (!travels && !points && !(sure && isDocumentNumber(text, at, before, after))) return at;
    end = at + 1;
  }
  for (let i = at; i < end; i++) {
    const code = ABBREVIATIONS[text[i]!];
    const division = code === undefined ? undefined : table.byCode.get(code);
    if (division === undefined) continue;
    const place: PlaceName = {
      start: i,
      end: i + 1,
      name: division.name,
      code: division.code,
      level: 'province',
      rule: '<省简称>',
    };
    found.push(place);
    trace?.note(place.rule, place, `${place.name} ${place.code ?? ''}`);
  }
  return end - 1;
}

/** A character before `皖北` that would make the sign part of another word or name. */
function isHanJoined(before: string): boolean {
  return before !== '' && isHan(before) && !'在的和与及从向为对是'.includes(before);
}

/** `⟦皖⟧政办〔2024〕5号`: a sign of a province, up to four of an office, and the bracket of a year. */
function isDocumentNumber(text: string, at: number, before: string, after: string): boolean {
  if (after === '' || !NUMBER_SIGNS.includes(after)) return false;
  if (before !== '' && isHan(before) && !'照按据依合行印发于和与及到的'.includes(before)) return false;
  for (let i = at + 2; i < at + 8 && i < text.length; i++) {
    const character = text[i]!;
    if ('〔[［（('.includes(character)) return /[12１２]/.test(text[i + 1] ?? '');
    if (!isHan(character)) return false;
  }
  return false;
}
