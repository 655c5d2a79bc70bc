import { compare, type Decimal } from '../../text/decimal.js';
import { scale } from '../numeral/find-numerals.js';
import type { Numeral } from '../numeral/numeral.js';
import type { Time } from '../time/time.js';
import { Amount, noteEnd, readAmount, skipBlanks } from './amount.js';
import { afterPlus, countsSmall, isDash, partOfName, quoted, startsLine } from './context.js';
import { bent, type Interval } from './interval.js';
import {
  bigThings,
  isColon,
  isFraction,
  isProportion,
  isYear,
  manyBefore,
  mayBeBare,
  rank,
  speaksOfMoney,
  yearDate,
} from './likely.js';
import type { Lead } from './limits.js';
import { qualifierAfter, qualifierBefore } from './qualifiers.js';
import type { Quantity, QuantityKind } from './quantity.js';
import { bentShare, inBase, share, type Share } from './ratio.js';
import type { Unit } from './units.js';
import { Wording } from './wording.js';

/** Right before a figure: it says by how much something moves. */
const MOVED = /^(?:提高|增加|上调|调高|下调|降低|减少|调低)$/;
/** Connectors of a range: `40至60平方米`, `30%-50%`, `16～24岁`. */
const CONNECT = new Uint8Array(65536);
for (const c of '至到-–—－~～〜─−') CONNECT[c.charCodeAt(0)] = 1;

/** Names of kinds in the names of rules. */
const RULE: Record<QuantityKind, string> = {
  money: '钱',
  count: '量词',
  area: '面积',
  length: '长度',
  mass: '重量',
  volume: '体积',
  power: '功率',
  energy: '能量',
  temperature: '温度',
  computing: '算力',
  ratio: '比例',
  point: '百分点',
  multiple: '倍数',
  duration: '时长',
  age: '年龄',
};

/** `<几> <钱>` and the like: the names of the rules of a number with its unit. */
const WITH_UNIT = Object.fromEntries(
  Object.entries(RULE).map(([kind, name]) => [kind, `<几> <${name}>`]),
) as typeof RULE;

/** Figures of one series that are looked through for what the last is counted in. */
const LONGEST_SERIES = 8;

const OPEN: Interval = { lower: null, upper: null, lowerOpen: false, upperOpen: false };

/** Goes through the numerals of one text, from left to right, and puts down the quantity that each makes. */
export class Finder {
  private readonly found: Quantity[] = [];
  private readonly amount = new Amount();
  private readonly other = new Amount();
  private clock = 0;
  /** End of the last quantity. */
  private last = 0;
  /** The bend that the last quantity's words before it gave, for the items of a list that it governs. */
  private lead: Lead | null = null;

  constructor(
    private readonly text: string,
    private readonly numerals: readonly Numeral[],
    private readonly times: readonly Time[],
  ) {}

  all(): Quantity[] {
    const { numerals } = this;
    for (let index = 0; index < numerals.length;) index = this.read(index);
    return this.found;
  }

  /** Whether a time that is no length of time and no repetition lies on the range. */
  private onTime(start: number, end: number): boolean {
    const { times } = this;
    while (this.clock < times.length && times[this.clock]!.end <= start) this.clock++;
    for (let i = this.clock; i < times.length && times[i]!.start < end; i++)
      if (times[i]!.kind !== 'duration' && times[i]!.kind !== 'recurrence') return true;
    return false;
  }

  private isDuration(start: number, end: number): boolean {
    for (let i = this.clock; i < this.times.length && this.times[i]!.start < end; i++)
      if (this.times[i]!.kind === 'duration' && this.times[i]!.end > start) return true;
    return false;
  }

  /** Reads the quantity of a numeral, if it is one; returns the index of the next numeral to look at. */
  private read(index: number): number {
    const { text, numerals, amount, other } = this;
    const numeral = numerals[index]!;
    const next = index + 1;
    if (
      numeral.start < this.last ||
      partOfName(text, numeral.start, index > 0 && numerals[index - 1]!.end === numeral.start)
    )
      return next;
    const fraction = this.fraction(index);
    if (fraction > index) return fraction;
    readAmount(text, numerals, index, amount);
    const to = this.rangeEnd(index, amount, other);
    if (to) {
      if (this.onTime(numeral.start, other.end)) return other.next;
      const done = this.range(numeral, amount, other);
      if (done) return other.next;
    }
    if (
      amount.unit === null &&
      numeral.script === 'bare' &&
      amount.loose === '' &&
      numeral.end - numeral.start === 1 &&
      !mayBeBare(this.text, numeral)
    )
      return next;
    if (this.onTime(numeral.start, amount.end)) return next;
    return this.single(numeral, amount) ? amount.next : next;
  }

