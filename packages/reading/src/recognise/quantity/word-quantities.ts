import { bent, type Interval } from './interval.js';
import { qualifierAfter, qualifierBefore } from './qualifiers.js';
import type { Quantity, QuantityKind } from './quantity.js';
import { paired, STRETCH } from '../../text/scan.js';
import { unitAt } from './units.js';

/** What may begin at a character, as bits: two characters that begin nothing together have none in common. */
const Begins = { few: 1, doubling: 2, guess: 4, half: 8, discount: 16 } as const;
/** For each code unit what it may begin, and what may go on with it as the second one. */
const FIRST = new Uint8Array(65536);
const SECOND = new Uint8Array(65536).fill(Begins.half | Begins.discount);
/** Two digits in a row that guess: `两三个`, `三五年`, `七八十户`. */
const GUESSES = new Map(
  ['一两', '两三', '三四', '三五', '四五', '五六', '六七', '七八', '八九'].map((pair) => [
    pair,
    [...pair].map((c) => '一两三四五六七八九'.indexOf(c) + 1) as [number, number],
  ]),
);

const HAN_DIGITS = '一二三四五六七八九';

/** Nouns that end in 数: `人数`, `指数`; behind them it counts nothing. */
const BEFORE_FEW =
  '人户件个次总指系倍套基多少参岁天分函负正整小单复奇偶计代术字点位级度股因变常报得秒页期班名家例量无算转';

/**
 * Quantities without a number: `数米`, `翻番`, `翻两番`, `翻倍`, `一半`, `半年`, `过半`, `八五折`; sorted by start.
 */
export function findWordQuantities(text: string): Quantity[] {
  const found: Quantity[] = [];
  const { length } = text;
  let next = 0;
  for (let from = 0; from < length; from += STRETCH) {
    const stop = Math.min(length, from + STRETCH);
    const count = paired(text, from, Math.min(length, stop + 1), FIRST, SECOND, places);
    for (let i = 0; i < count; i++) {
      const at = places[i]!;
      const one = at < next || at >= stop ? null : beginning(text, at);
      if (one === null) continue;
      found.push(one);
      next = one.end;
    }
  }
  return found;
}

/** Offsets at which such a quantity may begin. */
const places = new Int32Array(STRETCH + 2);

function beginning(text: string, at: number): Quantity | null {
  const begins = FIRST[text.charCodeAt(at)]!;
  if (begins === Begins.guess) return guess(text, at);
  if (begins === Begins.few) return few(text, at);
  if (begins === Begins.doubling) return doubling(text, at);
  return begins === Begins.half ? half(text, at) : discount(text, at);
}

function make(
  start: number,
  end: number,
  kind: QuantityKind,
  value: string | null,
  unit: string,
  interval: Interval,
  qualifier: string | null,
  rule: string,
): Quantity {
  const { lower, upper, lowerOpen, upperOpen } = interval;
  return { start, end, kind, value, unit, qualifier, lower, upper, lowerOpen, upperOpen, per: null, rule };
}

/** Classifiers that 数 counts without a number; others make words with it (`数字`, `数据`, `数位`). */
const FEW = '个家名项次场天年月米吨公斤倍套辆件起批处间';

for (const [signs, begins, next] of [
  ['数', Begins.few, FEW],
  ['翻', Begins.doubling, '了倍一两三四番'],
  ['半', Begins.half, ''],
  ['折', Begins.discount, ''],
] as const) {
  FIRST[signs.charCodeAt(0)] = begins;
  for (const sign of next) SECOND[sign.charCodeAt(0)]! |= begins;
}
for (const pair of GUESSES.keys()) {
  FIRST[pair.charCodeAt(0)] = Begins.guess;
  SECOND[pair.charCodeAt(1)]! |= Begins.guess;
}

function few(text: string, at: number): Quantity | null {
  const next = text.charAt(at + 1);
  if (next === '' || !FEW.includes(next) || (at > 0 && BEFORE_FEW.includes(text.charAt(at - 1)))) return null;
  const unit = unitAt(text, at + 1);
  if (unit === null) return null;
  const interval: Interval = { lower: '2', upper: '10', lowerOpen: false, upperOpen: false };
  return make(at, at + 1 + unit.length, unit.kind, null, unit.name, interval, '数', '数 <量词>');
}

