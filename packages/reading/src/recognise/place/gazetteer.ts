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
    for (const first of firsts) for (const second of seconds) this.addPair(first.charCodeAt(0), second.charCodeAt(0));
  }

  addPair(first: number, second: number): void {
    const hash = Beginnings.hash(first, second);
    this.bits[hash >>> 20]! |= Beginnings.pair(hash);
  }
}

const ENTRIES = 1 << 13;
const COMMA = 0x2c;
const COLON = 0x3a;
const NEWLINE = 0x0a;

/**
 * All forms, found by their first two characters. A paper names few of the thousands, and each process makes the gazetteer
 * anew: what stands in the table is entered by its offsets, and forms are made of it when their characters are first met.
 */
export class Gazetteer {
  /** Where any of what the others hold may begin. */
  readonly beginnings = new Beginnings();
  /** 1 where a character begins a form, 2 where it surely abbreviates a province, 4 where it begins `全省` and the like. */
  readonly first = new Uint8Array(65536);
  /** Provinces and prefectures by code. */
  readonly byCode: ReadonlyMap<string, Division>;

  /** The number of two characters that begin a form, from 1 on. */
  private readonly pairs = new Pairs(14);
  /** By that number: the forms, longest first, once they were made. */
  private readonly made: (readonly Form[] | undefined)[] = [undefined];
  /** By that number: the first and the last entry whose words begin so; by entry: the next such one, 0 behind the last. */
  private readonly heads: number[] = [0];
  private readonly tails: number[] = [0];
  private readonly next = new Uint16Array(ENTRIES);

  /** By entry, from 1 on; `words` and `divisions` of a county are empty until they are asked for. */
  private readonly words: string[] = [''];
  private readonly divisions: (Division | null)[] = [null];
  private readonly kinds: Form['kind'][] = ['other'];
  /** Where a county's number and name stand in the table, and its prefecture's line. */
  private readonly starts = new Int32Array(ENTRIES);
  private readonly ends = new Int32Array(ENTRIES);
  private readonly lines = new Int32Array(ENTRIES);

  constructor() {
    const byCode = new Map<string, Division>();
    this.byCode = byCode;
    // Short names come behind all full ones: those of provinces and prefectures with their division, of counties with the entry.
    const short: [string, Division | number][] = [];
    const table = DIVISIONS;
    for (let line = 0; line < table.length; line++) {
      const end = table.indexOf('\n', line);
      if (end === line) continue;
      if (table.charCodeAt(line + 2) > 0x39) {
        const name = table.slice(line + 2, end);
        const division: Division = { name, code: table.slice(line, line + 2), level: 'province' };
        byCode.set(division.code!, division);
        this.enter(name, division, 'full');
        short.push([shortProvince(name), division]);
      } else {
        let at = line + 4;
        while (at < end && table.charCodeAt(at) !== COLON) at++;
        if (at > line + 4) {
          const name = table.slice(line + 4, at);
          const division: Division = { name, code: table.slice(line, line + 4), level: 'prefecture' };
          byCode.set(division.code!, division);
          this.enter(name, division, 'full');
          shortPrefecture(name, division, short);
        }
        while (at < end) at = this.county(at + 1, line, short);
      }
      line = end;
    }
    for (const [words, of] of short) this.enter(words, typeof of === 'number' ? this.divisionOf(of) : of, 'short');
    for (const name of REGIONS) this.enter(name, { name, code: null, level: 'other' }, 'other');
    for (const name of FOREIGN) this.enter(name, { name, code: null, level: 'other' }, 'other');
    this.enter('中国', { name: '中国', code: null, level: 'nation' }, 'other');
    const { beginnings, first } = this;
    for (const sign of SURE) first[sign.charCodeAt(0)]! |= 2;
    beginnings.add(SURE, SURE + AFTER_ABBREVIATION + NUMBER_SIGNS);
    beginnings.add(BEFORE_ABBREVIATION, SURE);
    for (const sign of RELATIVE_FIRST) first[sign.charCodeAt(0)]! |= 4;
    beginnings.add(RELATIVE_FIRST, Object.keys(RELATIVE_LEVEL).join(''));
  }

