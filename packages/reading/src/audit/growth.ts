import type { Quantity } from '../recognise/quantity/quantity.js';
import { Codes } from '../text/codes.js';
import { compare } from '../text/decimal.js';
import { finding } from './check.js';
import type { Check, Paper } from './check.js';
import type { Finding } from './finding.js';
import { below, contains, divide, exactly, multiply, overlaps, subtract } from './interval.js';
import type { Interval } from './interval.js';
import { asMeant, asPrinted, generously } from './printed.js';
import { bounds, percent, quoted, readable, spread } from './wording.js';

const UP = '提高|增加|增长|上升|提升|扩大|上调|上涨|攀升|跃升|延长|扩大|提|增|升|涨';
const DOWN = '下降|降低|减少|压减|压缩|缩短|下调|缩减|收窄|缩小|下滑|回落|降|减';
const CHANGE = new RegExp(
  `^(?:左右|以上|)(?:的基础上|)(?:[，,](?:今年|目前|现在|到今年|现)(?:已|)|)(?:逐步|进一步|稳步|大幅|快速|统一|再次|)(${UP}|${DOWN}|调整)(?:到|至|为)(?:现在的|目前的|当前的|今年的|)(?:每人每月|每人每年|每月|每人|每年|人均|)$`,
);
/** What CHANGE ends with. */
const CHANGE_END = new Codes('到至为的月年人均');
const AMOUNT = new RegExp(
  `^[，,（(]?(?:净|实际|整体|总体|)(?:(增幅|涨幅|增长率|升幅|提高幅度|增长幅度|(?:${UP})(?:率|幅度|))|(降幅|下降幅度|(?:${DOWN})(?:率|幅度|)))(?:了|达到|达|为|约|约为|)$`,
);
const LEAD = /(?:由|从|自)[^，。；,;]{0,16}$/;
/** 「去年保有量为|2500个，今年增加到3000个」: without 由, the year before and this year. */
const YEAR_BEFORE = /(?:去年|上年|原来|此前)[^，。；,;]{0,20}$/;
/** Units of rank: 第8位 is better than 第20位. */
const RANK = /^[位名]$/;

type Direction = 'up' | 'down' | 'either';

/** The change that the two figures give, in the form in which the third figure states it. */
function change(from: Interval, to: Interval, by: Quantity, down: boolean): Interval | null {
  const [low, high] = down ? [to, from] : [from, to];
  if (by.kind === 'ratio' || by.kind === 'multiple') {
    if (from.lower === null || compare(from.lower, '0') <= 0) return null;
    return down ? subtract(exactly('1'), divide(to, from)) : subtract(divide(to, from), exactly('1'));
  }
  const difference = subtract(high, low);
  return by.kind === 'point' ? multiply(difference, exactly('100')) : difference;
}

/** Which unit the third figure may have: a rate, points of two percentages, or the unit of the two figures. */
function fits(from: Quantity, by: Quantity): boolean {
  if (by.kind === 'ratio') return from.kind !== 'ratio' && by.unit === '%';
  if (by.kind === 'point') return from.kind === 'ratio' && from.unit === '%';
  if (by.kind === 'multiple') return from.kind !== 'ratio' && from.kind !== 'multiple';
  return by.kind === from.kind && by.unit === from.unit;
}