/** What a guess counts: single things and lengths of time. `三四线` and `五六级` are lists of ordinals. */
const GUESSED = '个家户名人项次天年处座所件场条批辆台套间栋万亿千';

/** `两三个`, `三五年内`, `七八十户`, `五六千名`: between the two digits, both ends in. */
function guess(text: string, at: number): Quantity | null {
  const pair = GUESSES.get(text.slice(at, at + 2));
  if (pair === undefined || (at > 0 && NO_GUESS_BEHIND.includes(text.charAt(at - 1)))) return null;
  let end = at + 2;
  let zeros = 0;
  for (let i = 0; i < 2; i++) {
    const tens = '十百千万亿'.indexOf(text.charAt(end) || ' ');
    if (tens < 0) break;
    zeros += [1, 2, 3, 4, 8][tens]!;
    end++;
  }
  const unit = unitAt(text, end);
  if (unit === null || !GUESSED.includes(unit.word.charAt(0))) return null;
  if (unit.kind !== 'count' && unit.kind !== 'duration') return null;
  const after = text.charAt(end + unit.length);
  if (unit.word === '年' && (after === '级' || after === '代')) return null;
  const [lower, upper] = pair.map((digit) => String(digit) + '0'.repeat(zeros)) as [string, string];
  const interval: Interval = { lower, upper, lowerOpen: false, upperOpen: false };
  return make(at, end + unit.length, unit.kind, null, unit.name, interval, null, '<几几> <量词>');
}

/** Digits, multipliers and marks of order, behind which two digits are no guess: `十三五`, `第三四`, `周五六`. */
const NO_GUESS_BEHIND = '零〇一二两三四五六七八九十百千万亿第周初“"‘、';

/** `翻番`, `翻一番`, `翻了两番`, `翻倍`: n doublings are 2^n. */
function doubling(text: string, at: number): Quantity | null {
  let end = at + 1;
  if (text.charAt(end) === '了') end++;
  if (text.charAt(end) === '倍') return make(at, end + 1, 'multiple', '2', '倍', bent('2', null), null, '翻倍');
  let doublings = 1;
  const digit = '一两三四'.indexOf(text.charAt(end) || ' ');
  if (digit >= 0) {
    doublings = digit + 1;
    end++;
  }
  if (text.charAt(end) !== '番') return null;
  const value = String(2 ** doublings);
  return make(at, end + 1, 'multiple', value, '倍', bent(value, null), null, '翻 <几> 番');
}

/** `一半`, `半数`, `半年`, `半个月`, `半小时`; not 上半年, 每半年, 前半个月. */
function half(text: string, at: number): Quantity | null {
  const before = at > 0 ? text.charAt(at - 1) : '';
  if (before === '一' || text.charAt(at + 1) === '数') {
    const start = before === '一' ? at - 1 : at;
    let end = before === '一' ? at + 1 : at + 2;
    const after = qualifierAfter(text, end);
    if (after !== null) end += after.word.length;
    return make(start, end, 'ratio', '0.5', '%', bent('0.5', after?.bend ?? null), after?.word ?? null, '一半');
  }
  if (before !== '' && '上下前后每大两对夜多'.includes(before)) return null;
  const unit = unitAt(text, at + 1);
  if (unit === null || unit.kind !== 'duration' || unit.word === '日' || unit.word === '天') return null;
  let end = at + 1 + unit.length;
  const after = qualifierAfter(text, end);
  const lead = qualifierBefore(text, at);
  if (after !== null) end += after.word.length;
  const bend = after?.bend ?? (lead !== null && !lead.outside ? lead.bend : null);
  const start = lead !== null && !lead.outside && after === null ? at - lead.word.length : at;
  const words = after?.word ?? (start < at ? lead!.word : null);
  return make(start, end, 'duration', '0.5', unit.name, bent('0.5', bend), words, '半 <时长>');
}

/** `八五折`: two digits in a row are tenths and hundredths. */
function discount(text: string, at: number): Quantity | null {
  if (at < 2) return null;
  const tens = HAN_DIGITS.indexOf(text.charAt(at - 2)) + 1;
  const ones = HAN_DIGITS.indexOf(text.charAt(at - 1)) + 1;
  if (tens === 0 || ones === 0 || unitAt(text, at)?.word !== '折') return null;
  const value = `0.${tens}${ones}`;
  return make(at - 2, at + 1, 'ratio', value, '%', bent(value, null), null, '<几几> 折');
}
