import { Pairs } from '../../text/pairs.js';
import { DIVISIONS } from './divisions.js';
import type { PlaceName } from './place.js';
import {
  AFTER_ABBREVIATION,
  BEFORE_ABBREVIATION,
  EVERYDAY,
  FOREIGN,
  NATIONALITIES,
  NEED_SUFFIX,
  NOT_AFTER,
  NOT_BEFORE,
  NUMBER_SIGNS,
  REGIONS,
  RELATIVE_FIRST,
  RELATIVE_LEVEL,
  SUFFIX_TAKEN,
  SURE,
} from './words.js';

/** A division of the table, or a region or country beside it. */
export interface Division {
  readonly name: string;
  readonly code: string | null;
  readonly level: PlaceName['level'];
}

/** One way to write a place. `divisions` are all that are written so (`鼓楼区` ×4), in the table's order. */
export interface Form {
  readonly words: string;
  readonly divisions: Division[];
  /** `full` as in the table, `short` without its suffix or nationalities, `other` beside the table. */
  readonly kind: 'full' | 'short' | 'other';
  /** The characters before it and behind it that make another word, '' where none does. */
  readonly notBefore: string;
  readonly notAfter: string;
  /** The characters behind a full name that take its suffix away; null where none does. */
  readonly notSuffixBefore: string | null;
  /** Whether the words are also words of every day. */
  readonly everyday: boolean;
}

function formOf(words: string, division: Division, kind: Form['kind']): Form {
  // A full name of two characters is as weak as a short one.
  const weak = kind !== 'full' || words.length === 2;
  return {
    words,
    divisions: [division],
    kind,
    notBefore: weak ? (NOT_BEFORE[words] ?? '') : '',
    notAfter: weak ? (NOT_AFTER[words] ?? '') : '',
    notSuffixBefore: kind === 'full' ? (SUFFIX_TAKEN.get(words.at(-1)!) ?? null) : null,
    everyday: EVERYDAY.has(words),
  };
}

/**
 * Where two characters stand in a row that begin a form, `全省` and the like, an abbreviation, or what stands before one: 1 for
 * each of them and for a few others, so that one look passes over nearly every place of a text.
 */
export class Beginnings {
  // Two bits of one word for each pair: both are set by chance for one pair of a hundred.
  private readonly bits = new Int32Array(1 << 12);

  private static hash(first: number, second: number): number {
    return Math.imul((first << 16) | second, 0x9e3779b1);
  }

  private static pair(hash: number): number {
    return (1 << (hash >>> 5)) | (1 << (hash >>> 10));
  }

  has(first: number, second: number): boolean {
    const hash = Beginnings.hash(first, second);
    return (~this.bits[hash >>> 20]! & Beginnings.pair(hash)) === 0;
  }

  /** Enters all pairs of a character of the one words and a character of the other. */
  add(firsts: string, seconds: string): void {
    for (const first of firsts)
      for (const second of seconds) {
        const hash = Beginnings.hash(first.charCodeAt(0), second.charCodeAt(0));
        this.bits[hash >>> 20]! |= Beginnings.pair(hash);
      }
  }
}

/** All forms, found by their first two characters. */
export interface Gazetteer {
  /** Where any of what the others hold may begin. */
  readonly beginnings: Beginnings;
  /** 1 where a character begins a form, 2 where it surely abbreviates a province, 4 where it begins `全省` and the like. */
  readonly first: Uint8Array;
  /** The index into `buckets` for two characters that begin a form. */
  readonly pairs: Pairs;
  /** Forms with the same first two characters, longest first; none at 0. */
  readonly buckets: readonly (readonly Form[])[];
  /** Provinces and prefectures by code. */
  readonly byCode: ReadonlyMap<string, Division>;
}

let built: Gazetteer | null = null;

/** The gazetteer, made from the table at first use (a few milliseconds). */
export function gazetteer(): Gazetteer {
  return (built ??= build());
}

