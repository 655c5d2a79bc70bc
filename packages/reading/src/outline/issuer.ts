import { BODY_END, BODY_WORDS, NOT_A_BODY } from './head-words.js';
import { dayOfLine } from './published.js';
import type { Day } from '../text/calendar.js';
import { Codes } from '../text/codes.js';

/** Bodies named without their own place: 〈临江市人民政府〉〈办公室〉 is one body, so a cut is made before a place only. */
const JOINED = /(政府|委员会|厅|局|委|部|中央|行|中心|院|办公室|办公厅)(?=([\p{Script=Han}]{2}))/gu;

const NATION = /^(?:国家|中国)$/;
const MINISTRY = /^(?:局|部|委|委员会|行)$/;

/** The last characters of `BODY_END`. */
const LAST = new Codes('委组府厅室会大协院局部署处所站心司团行班学队央联社）)');

/** Whether a line is the name of a body, or of several with spaces between: 中共临江市委办公厅 临江市人民政府办公厅. */
export function isBody(words: string): boolean {
  if (words.length < 3 || words.length > 60 || !LAST.end(words) || !BODY_END.test(words) || /[，,、]/.test(words))
    return false;
  if (NOT_A_BODY.test(words) && NOT_A_BODY.test(words.replace(BODY_WORDS, ''))) return false;
  return words.split(/\s+/).every((part) => part.length > 1 && part.length <= 36 && BODY_END.test(part));
}

/**
 * The bodies named in a line, one entry each. Split at spaces, and where names stand without any
 * (⟦临江市住房和城乡建设局⟧⟦临江市财政局⟧) before the place with which the first begins.
 */
export function bodiesIn(words: string): string[] {
  const names: string[] = [];
  for (const part of words.split(/\s+/)) {
    if (!part) continue;
    let from = 0;
    if (part.startsWith('中共中央国务院') || part.startsWith('中共中央办公厅国务院办公厅')) {
      const cut = part.indexOf('国务院');
      names.push(part.slice(0, cut));
      from = cut;
    }
    const place = part.slice(from, from + 2);
    // A name is cut only before the first one's place or before a ministry's.
    const again = [place, '国家', '中国'].some((words) => part.includes(words, from + 3));
    for (const hit of again ? part.matchAll(JOINED) : []) {
      const cut = hit.index + hit[1]!.length;
      // `中国人民银行⟦国家外汇管理局⟧`
      const nation = NATION.test(hit[2]!) && MINISTRY.test(hit[1]!);
      if (cut > from + 3 && (hit[2] === place || nation)) {
        names.push(part.slice(from, cut));
        from = cut;
      }
    }
    if (from < part.length) names.push(part.slice(from));
  }
  return names;
}

/** A ministry or bank of the nation, and its office in a place: `国家金融监督管理总局` and `临江监管分局` are one body. */
const HEAD_OFFICE = /^(?:国家[一-龥]{2,10}总局|中国[一-龥]{2,10}银行)$/;
const ITS_BRANCH = /^(?!国家|中国)[一-龥]{2,10}(?:税务局|监管分?局|分行|支行|分行营业管理部)$/;

/** Bodies with the offices in places joined to the head offices that were printed apart before them. */
export function withBranches(names: readonly string[]): string[] {
  const joined: string[] = [];
  for (const name of names) {
    const last = joined.at(-1);
    if (last !== undefined && HEAD_OFFICE.test(last) && ITS_BRANCH.test(name)) joined[joined.length - 1] = last + name;
    else joined.push(name);
  }
  return joined;
}

/** `临江市财政局⟦专题会议纪要⟧` */
const OF_MINUTES = /(?:(?:专题|办公|局长办公|局务|党组|常务|协调|推进|调度|工作)?会议|会商|专题)?纪要$/;

/** The bodies before 关于, or before 会议纪要, in a title: ⟦临江市财政局⟧关于…的通知. */
export function issuersOfTitle(title: string): string[] {
  const at = title.indexOf('关于');
  if (at < 0 && title.endsWith('纪要')) {
    const body = title.replace(OF_MINUTES, '');
    return isBody(body) ? bodiesIn(body) : [];
  }
  if (at < 3 || at > 120) return [];
  const words = title.slice(0, at).trim();
  const parts = words.split(/[、\s]+/);
  return parts.every(isBody) ? parts.flatMap(bodiesIn) : [];
}

const DAY_END = new Codes('日0123456789');

/** A digest's masthead: who makes it and when, `临江市人民政府驻省城办事处 2025年5月16日`. */
export function masthead(words: string): { issuers: string[]; day: Day } | null {
  if (words.length > 80 || !DAY_END.end(words)) return null;
  const hit = /^(.{3,50}?)\s*((?:19|20)\d\d(?:年\d{1,2}月\d{1,2}日|[-/.]\d{1,2}[-/.]\d{1,2}))$/.exec(words);
  const day = hit && dayOfLine(hit[2]!);
  if (!hit || !day || !isBody(hit[1]!.trim())) return null;
  return { issuers: bodiesIn(hit[1]!.trim()), day };
}

/** A digest's line of those who make it, `临江市安居工作办公室编`; none where a line is no such. */
export function editorsOf(words: string): string[] {
  const body = words.length > 60 || !EDITED_END.end(words) ? '' : words.replace(EDITED, '').trim();
  return body !== '' && isBody(body) ? bodiesIn(body) : [];
}
const EDITED = /\s*(?:主办|主编|编印|编发|编辑|编|印发|印)$/;
const EDITED_END = new Codes('办编印发辑');

/** The government whose head delivers a report, `江南省人民政府省长 某某` → 江南省人民政府. */
export function speakersBody(words: string): string | null {
  if (words.length > 40 || !words.includes('人民政府')) return null;
  return /^(.{2,20}人民政府)(?:代?省长|代?市长|代?县长|代?区长|主席|州长|盟长)/.exec(words)?.[1] ?? null;
}
