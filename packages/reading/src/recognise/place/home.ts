import { unspaced } from '../../text/blank.js';
import { Codes, isHan } from '../../text/codes.js';
import { gazetteer, type Division } from './gazetteer.js';
import type { PlaceName } from './place.js';
import { RELATIVE_LEVEL } from './words.js';

/** The division a paper belongs to, with the divisions above it, innermost first. */
export interface Home {
  readonly divisions: readonly Division[];
}

const NATION: Division = { name: '中国', code: null, level: 'nation' };

/** Issuers of the nation: `国务院办公厅`, `住房和城乡建设部`, `国家发展改革委`. */
const NATIONAL =
  /^(?:中共中央|中央|国务院|国家|中国人民银行$|中华人民共和国|全国|最高人民|[一-鿿]{2,10}部(?:办公厅)?$|财政部|[一-鿿]{2,6}总局)/;

const SUFFIXES = [
  '特别行政区',
  '自治区',
  '自治州',
  '自治县',
  '地区',
  '省',
  '市',
  '州',
  '盟',
  '县',
  '区',
  '旗',
  '镇',
  '乡',
];
const LOWER = new Codes('市州盟县区旗镇乡');
const BODY = new Codes('局厅委办署会院');
const JOINS = new Codes('和与及');
/** What follows a division's name at the head of an issuer or a title, besides another division or a body of it. */
const BEHIND = ['人民', '政府', '委', '办', '关于', '促进', '进一步', '推进', '贯彻', '支持', '加快'];

/** How many Chinese characters stand in a row from an offset on, `most` at most. */
function hanFrom(words: string, at: number, most: number): number {
  let count = 0;
  while (count < most && isHan(words.charCodeAt(at + count))) count++;
  return count;
}

/** Whether what stands here may stand behind a division's name: `⟦人民⟧政府`, `⟦财政局⟧`, `⟦南浦镇⟧`, `⟦关于⟧`. */
function followsDivision(words: string, at: number): boolean {
  if (BEHIND.some((word) => words.startsWith(word, at))) return true;
  const han = hanFrom(words, at, 13);
  for (let behind = 2; behind < han; behind++) {
    const code = words.charCodeAt(at + behind);
    if (BODY.has(code) || (behind <= 5 && LOWER.has(code))) return true;
  }
  return false;
}

/**
 * Where a division's name ends that begins here and that the table may not hold: `⟦云溪县⟧人民政府办公室`; −1 where none
 * does. By hand, as an expression for it takes the engine 5 ms to compile, once for each process.
 */
function endOfUnknown(words: string, start: number): number {
  const han = hanFrom(words, start, 6);
  if (words.startsWith('城乡', start) || JOINS.within(words, start, start + Math.min(han, 5))) return -1;
  for (let length = 2; length <= 5 && length <= han; length++) {
    const at = start + length;
    if (words[at - 1] === '城') continue;
    for (const suffix of SUFFIXES)
      if (words.startsWith(suffix, at) && followsDivision(words, at + suffix.length)) return at + suffix.length;
  }
  return -1;
}

/**
 * The home of a paper, from the names of its issuers and its title, tried in the order given: the innermost division
 * that the first telling one begins with. `临江市人民政府办公室` gives that city even where the table does not hold it;
 * `国务院办公厅` gives the nation; null where nothing tells.
 */
export function homeOf(issuersAndTitle: readonly string[]): Home | null {
  for (const written of issuersAndTitle) {
    if (written === '') continue;
    const close = unspaced(written);
    const words = (close.startsWith('中') ? close.replace(/^(?:中共|中国共产党)/, '') : close).slice(0, 60);
    const chain = chainOf(words);
    if (chain.length > 0) return { divisions: withParents(chain) };
    if (NATIONAL.test(words)) return { divisions: [NATION] };
  }
  return null;
}

/** Divisions that stand one behind the other at the head of the words, outermost first. */
function chainOf(words: string): Division[] {
  const table = gazetteer();
  const chain: Division[] = [];
  let at = 0;
  while (at < words.length - 1) {
    const forms = table.formsAt(words.charCodeAt(at), words.charCodeAt(at + 1));
    const form = forms?.find((f) => f.kind !== 'other' && words.startsWith(f.words, at));
    if (form !== undefined) {
      const last = chain[chain.length - 1];
      const inside = form.divisions.find((d) => last?.code && d.code?.startsWith(last.code));
      if (last !== undefined && inside === undefined) {
        // a division the table holds elsewhere: 东湖区 below a city that is not there
        if (form.kind !== 'full' || form.divisions[0]!.level === 'province') break;
        chain.push({ name: form.words, code: null, level: last.level === 'province' ? 'prefecture' : 'county' });
        at += form.words.length;
        continue;
      }
      chain.push(
        inside ??
          (form.divisions.length === 1
            ? form.divisions[0]!
            : { name: form.words, code: null, level: form.divisions[0]!.level }),
      );
      at += form.words.length;
      continue;
    }
    const end = endOfUnknown(words, at);
    if (end < 0) break;
    const name = words.slice(at, end);
    chain.push({ name, code: null, level: levelOf(name, chain.length > 0) });
    at = end;
    if (at >= words.length) break;
  }
  return chain;
}

function levelOf(name: string, below: boolean): PlaceName['level'] {
  if (/(?:省|自治区|特别行政区)$/.test(name)) return 'province';
  if (/(?:镇|乡)$/.test(name)) return 'township';
  if (/(?:县|区|旗)$/.test(name)) return 'county';
  return below && name.endsWith('市') ? 'prefecture' : 'prefecture';
}

function withParents(chain: readonly Division[]): Division[] {
  const table = gazetteer();
  const innermost = [...chain].reverse();
  const outer = innermost[innermost.length - 1]!;
  if (outer.code === null) return innermost;
  for (let length = outer.code.length - 2; length >= 2; length -= 2) {
    const parent = table.byCode.get(outer.code.slice(0, length));
    if (parent !== undefined) innermost.push(parent);
  }
  return innermost;
}

/** The division that `全市`, `我省`, `本县` mean at this home, null where home does not say. */
export function resolve(home: Home | null, sign: string): Division | null {
  const level = RELATIVE_LEVEL[sign];
  if (level === 'nation') return NATION;
  if (home === null) return null;
  for (const division of home.divisions) {
    const name = division.name;
    if (level === 'province' && division.level === 'province' && !name.endsWith('市')) return division;
    if (level === 'city' && name.endsWith('市')) return division;
    if (level === 'county' && division.level === 'county' && /[县旗]$/.test(name)) return division;
    if (level === 'district' && (name.endsWith('区') || /(?:新疆|西藏|宁夏|广西|内蒙古)$/.test(name))) return division;
    if (level === 'prefecture' && /[州盟]$/.test(name)) return division;
    if (level === 'banner' && name.endsWith('旗')) return division;
    if (level === 'township' && division.level === 'township') return division;
  }
  return null;
}
