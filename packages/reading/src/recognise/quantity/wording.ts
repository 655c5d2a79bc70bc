import { multiply, shift, type Decimal } from '../../text/decimal.js';
import type { Amount } from './amount.js';
import { isDash } from './context.js';
import { bent, widest, type Interval } from './interval.js';
import { manyBefore } from './likely.js';
import { farBefore, type Lead } from './limits.js';
import { perAfter, perBefore } from './per.js';
import { qualifierAfter, qualifierBefore, type Qualifier } from './qualifiers.js';
import type { QuantityKind } from './quantity.js';

/** Words that may stand before another qualifier and belong to it: `最高不超过`, `至少不低于`. */
const COMPOUND = ['最高', '最低', '最多', '最少', '至少', '至多', '最长', '大约'];

/** Kinds that 内 bounds: `30日内`, `5公里内`. */
const INSIDE: readonly QuantityKind[] = ['duration', 'length', 'ratio', 'area'];

/** Kinds that may be negative. */
const SIGNED: readonly QuantityKind[] = ['ratio', 'temperature', 'point', 'money'];

const INSIDE_TIME: Qualifier = { word: '内', bend: 'to', outside: false, unless: '' };

/** The words around an amount: how far the quantity reaches, which words bend it, and the interval they leave. */
export class Wording {
  start: number;
  end: number;
  value: Decimal | null;
  qualifier: string | null = null;
  interval: Interval | null = null;
  per: string | null = null;
  /** The word before it, which may govern the next items of a list. */
  lead: Lead | null = null;

  /** `floor` is where the quantity before ends: no word is shared. `value` is null for a range. */
  constructor(
    private readonly text: string,
    private readonly amount: Amount,
    private readonly kind: QuantityKind,
    private readonly floor: number,
    start: number,
    value: Decimal | null,
  ) {
    this.start = start;
    this.end = amount.end;
    this.value = value;
  }

  /** Reads all the words. `inherited` is the lead of the list's first item, where this stands in such a list. */
  read(inherited: Lead | null): void {
    if (this.value !== null) {
      this.many();
      this.sign();
    }
    this.before(inherited);
    const { amount, value } = this;
    if (amount.loose !== '' && value !== null) {
      const about = amount.loose === '来';
      const from = amount.loose === '余' || amount.loose === '几';
      this.bend(amount.loose, bent(value, about ? 'about' : from ? 'over' : 'more'));
    }
    this.behind();
    this.per ??= perBefore(this.text, this.start, this.floor);
  }

  private bend(word: string, own: Interval | null): void {
    this.qualifier = this.qualifier === null ? word : `${this.qualifier}+${word}`;
    if (own !== null) this.interval = this.interval === null ? own : widest(this.interval, own);
  }

  /** 上百, 数十, 几百: no less than it, or two to ten of it. */
  private many(): void {
    const { text, value } = this;
    if (value === null || this.amount.loose !== '' || !manyBefore(text, this.start)) return;
    this.start--;
    const word = text.charAt(this.start);
    if (word === '上') this.bend(word, bent(value, 'from'));
    else {
      this.bend(word, { lower: multiply(value, '2'), upper: shift(value, 1), lowerOpen: false, upperOpen: false });
      this.value = null;
    }
  }

  /** A minus before a rate, an amount or a temperature, not between two numbers. */
  private sign(): void {
    const { text, start, value } = this;
    const code = start > 0 ? text.charCodeAt(start - 1) : 0;
    if ((code !== 45 && code !== 0xff0d && code !== 0x2212) || value === null || value === '0') return;
    const far = start > 1 ? text.charCodeAt(start - 2) : 10;
    if (!SIGNED.includes(this.kind) || isDash(far) || far === 41 || far === 0xff09) return;
    this.value = '-' + value;
    this.start--;
  }

  private before(inherited: Lead | null): void {
    const { text, value, floor, kind } = this;
    const at = this.start > 1 && text.charCodeAt(this.start - 1) === 32 ? this.start - 1 : this.start;
    const found = qualifierBefore(text, at);
    // 近三年: the last three years, not nearly three
    if (found !== null && at - found.word.length >= floor && !(found.word === '近' && kind === 'duration')) {
      let first = at - found.word.length;
      if (!found.outside) {
        const earlier = qualifierBefore(text, first);
        if (earlier !== null && COMPOUND.includes(earlier.word) && first - earlier.word.length >= floor)
          first -= earlier.word.length;
        if (first - 2 >= floor && text.startsWith('累计', first - 2)) first -= 2;
        this.start = first;
      }
      const word = text.slice(first, at);
      this.lead = { bend: found.bend, word };
      this.bend(word, value === null ? null : bent(value, found.bend));
    } else if (value !== null && this.interval === null && kind !== 'age') {
      const far = farBefore(text, this.start, floor, kind) ?? inherited;
      if (far === null) return;
      this.lead = far;
      this.bend(far.word, bent(value, far.bend));
    }
  }

  private behind(): void {
    const { text, amount, kind, value } = this;
    if (amount.unit !== null) {
      const end = perAfter(text, this.end);
      if (end > this.end) {
        this.per = text.slice(this.end + 1, end);
        this.end = end;
      }
    }
    const large = amount.unit === null || (kind === 'money' && amount.exponent >= 4);
    if (value !== null && large && text.charCodeAt(this.end) === 0x7ea7 && text.charCodeAt(this.end + 1) !== 0x522b) {
      this.end++;
      this.interval = null;
      this.bend('级', bent(value, 'order'));
      return;
    }
    const blank = text.charCodeAt(this.end) === 32 && qualifierAfter(text, this.end + 1) !== null ? 1 : 0;
    const at = afterNote(text, this.end + blank);
    const found = kind === 'duration' && insideTime(text, at) ? INSIDE_TIME : qualifierAfter(text, at);
    if (found === null || (found.word === '内' && !INSIDE.includes(kind))) return;
    if (found.word === '不足' && kind === 'count') return;
    this.end = at + found.word.length;
    this.bend(found.word, value === null ? null : bent(value, found.bend));
  }
}

/** 内 behind a length of time (`12个月内分期付清`) makes a word with fewer characters than elsewhere. */
function insideTime(text: string, at: number): boolean {
  return text.charCodeAt(at) === 0x5185 && !'部蒙外容涵'.includes(text.charAt(at + 1) || '。');
}

/** Steps over a note between unit and 以上: `5套（含5套）以上`, where 以上 or 以下 stands behind it. */
function afterNote(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code !== 40 && code !== 0xff08) return at;
  const word = text.charCodeAt(at + 1);
  if (word !== 0x542b && !(word === 0x4e0d && text.charCodeAt(at + 2) === 0x542b)) return at;
  for (let end = at + 2; end < at + 14 && end < text.length; end++) {
    const close = text.charCodeAt(end);
    if (close === 41 || close === 0xff09)
      return qualifierAfter(text, end + 1) === null || text.charCodeAt(end + 1) === 0x5185 ? at : end + 1;
  }
  return at;
}