function build(): Gazetteer {
  const first = new Uint8Array(65536);
  const pairs = new Pairs(14);
  const beginnings = new Beginnings();
  const buckets: Form[][] = [[]];
  const byCode = new Map<string, Division>();
  const add = (words: string, division: Division, kind: Form['kind']) => {
    const c1 = words.charCodeAt(0);
    const c2 = words.charCodeAt(1);
    const known = pairs.get(c1, c2);
    if (known === 0) {
      pairs.set(c1, c2, buckets.push([formOf(words, division, kind)]) - 1);
      first[c1]! |= 1;
      beginnings.add(words[0]!, words[1]!);
      return;
    }
    const bucket = buckets[known]!;
    let at = 0;
    for (; at < bucket.length; at++) {
      const form = bucket[at]!;
      if (form.words === words) {
        if (form.kind === kind || (kind === 'short' && form.kind === 'full')) form.divisions.push(division);
        return;
      }
      if (form.words.length < words.length) break;
    }
    bucket.splice(at, 0, formOf(words, division, kind));
  };
  const enter = (code: string, name: string, level: PlaceName['level']) => {
    const division: Division = { name, code, level };
    if (level !== 'county') byCode.set(code, division);
    add(name, division, 'full');
    return division;
  };
  const short: [string, Division][] = [];
  for (const line of DIVISIONS.split('\n')) {
    if (line === '') continue;
    if (line.charCodeAt(2) > 0x39) {
      const name = line.slice(2);
      short.push([shortProvince(name), enter(line.slice(0, 2), name, 'province')]);
      continue;
    }
    const prefecture = line.slice(0, 4);
    const colon = line.indexOf(':');
    const name = line.slice(4, colon < 0 ? line.length : colon);
    if (name !== '') shortPrefecture(name, enter(prefecture, name, 'prefecture'), short);
    if (colon < 0) continue;
    for (const county of line.slice(colon + 1).split(',')) {
      const title = county.slice(2);
      const division = enter(prefecture + county.slice(0, 2), title, 'county');
      if (title.endsWith('自治县') || title.endsWith('自治旗')) {
        const plain = title.replace(NATIONALITIES, '');
        if (plain.length > 3 && plain !== title) short.push([plain.replace('自治', ''), division], [plain, division]);
      }
    }
  }
  for (const [words, division] of short) add(words, division, 'short');
  for (const name of REGIONS) add(name, { name, code: null, level: 'other' }, 'other');
  for (const name of FOREIGN) add(name, { name, code: null, level: 'other' }, 'other');
  add('中国', { name: '中国', code: null, level: 'nation' }, 'other');
  for (const sign of SURE) first[sign.charCodeAt(0)]! |= 2;
  beginnings.add(SURE, SURE + AFTER_ABBREVIATION + NUMBER_SIGNS);
  beginnings.add(BEFORE_ABBREVIATION, SURE);
  for (const sign of RELATIVE_FIRST) first[sign.charCodeAt(0)]! |= 4;
  beginnings.add(RELATIVE_FIRST, Object.keys(RELATIVE_LEVEL).join(''));
  return { beginnings, first, pairs, buckets, byCode };
}

function shortProvince(name: string): string {
  if (name === '内蒙古自治区') return '内蒙古';
  if (/^(?:广西|西藏|宁夏|新疆|香港|澳门)/.test(name)) return name.slice(0, 2);
  return name.slice(0, -1);
}

function shortPrefecture(name: string, division: Division, short: [string, Division][]): void {
  const plain = name.endsWith('自治州')
    ? name.replace(NATIONALITIES, '').replace('自治州', '')
    : name.replace(/(?:市|地区|盟)$/, '');
  if (name.endsWith('自治州')) short.push([`${plain}州`, division]);
  if (plain.length > 1 && !NEED_SUFFIX.has(plain)) short.push([plain, division]);
}

/** The forms that begin with the two characters, or null. */
export function formsAt(table: Gazetteer, c1: number, c2: number): readonly Form[] | null {
  const found = table.pairs.get(c1, c2);
  return found === 0 ? null : table.buckets[found]!;
}