  /** `百分之五`, `三分之二`, `1:1.5`. Returns the index behind it, or `index`. */
  private fraction(index: number): number {
    const { text, numerals } = this;
    const numeral = numerals[index]!;
    const second = numerals[index + 1];
    if (second === undefined) return index;
    const code = text.charCodeAt(numeral.end);
    if (code === 0x5206 && text.charCodeAt(numeral.end + 1) === 0x4e4b && second.start === numeral.end + 2) {
      const value = share(second.value, numeral.value);
      if (value === null) return index;
      return this.share(index, second.end, value, '<几> 分之 <几>');
    }
    if ((code === 47 || code === 0xff0f) && second.start === numeral.end + 1 && isFraction(text, numeral, second)) {
      const value = share(numeral.value, second.value);
      if (value === null) return index;
      return this.share(index, second.end, value, '<几>/<几>');
    }
    if (
      (code === 58 || code === 0xff1a || code === 0x2236) &&
      second.start === numeral.end + 1 &&
      isProportion(text, numeral, second)
    ) {
      let end = second.end;
      let after = index + 2;
      while (after < numerals.length && isColon(text.charCodeAt(end)) && numerals[after]!.start === end + 1)
        end = numerals[after++]!.end;
      this.put(numeral.start, end, 'ratio', null, '%', OPEN, '<几> : <几>');
      return after;
    }
    return index;
  }

  /** Puts down the share that begins with the numeral at `index`, with the words that bend it; returns the index behind it. */
  private share(index: number, to: number, exact: Share, rule: string): number {
    const { start, end, interval, qualifier } = bentShare(this.text, this.numerals[index]!.start, to, exact.interval);
    if (this.onTime(start, end)) return index;
    if (qualifier === null || !this.closes(start, end, 'ratio', '%', interval, qualifier))
      this.put(start, end, 'ratio', exact.value, '%', interval, rule, qualifier);
    return index + 2;
  }

  private rangeEnd(index: number, amount: Amount, other: Amount): boolean {
    const { text, numerals } = this;
    if (amount.loose !== '' || amount.next >= numerals.length) return false;
    let at = amount.unit === null ? amount.bareEnd : amount.end;
    const next = numerals[amount.next]!;
    if (next.start > at + 8) return false;
    at = noteEnd(text, skipBlanks(text, at));
    if (CONNECT[text.charCodeAt(at)] === 0) return false;
    at++;
    if (isDash(text.charCodeAt(at)) && isDash(text.charCodeAt(at - 1))) at++;
    at = skipBlanks(text, at);
    if (next.start !== at || (amount.unit === null && amount.gap)) return false;
    readAmount(text, numerals, amount.next, other);
    if (index >= amount.next) return false;
    // `84万-105万`: both say 万 or 亿, and no unit.
    if (other.unit === null) return amount.unit === null && amount.exponent >= 4 && other.exponent >= 4;
    return amount.unit === null || amount.unit.kind === other.unit.kind;
  }

  private range(numeral: Numeral, from: Amount, to: Amount): boolean {
    const { text } = this;
    const { unit } = to;
    if (unit === null) return this.rangeWithoutUnit(numeral, from, to);
    if (numeral.script === 'bare' || (numeral.script === 'chinese' && quoted(text, numeral.start, 14))) return false;
    let low = from.value;
    if (from.unit === null && from.exponent === 0 && to.exponent > 0) {
      // 3至5万元: the multiplier holds for both, unless the first number is then the greater
      const lifted = scale(low, to.exponent);
      if (compare(lifted, to.value) < 0) low = lifted;
    }
    low = inBase(low, from.unit ?? unit);
    const high = inBase(to.value, unit);
    if (unit.name === '年' && (isYear(from.value) || isYear(to.value))) return false;
    if (unit.word === '日' && !this.dayIsLength(numeral.start, to.end)) return false;
    if (compare(low, high) > 0) return false;
    // `提高10万元到70万元`: by how much, and to what; not `提高10%到20%`.
    if (
      from.unit !== null &&
      Number(high) >= 3 * Number(low) &&
      MOVED.test(text.slice(numeral.start - 2, numeral.start))
    )
      return false;
    const interval: Interval = { lower: low, upper: high, lowerOpen: false, upperOpen: false };
    return this.finish(numeral, to, unit.kind, null, unit, interval, '<几> 至 <数量>');
  }