  /** The forms that begin with the two characters, longest first; null where none does. */
  formsAt(c1: number, c2: number): readonly Form[] | null {
    const number = this.pairs.get(c1, c2);
    return number === 0 ? null : (this.made[number] ?? this.make(number));
  }

  /** Enters the county whose number and name stand at `start`; where its name ends. */
  private county(start: number, line: number, short: [string, Division | number][]): number {
    const table = DIVISIONS;
    let end = start + 4;
    for (let code = table.charCodeAt(end); code !== COMMA && code !== NEWLINE; code = table.charCodeAt(end)) end++;
    const entry = this.link(table.charCodeAt(start + 2), table.charCodeAt(start + 3), '', null, 'full');
    this.starts[entry] = start;
    this.ends[entry] = end;
    this.lines[entry] = line;
    if (table.startsWith('自治', end - 3)) {
      const title = table.slice(start + 2, end);
      const plain = title.replace(NATIONALITIES, '');
      if (/[县旗]$/.test(title) && plain.length > 3 && plain !== title)
        short.push([plain.replace('自治', ''), entry], [plain, entry]);
    }
    return end;
  }

  private enter(words: string, division: Division, kind: Form['kind']): void {
    this.link(words.charCodeAt(0), words.charCodeAt(1), words, division, kind);
  }

  private link(c1: number, c2: number, words: string, division: Division | null, kind: Form['kind']): number {
    const entry = this.words.push(words) - 1;
    this.divisions.push(division);
    this.kinds.push(kind);
    const known = this.pairs.get(c1, c2);
    if (known === 0) {
      this.pairs.set(c1, c2, this.heads.push(entry) - 1);
      this.tails.push(entry);
      this.made.push(undefined);
      this.first[c1]! |= 1;
      this.beginnings.addPair(c1, c2);
    } else {
      this.next[this.tails[known]!] = entry;
      this.tails[known] = entry;
    }
    return entry;
  }

  private divisionOf(entry: number): Division {
    const known = this.divisions[entry];
    if (known) return known;
    const [start, line] = [this.starts[entry]!, this.lines[entry]!];
    const name = DIVISIONS.slice(start + 2, this.ends[entry]);
    const code = DIVISIONS.slice(line, line + 4) + DIVISIONS.slice(start, start + 2);
    return (this.divisions[entry] = { name, code, level: 'county' });
  }

  private make(number: number): readonly Form[] {
    const forms: Form[] = [];
    for (let entry = this.heads[number]!; entry !== 0; entry = this.next[entry]!) {
      const division = this.divisionOf(entry);
      addForm(forms, this.words[entry] || division.name, division, this.kinds[entry]!);
    }
    return (this.made[number] = forms);
  }
}

/** Adds a way to write a division to forms, the longest first; what is written alike is one form. */
function addForm(forms: Form[], words: string, division: Division, kind: Form['kind']): void {
  let at = 0;
  for (; at < forms.length; at++) {
    const form = forms[at]!;
    if (form.words === words) {
      if (form.kind === kind || (kind === 'short' && form.kind === 'full')) form.divisions.push(division);
      return;
    }
    if (form.words.length < words.length) break;
  }
  forms.splice(at, 0, formOf(words, division, kind));
}

let built: Gazetteer | null = null;

/** The gazetteer, made from the table at first use (a millisecond or two). */
export function gazetteer(): Gazetteer {
  return (built ??= new Gazetteer());
}

function shortProvince(name: string): string {
  if (name === '内蒙古自治区') return '内蒙古';
  if (/^(?:广西|西藏|宁夏|新疆|香港|澳门)/.test(name)) return name.slice(0, 2);
  return name.slice(0, -1);
}

function shortPrefecture(name: string, division: Division, short: [string, Division | number][]): void {
  const plain = name.endsWith('自治州')
    ? name.replace(NATIONALITIES, '').replace('自治州', '')
    : name.replace(/(?:市|地区|盟)$/, '');
  if (name.endsWith('自治州')) short.push([`${plain}州`, division]);
  if (plain.length > 1 && !NEED_SUFFIX.has(plain)) short.push([plain, division]);
}
