import type { Quantity } from '../recognise/quantity/quantity.js';
import { compare } from '../text/decimal.js';
import { finding } from './check.js';
import type { Check, Paper } from './check.js';
import type { Finding } from './finding.js';
import { divide, overlaps } from './interval.js';
import { asMeant, asPrinted, generously } from './printed.js';
import { bounds, percent, quoted, spread } from './wording.js';

/** `交付率` names what was done to the part; 率 of these words is no share of two figures of one kind. */
const RATE = /([\u4e00-\u9fff]{2,6})率(?:已|)(?:达到|达|为|约为|约|升至|提高到|提高至|)$/;
const OTHER_RATE =
  /(?:增长|利|税|费|汇|失业|死亡|出生|效|功|速|概|频|贡献|收益|杠杆|负债|市盈|容积|覆盖|平均|绿化|入住|空置|换手|回报|满意|知晓|折旧|增|中签|自给|化|均)$/;
const SHARE = /(?:占比|比重|占比重|占比例|占|占到|占总数的|占总量的|占总数|占全部的)(?:已|)(?:达到|达|为|约为|约|)$/;
/** Words that set the first figure as the whole. */
const WHOLE = /涉及|共有|共计|总共|合计|总数|计划|任务|目标|应|需要|拟|全部|共|总/;
/** Words that give one of the figures another base than the other's. */
const OTHER_BASE = /累计|同比|环比|其中|新增|去年|上年|分别|本年|当年|平均|其他|每|另/;

interface Shared {
  readonly part: Quantity;
  readonly whole: Quantity;
  readonly sure: boolean;
}

const sameThing = (a: Quantity, b: Quantity) =>
  a.kind === b.kind && a.unit !== null && a.unit === b.unit && a.per === b.per;

/** The two figures that a rate is the quotient of, where the sentence says which they are. */
function partsOf(paper: Paper, start: number, first: number, at: number): Shared | null {
  const { text, quantities } = paper;
  const rate = quantities[at]!;
  const part = quantities[at - 1]!;
  if (at - first < 2 || part.kind === 'ratio' || part.kind === 'point' || part.kind === 'duration') return null;
  const behind = text.slice(part.end, rate.start);
  if (behind.length > 24) return null;
  const whole = quantities[at - 2]!;
  if (!sameThing(part, whole)) return null;
  const between = text.slice(whole.end, part.start);
  const lead = text.slice(Math.max(start, whole.start - 24), whole.start);
  const onlyTwo = at - 2 === first || !sameThing(quantities[at - 3]!, part);
  if (between.length > 30) return null;

  // 「甲15万套，占全部20万套的75%」: here the whole stands behind the part.
  if (/占/.test(between) && /^[^，。,]{0,6}的(?:比例为|比重为|比例达|)$/.test(behind) && !OTHER_BASE.test(between)) {
    return { part: whole, whole: part, sure: true };
  }
  const named = RATE.exec(behind);
  if (named && /^[，,、（(]/.test(behind) && !OTHER_RATE.test(named[1]!)) {
    const stem = named[1]!.replace(/^.*?(..)$/, '$1');
    if (!between.includes(stem) || lead.slice(-10).includes(`已${stem}`)) return null;
    const sure = onlyTwo && part.kind === 'count' && WHOLE.test(lead) && !OTHER_BASE.test(lead + between + behind);
    return { part, whole, sure };
  }
  if (SHARE.test(behind) && /^[，,、（(]?/.test(behind) && behind.length <= 8 && /其中/.test(between)) {
    return {
      part,
      whole,
      sure: onlyTwo && !/其他|分别|每|累计|同比/.test(lead + between) && /占比|占总数|占总量|占全部/.test(behind),
    };
  }
  return null;
}

function run(paper: Paper): Finding[] {
  const { text, quantities } = paper;
  const findings: Finding[] = [];
  for (const { start, first, last } of paper.sentences) {
    for (let at = first + 2; at < last; at++) {
      const rate = quantities[at]!;
      if (rate.kind !== 'ratio' || rate.unit !== '%' || rate.value === null) continue;
      const shared = partsOf(paper, start, first, at);
      if (!shared) continue;
      const { part, whole, sure } = shared;
      const base = asPrinted(text, whole);
      if (base.lower === null || compare(base.lower, '0') <= 0) continue;
      const computed = divide(asMeant(text, part), asMeant(text, whole));
      const generous = divide(asPrinted(text, part), base);
      const ranges = [{ start: Math.min(part.start, whole.start), end: rate.end }];
      const sum = `${quoted(text, part)}÷${quoted(text, whole)}=${spread(computed, percent)}`;
      const said = quoted(text, rate);
      if (overlaps(computed, asPrinted(text, rate))) {
        findings.push(
          finding('share', 'consistent', ranges, `${sum},所称“${said}”与之相符。`, bounds(computed), rate.value),
        );
      } else if (!sure && part.kind !== 'count') continue;
      else if (overlaps(generous, generously(text, rate)) || !sure) {
        findings.push(
          finding(
            'share',
            'undetermined',
            ranges,
            `${sum},与所称“${said}”有出入,请核对分子、分母的口径。`,
            bounds(computed),
            rate.value,
          ),
        );
      } else {
        findings.push(
          finding('share', 'inconsistent', ranges, `${sum},与所称“${said}”不符。`, bounds(computed), rate.value),
        );
      }
    }
  }
  return findings;
}

/** 部分除以总数应等于所称的比率。 */
export const share: Check = {
  rule: 'share',
  title: '比率可由部分与总数算得',
  explanation:
    '查“涉及总数几套,已交付几套,交付率几”“几套,占总数几套的百分之几”“共几人,其中几人,占比几”:部分除以总数(按区间)与所称比率比较。“12万余套”除以“近20万套”在60%与68.42%之间。',
  example: {
    text: '全市涉及房屋2000套,已交付1500套,交付率80%。',
    message: '1500套÷2000套=75%,与所称“80%”不符。',
  },
  notWhen: '增长率、利率、失业率等不是两数之比;总数不在同一句、口径不同(累计、新增)时不算,或只提请核对。',
  run,
};