  private rangeWithoutUnit(numeral: Numeral, { value: lower }: Amount, to: Amount): boolean {
    const { text } = this;
    const next = text.charCodeAt(to.end);
    if (
      numeral.script === 'bare' ||
      numeral.script === 'chinese' ||
      compare(lower, to.value) >= 0 ||
      (next >= 48 && next <= 57) ||
      (next >= 65 && next <= 122)
    )
      return false;
    const kind: QuantityKind = to.exponent >= 8 || speaksOfMoney(text, numeral.start) ? 'money' : 'count';
    const interval: Interval = { lower, upper: to.value, lowerOpen: false, upperOpen: false };
    return this.finish(numeral, to, kind, null, null, interval, '<几> 至 <几> 万亿');
  }

  /** A 日 counts days only before 内, or where the time recogniser reads a length of time. */
  private dayIsLength(start: number, end: number): boolean {
    const after = qualifierAfter(this.text, end);
    return (after !== null && after.word.endsWith('内')) || this.isDuration(start, end);
  }

  private single(numeral: Numeral, amount: Amount): boolean {
    const { text } = this;
    if (amount.unit?.word === '个') amount.unit = this.pointsBehind(amount) ?? amount.unit;
    let { unit } = amount;
    if (unit !== null && !this.accepts(numeral, amount, unit)) {
      if (amount.exponent < 4) return false;
      unit = amount.unit = null;
      amount.end = amount.bareEnd;
    }
    if (unit === null) return this.withoutUnit(numeral, amount);
    if (
      numeral.start > 1 &&
      text.charCodeAt(numeral.start - 1) === 0x4e0b &&
      text.charCodeAt(numeral.start - 2) === 0x96f6
    ) {
      // 零下40摄氏度
      const value = '-' + amount.value;
      const interval = bent(value, null);
      this.put(numeral.start - 2, amount.end, 'temperature', value, unit.name, interval, '零下 <温度>');
      return true;
    }
    const value = inBase(amount.value, unit);
    return this.finish(numeral, amount, unit.kind, value, unit, null, WITH_UNIT[unit.kind]);
  }

  /** `⟦0.4个⟧、1.1个百分点`: the points that the end of a series names for all of it. */
  private pointsBehind(amount: Amount): Unit | null {
    const { text, numerals, other } = this;
    let { end, next } = amount;
    for (let item = 0; item < LONGEST_SERIES; item++) {
      const code = text.charCodeAt(end);
      if ((code !== 0x3001 /* 、 */ && code !== 0x548c) /* 和 */ || numerals[next]?.start !== end + 1) return null;
      readAmount(text, numerals, next, other);
      if (other.unit?.kind === 'point') return other.unit;
      if (other.unit?.word !== '个') return null;
      ({ end, next } = other);
    }
    return null;
  }

  /** Whether number and unit make a quantity here. */
  private accepts(numeral: Numeral, amount: Amount, unit: Unit): boolean {
    const { text } = this;
    const length = numeral.end - numeral.start;
    if (unit.kind !== 'money' && unit.kind !== 'area' && afterPlus(text, numeral.start)) return false;
    if (unit.kind === 'duration') {
      if (unit.name === '年') {
        if (isYear(numeral.value) && amount.loose === '' && qualifierBefore(text, numeral.start) === null) return false;
        if (text.charCodeAt(numeral.start) === 48) return false;
        if (yearDate(text, amount.end)) return false;
      }
      if (unit.word === '日' && !this.dayIsLength(numeral.start, amount.end)) return false;
    }
    if (unit.word === '大' && !bigThings(text, numeral, amount.end)) return false;
    if (unit.word === '级' && (numeral.script !== 'chinese' || length > 1)) return false;
    if (unit.word === '成' && (numeral.value.length > 2 || compare(numeral.value, '10') > 0)) return false;
    if (unit.word === '折' && numeral.script === 'chinese' && length > 1) return false;
    if (unit.kind === 'count' && rank(text, numeral.start, unit)) return false;
    if (numeral.script === 'chinese') {
      if (unit.word === '届' || unit.word === '期') return false;
      if (length === 1 && amount.loose === '') return unit.small && countsSmall(text, numeral, unit);
      return !quoted(text, numeral.start, 14);
    }
    if (numeral.script === 'bare') {
      if (
        amount.loose !== '' ||
        mayBeBare(this.text, numeral) ||
        qualifierAfter(text, amount.end) !== null ||
        manyBefore(text, numeral.start)
      )
        return true;
      return length > 1 && unit.kind === 'money';
    }
    if (unit.kind === 'count') {
      if (amount.gap && startsLine(text, numeral.start)) return false;
      if (
        numeral.script === 'arabic' &&
        quoted(text, numeral.start, 8) &&
        qualifierBefore(text, numeral.start) === null
      )
        return false;
    }
    return true;
  }

