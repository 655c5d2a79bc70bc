import type { Quantity } from '../recognise/quantity/quantity.js';
import { finding } from './check.js';
import type { Check, Paper } from './check.js';
import type { Finding } from './finding.js';
import { add, below, overlaps } from './interval.js';
import { instalments } from './instalment.js';
import type { Interval } from './interval.js';
import { partsOfWhole } from './parts.js';
import { asMeant, asPrinted } from './printed.js';
import { bounds, quoted, readable, spread } from './wording.js';

const sameThing = (a: Quantity, b: Quantity) =>
  a.kind === b.kind && a.unit !== null && a.unit === b.unit && a.per === b.per;
const ADDS_UP = new Set<Quantity['kind']>([
  'money',
  'count',
  'area',
  'mass',
  'volume',
  'energy',
  'power',
  'length',
  'computing',
]);
/** Words that take a part out of the whole before it: another period, another base, a target. */
const OTHER_BASE =
  /累计|总量|总数|同比|环比|去年|上年|预计|力争|目标|计划|每|超过|高于|比|另|达到|带动|撬动|拉动|相当于|服务|惠及|辐射|最高|不超过|以上|可|约束|总投资|总额|总规模|面积|容量|规模/;
/** Words before a figure that make it a total: 共有52家. A standard (丁类人才60万元) is none. */
const TAKEN_TOGETHER =
  /共|总|合计|累计|全部|完成|新增|实现|投入|下达|建成|开工|安排|收入|支出|改造|培育|办结|查处|立案/;
const TOTAL =
  /^[，,、；;]?(?:合计|共计|总计|总共)(?:为|达到|达|约|有|新增|完成|引进|改造|建成|安排|投入|[\u4e00-\u9fff]{2}|)$/;
const NOT_PARTS = /其中|累计|同比|环比|增长|下降|去年|上年|比|每|最高|目标|计划|平均|均/;

