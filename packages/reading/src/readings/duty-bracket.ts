import { isBody } from '../recognise/organisation/body.js';
import { BLANK_CODES, unspaced } from '../text/blank.js';
import { Codes } from '../text/codes.js';
import { namesOf, type Named } from './duty-names.js';
import type { DutyText } from './duty-text.js';

/** A bracket behind a full stop that ends its paragraph: `…办结。⟦（市民政局、市财政局，10月底前完成）⟧`. */
const AT_END = /[（(]([^（）()\n]{3,200})[）)]。?[ \u3000\t]*(?=\n|$)/y;
const BEFORE = new Codes('。；！');

/** `服务单位：`, and 责任 as scanners misread it. */
const LABELLED = /^\s*(?:服务|[贵贡]任)(?:单位|部门)\s*[：:]/;

const OPENS_LABEL = new Codes(`服贵贡${BLANK_CODES}`);

/** By when, behind the names: `，10月底前完成`, `；长期坚持`. */
const TERM =
  /[，,；;]\s*(?:(?:于|在)?[^，,；;、]{0,14}(?:[前底末]|之前|以前|年|月|日|季度|全年)(?:全部|全面)?(?:完成|办结|落实|到位|见效|取得实效)?|长期坚持|持续推进|常态化?推进|常年坚持)\s*$/;

const PARTS = /[，,；;]/;

/** A body that says where it belongs, or a class of them; a lone `有限公司` is somebody spoken of. */
const ANSWERS = /^(?:各|省|市|县|区|州|新区|[一-龥]{2,8}?(?:省|市|县|区|州|镇|开发区))/;

const LEVELS = new Codes('各省市县区州镇');

/** Whether one of the characters stands in the words by which a body says where it belongs. */
function holdsLevel(words: string): boolean {
  for (let at = 0; at < words.length; at++) if (LEVELS.has(words.charCodeAt(at))) return true;
  return false;
}

/** Who is named in such a bracket; nobody where other words stand in it. */
function namesWithin(inside: string): string[] {
  const bare = OPENS_LABEL.begin(inside) ? inside.replace(LABELLED, '') : inside;
  const listed = PARTS.test(bare) ? bare.replace(TERM, '') : bare;
  if (!holdsLevel(listed)) return [];
  const names = namesOf(listed);
  const whole =
    names.every(isBody) &&
    names.some((name) => ANSWERS.test(name)) &&
    names.reduce((sum, name) => sum + name.length + 1, 0) >= unspaced(listed).length - 4;
  return whole ? names : [];
}

/** Whether words in brackets are bodies and a time by which they are to be done: `（市民政局、市财政局，⟦10月底前⟧完成）`. */
export function datesBodies(words: string): boolean {
  const inside = /^[（(](.*?)[）)]?$/s.exec(words)?.[1] ?? '';
  return TERM.test(inside) && namesWithin(inside).length > 0;
}

/**
 * The brackets that name who answers with no word for it: nothing but bodies, one of which says where it belongs, at the end of
 * a paragraph. In the order of the text.
 */
export function bareBrackets(text: string): DutyText[] {
  const found: DutyText[] = [];
  let full = text.indexOf('（');
  let half = text.indexOf('(');
  while (full >= 0 || half >= 0) {
    const start = half < 0 || (full >= 0 && full < half) ? full : half;
    if (start === full) full = text.indexOf('（', start + 1);
    else half = text.indexOf('(', start + 1);
    if (!BEFORE.has(text.charCodeAt(start - 1))) continue;
    AT_END.lastIndex = start;
    const words = AT_END.exec(text)?.[1];
    const names = words === undefined ? [] : namesWithin(words);
    if (names.length === 0) continue;
    const named: Named[] = [{ role: 'responsible', names, rule: '（<单位>）' }];
    found.push({ start, end: start + words!.length + 2, named, prose: false });
  }
  return found;
}

/** `found` with the bare brackets that overlap none of it. Both lists and the answer are in the order of the text. */
export function withBareBrackets(text: string, found: readonly DutyText[]): readonly DutyText[] {
  const bare = bareBrackets(text);
  if (bare.length === 0) return found;
  const all: DutyText[] = [];
  let next = 0;
  for (const one of bare) {
    while (next < found.length && found[next]!.end <= one.start) all.push(found[next++]!);
    if (next === found.length || found[next]!.start >= one.end) all.push(one);
  }
  return [...all, ...found.slice(next)];
}