  /** `180多万领待遇的居民`, `超3000亿`, `上万`: a number of ten thousands with a word that bends it, or 亿. */
  private withoutUnit(numeral: Numeral, amount: Amount): boolean {
    const { text } = this;
    const many = manyBefore(text, numeral.start);
    if (amount.exponent < 4 && !(numeral.script === 'bare' && many)) return false;
    const next = text.charCodeAt(amount.end);
    if ((next >= 48 && next <= 57) || (next >= 65 && next <= 122) || next === 43) return false;
    const order = next === 0x7ea7 && text.charCodeAt(amount.end + 1) !== 0x522b;
    const bare = numeral.script === 'bare';
    const bendsBefore = qualifierBefore(text, numeral.start) !== null || many;
    if (bare && !bendsBefore && amount.loose === '' && !order) return false;
    // `<万安街道计划>`: the sign opens a name.
    if (bare && '<＜>＞'.includes(text.charAt(numeral.start - 1))) return false;
    if (bare && order && numeral.end - numeral.start === 1 && amount.exponent < 8) return false;
    if (numeral.script === 'chinese' && !bendsBefore && amount.loose === '' && amount.exponent < 8) return false;
    if (quoted(text, numeral.start, 10)) return false;
    if (!bendsBefore && amount.loose === '' && !order && amount.exponent < 4) return false;
    const kind: QuantityKind = amount.exponent >= 8 || speaksOfMoney(text, numeral.start) ? 'money' : 'count';
    return this.finish(numeral, amount, kind, amount.value, null, null, '<几> 万亿');
  }

  /** Reads the words around an amount and puts the quantity down, unless it stands on a time. */
  private finish(
    numeral: Numeral,
    amount: Amount,
    kind: QuantityKind,
    value: Decimal | null,
    unit: Unit | null,
    range: Interval | null,
    rule: string,
  ): boolean {
    const name = unit === null ? (kind === 'money' ? 'CNY' : null) : unit.name;
    const wording = new Wording(this.text, amount, kind, this.last, numeral.start, value);
    wording.read(this.lead !== null && this.governed(numeral.start, kind, name) ? this.lead : null);
    const { start, end } = wording;
    if (this.onTime(start, end)) return false;
    const interval = range ?? wording.interval ?? bent(wording.value ?? '0', null);
    if (wording.qualifier !== null && this.closes(start, end, kind, name, interval, wording.qualifier)) return true;
    this.put(start, end, kind, wording.value, name, interval, rule, wording.qualifier, wording.per);
    this.lead = wording.lead;
    return true;
  }

  /** `⟦10%以上50%以下⟧`, `⟦3万元以上、10万元以下⟧`: whether this figure is the upper bound of the one right before it, with which it is then one. */
  private closes(
    start: number,
    end: number,
    kind: QuantityKind,
    unit: string | null,
    { lower, upper, upperOpen }: Interval,
    qualifier: string,
  ): boolean {
    const { found, last } = this;
    const from = found[found.length - 1];
    if (from?.qualifier !== '以上' || from.kind !== kind || from.unit !== unit || lower !== null || upper === null)
      return false;
    if (start !== last && (start !== last + 1 || this.text.charCodeAt(last) !== 0x3001)) return false; // 、
    if (from.lower === null || compare(from.lower, upper) >= 0) return false;
    found.pop();
    const interval = { lower: from.lower, upper, lowerOpen: from.lowerOpen, upperOpen };
    this.put(
      from.start,
      end,
      kind,
      null,
      unit,
      interval,
      '<数量>以上<数量>以下',
      `${from.qualifier}+${qualifier}`,
      from.per,
    );
    return true;
  }

  /** Whether this figure is the next item of a list that the last one's qualifier governs: `不低于20%、10%、5%`. */
  private governed(start: number, kind: QuantityKind, unit: string | null): boolean {
    const { text, found, last } = this;
    const previous = found[found.length - 1];
    if (
      previous === undefined ||
      previous.kind !== kind ||
      previous.unit !== unit ||
      start - last > 2 ||
      start === last
    )
      return false;
    for (let i = last; i < start; i++) if (!'、和及或'.includes(text.charAt(i))) return false;
    return true;
  }

  private put(
    start: number,
    end: number,
    kind: QuantityKind,
    value: Decimal | null,
    unit: string | null,
    { lower, upper, lowerOpen, upperOpen }: Interval,
    rule: string,
    qualifier: string | null = null,
    per: string | null = null,
  ): void {
    this.found.push({ start, end, kind, value, unit, qualifier, lower, upper, lowerOpen, upperOpen, per, rule });
    this.last = end;
    this.lead = null;
  }
}