/** `共52家,其中新增30家`: a part cannot be more than its whole. */
function partOfWhole(paper: Paper, whole: Quantity, part: Quantity, between: string): Finding | null {
  const { text } = paper;
  const at = between.lastIndexOf('其中');
  const behind = between.slice(at + 2).replace(/^[：:，,]/, '');
  // Only the clause that opens with 其中, right behind the clause of the whole.
  if (
    /[，,；;：:、（(]/.test(behind) ||
    behind.length > 16 ||
    /[，,]/.test(between.slice(0, at).replace(/[，,（(]$/, '')) ||
    at > 12
  )
    return null;
  if (
    OTHER_BASE.test(behind) ||
    !TAKEN_TOGETHER.test(paper.text.slice(Math.max(0, whole.start - 16), whole.start).replace(/^.*[。；;\n]/s, ''))
  )
    return null;
  const ranges = [{ start: whole.start, end: part.end }];
  const [a, b] = [quoted(text, whole), quoted(text, part)];
  if (!below(whole, part)) return null;
  if (overlaps(asPrinted(text, whole), asPrinted(text, part))) return null;
  const sure = whole.qualifier === null && part.qualifier === null;
  return sure
    ? finding(
        'sum',
        'inconsistent',
        ranges,
        `“其中”所列“${b}”大于总数“${a}”。`,
        `不超过${whole.value ?? whole.upper ?? ''}`,
        part.value,
      )
    : finding('sum', 'undetermined', ranges, `“其中”所列“${b}”可能大于总数“${a}”,请核对口径。`, null, part.value);
}

const MOST_PARTS = 40;

/** `甲10个、乙20个,合计30个`. The parts must fill the sentence and be all of one unit. */
function total(paper: Paper, start: number, first: number, at: number): Finding | null {
  const { text, quantities } = paper;
  const sum = quantities[at]!;
  const before = quantities[at - 1];
  if (!before || at - first < 2 || sum.start - before.end > 9 || !ADDS_UP.has(sum.kind)) return null;
  const joint = text.slice(before.end, sum.start);
  if (!TOTAL.test(joint) || sum.start - start > 400) return null;
  let from = at - 1;
  while (from >= first && at - from <= MOST_PARTS + 1 && sameThing(quantities[from]!, sum)) from--;
  // 「三个园区分别引进12个、9个、15个，合计36个」: the parts stand behind 分别, one for each.
  const apart = text.slice(start, before.end).lastIndexOf('分别');
  if (apart >= 0) {
    while (from + 1 < at && quantities[from + 1]!.start < start + apart) from++;
    for (let index = from + 2; index < at; index++)
      if (!/^(?:、|和|以及|及)$/.test(text.slice(quantities[index - 1]!.end, quantities[index]!.start))) return null;
  }
  const parts = quantities.slice(from + 1, at);
  if (parts.length < 2 || parts.length > MOST_PARTS) return null;
  const clause = text.slice(start, sum.start);
  if (NOT_PARTS.test(clause) || (from >= first && apart < 0)) return null;
  let meant: Interval = asMeant(text, parts[0]!);
  for (const part of parts.slice(1)) meant = add(meant, asMeant(text, part));
  const ranges = [{ start: parts[0]!.start, end: sum.end }];
  const listed = parts.length <= 6 ? parts.map((part) => quoted(text, part)).join('+') : `所列${parts.length}个数之和`;
  const message = `${listed}=${spread(meant, readable)}`;
  const said = quoted(text, sum);
  if (overlaps(meant, asMeant(text, sum)))
    return finding('sum', 'consistent', ranges, `${message},与合计“${said}”相符。`, bounds(meant), sum.value);
  if (sum.value === null) return null;
  const whole = parts.every((part) => part.qualifier === null) && sum.qualifier === null;
  // Where one figure is as large as all the rest together, it may be a total that was put among the parts.
  if (!whole || parts.length > 12) {
    return finding(
      'sum',
      'undetermined',
      ranges,
      `${message},与合计“${said}”有出入,请核对各数口径。`,
      bounds(meant),
      sum.value,
    );
  }
  return finding('sum', 'inconsistent', ranges, `${message},与合计“${said}”不符。`, bounds(meant), sum.value);
}

const EQUATION = /(?:^|[^0-9.])(\d{1,9}(?:\+\d{1,9}){1,12})=(\d{1,10})(?![0-9.%×+*/])/y;

/** `9+3=12` in figures. */
function equations(text: string, equals: readonly number[]): Finding[] {
  const findings: Finding[] = [];
  for (const at of equals) {
    if (text.charCodeAt(at - 1) < 48 || text.charCodeAt(at - 1) > 57) continue;
    let from = at;
    while (from > 0 && at - from < 80 && /[0-9+]/.test(text[from - 1]!)) from--;
    EQUATION.lastIndex = Math.max(0, from - 1);
    let match = EQUATION.exec(text);
    if (!match) {
      EQUATION.lastIndex = from;
      match = EQUATION.exec(text);
    }
    if (!match || /[A-Za-z*×\-/]/.test(text[from - 1] ?? '')) continue;
    const computed = match[1]!.split('+').reduce((sum, part) => sum + BigInt(part), 0n);
    const same = computed === BigInt(match[2]!);
    const range = { start: from, end: at + 1 + match[2]!.length };
    const words = text.slice(range.start, range.end);
    findings.push(
      same
        ? finding('sum', 'consistent', [range], `“${words}”相符。`, String(computed), match[2]!)
        : finding(
            'sum',
            'undetermined',
            [range],
            `“${words}”按算术应得${computed},请核对是否为缩略说法。`,
            String(computed),
            match[2]!,
          ),
    );
  }
  return findings;
}

function run(paper: Paper): Finding[] {
  const { text, quantities } = paper;
  const findings: Finding[] = equations(text, paper.signs.equals);
  for (const sentence of paper.sentences) {
    const { start, first, last } = sentence;
    if (last - first > 2)
      for (let at = first; at + 2 < last; at++) {
        const found = partsOfWhole(paper, sentence, at) ?? instalments(paper, sentence, at);
        if (found) findings.push(found);
      }
    for (let at = first + 1; at < last; at++) {
      const part = quantities[at]!;
      const whole = quantities[at - 1]!;
      if (sameThing(whole, part) && ADDS_UP.has(part.kind) && part.start - whole.end <= 40 && part.start >= whole.end) {
        const between = text.slice(whole.end, part.start);
        const found = between.includes('其中') ? partOfWhole(paper, whole, part, between) : null;
        if (found) findings.push(found);
      }
      const found = total(paper, start, first, at);
      if (found) findings.push(found);
    }
  }
  return findings;
}

/** 各部分之和与合计。 */
export const sum: Check = {
  rule: 'sum',
  title: '分项与合计相符',
  explanation:
    '查“甲几个、乙几个,合计几个”之和是否等于合计(按区间相加);“共几个,其中甲几个、乙几个”“由……组成”的各部分(地区、层级、男女一类不会交叉的)之和与总数;“其中几家”是否大于总数;“应收几元,已收几元,余下每月几元,年底前全部收回”能否收足;“剩余”是否等于总数减去已办的;以及“9+3=12”一类算式。',
  example: {
    text: '东湖区改造小区12个,北山区改造小区15个,合计30个。',
    message: '12个+15个=27,与合计“30个”不符。',
  },
  notWhen: '“其中”各项可能交叉(党员、女性)或没有列全的,不求和;单位不同、另有口径(累计、同比、目标)的不算。',
  run,
};