function run(paper: Paper): Finding[] {
  const { text, quantities } = paper;
  const findings: Finding[] = [];
  for (const { start, first, last } of paper.sentences) {
    for (let index = first; index + 1 < last; index++) {
      const from = quantities[index]!;
      const to = quantities[index + 1]!;
      if (to.start - from.end > 16 || to.start <= from.end || !CHANGE_END.has(text.charCodeAt(to.start - 1))) continue;
      if (from.kind !== to.kind || from.unit !== to.unit || from.value === null || to.value === null) continue;
      const words = text.slice(from.end, to.start);
      const verb = CHANGE.exec(words)?.[1];
      if (verb === undefined) continue;
      const lead = text.slice(Math.max(start, from.start - 24), from.start);
      const later = words[0] === '，' || words[0] === ',';
      if (!(later ? YEAR_BEFORE : LEAD).test(lead)) continue;
      const direction: Direction = verb === '调整' ? 'either' : new RegExp(`^(?:${DOWN})$`).test(verb) ? 'down' : 'up';
      const by = index + 2 < last ? quantities[index + 2]! : null;
      const gap =
        by && by.start >= to.end && by.start - to.end <= 16 ? AMOUNT.exec(text.slice(to.end, by.start)) : null;
      if (by && gap && by.value !== null && fits(from, by)) {
        const down = gap[2] !== undefined;
        const computed = change(asMeant(text, from), asMeant(text, to), by, down);
        const generous = change(asPrinted(text, from), asPrinted(text, to), by, down);
        if (computed && generous) findings.push(verdictOn(paper, from, to, by, down, computed, generous));
        continue;
      }
      if (
        direction === 'down' &&
        from.qualifier === null &&
        to.qualifier === null &&
        below(from, to) &&
        !RANK.test(from.unit ?? '')
      ) {
        const message = `称由“${quoted(text, from)}”${verb}到“${quoted(text, to)}”,后数反而大于前数,请核对两数是否颠倒。`;
        findings.push(finding('growth', 'undetermined', [{ start: from.start, end: to.end }], message));
      }
    }
  }
  return findings;
}

function verdictOn(
  paper: Paper,
  from: Quantity,
  to: Quantity,
  by: Quantity,
  down: boolean,
  computed: Interval,
  generous: Interval,
): Finding {
  const { text } = paper;
  const rate = by.kind === 'ratio';
  const write = rate ? percent : readable;
  const [a, b] = [quoted(text, from), quoted(text, to)];
  const middle = spread(computed, write);
  const sum = rate
    ? down
      ? `1−${b}÷${a}=${middle}`
      : `${b}÷${a}−1=${middle}`
    : by.kind === 'multiple'
      ? `${b}÷${a}−1=${middle}`
      : down
        ? `${a}−${b}=${middle}`
        : `${b}−${a}=${middle}`;
  const ranges = [{ start: from.start, end: by.end }];
  const said = quoted(text, by);
  const printed = asPrinted(text, by);
  const found = by.value;
  if (overlaps(computed, printed))
    return finding('growth', 'consistent', ranges, `${sum},与所称“${said}”相符。`, bounds(computed), found);
  if (overlaps(generous, generously(text, by)) || contains(generous, by.value!)) {
    return finding(
      'growth',
      'undetermined',
      ranges,
      `${sum},所称“${said}”略有出入,请核对是否因尾数取舍所致。`,
      bounds(computed),
      found,
    );
  }
  // 「由10件增加到30件，增长3倍」: many writers mean 增长到; the question is put and nothing is proved.
  if (by.kind === 'multiple')
    return finding(
      'growth',
      'undetermined',
      ranges,
      `${sum},所称“${said}”请核对是“增长到”还是“增长了”。`,
      bounds(computed),
      found,
    );
  return finding('growth', 'inconsistent', ranges, `${sum},与所称“${said}”不符。`, bounds(computed), found);
}

/** 「由甲提高到乙,增幅几」:增幅应由两数算得。 */
export const growth: Check = {
  rule: 'growth',
  title: '增减幅度可由前后两数算得',
  explanation:
    '查“由甲提高到乙,增幅百分之几”“从甲减少到乙,下降几个百分点”“去年为甲,今年增加到乙,增长百分之几”:用前后两数(按区间)算出增减幅度,与所称的比较;所称的数按四舍五入理解,11.8%即[11.75%,11.85%)。',
  example: {
    text: '基础养老金由每人每月160元提高到200元,增幅达20%。',
    message: '200元÷160元−1=25%,与所称“20%”不符。',
  },
  notWhen: '“同比增长”“年均增长”另有基数,不算;两数单位不同不算;尾数上的出入只提请核对。',
  run,
};
