import type { Quantity } from '../recognise/quantity/quantity.js';
import { compare } from '../text/decimal.js';
import { finding } from './check.js';
import type { Check, Paper } from './check.js';
import type { Finding } from './finding.js';
import { divide, exactly, overlaps } from './interval.js';
import { asMeant, asPrinted, generously } from './printed.js';
import { bounds, percent, quoted, spread } from './wording.js';

/** `交付率` names what was done to the part; 率 of these words is no share of two figures of one kind. */
const RATE = /([\u4e00-\u9fff]{2,8})率(?:已经|已|)(?:仅为|达到|达|为|约为|约|升至|提高到|提高至|)$/;
const OTHER_RATE =
  /(?:增长|利|税|费|汇|失业|死亡|出生|效|功|速|概|频|贡献|收益|杠杆|负债|市盈|容积|覆盖|平均|绿化|入住|空置|换手|回报|满意|知晓|折旧|增|中签|自给|贷|备付|拨备|周转|充足|化|均)$/;
const SHARE =
  /^[，,、（(]?(?:约|仅|)(?:占比|比重|占比重|占比例|占|占到|占总数的|占总量的|占总数|占全部的)(?:已|)(?:达到|达|为|约为|约|)$/;
/** The share of a whole that the first figure was named as: 下达计划5000亩，已完成3600亩，|占年度计划的|78%. */
const OF_NAMED =
  /^[，,（(](?:仅|约|)占(?:全年|年度|)(计划|任务|目标|总投资|授信)(?:任务|目标|总?量|总?数|总?额|额度|)的$/;
/** Between the part and the whole behind it: 4200个|，为目标任务|6000个的70%. */
const OF_WHOLE =
  /^[，,（(]?(?:仅|约|)(?:为|是|完成|达到|达|相当于)[^，。,；]{0,6}(?:计划|任务|目标|总|应|全部|额度)[^，。,；]{0,8}$/;
/** Words that set the first figure as the whole. */
const WHOLE =
  /涉及|共有|共计|总共|合计|总数|计划|任务|目标|应|需|拟|全部|共|总|纳入|列入|收到|接到|登记|排查|摸排|摸底|梳理|归集|安排|投放|征集|发现|交办|转办|下达|申报|申请|核定|获批|批复|争取|发行/;
/** What is still to be done: 应|交付, 计划|完成. */
const TO_DO = /(?:应|需|须|计划|拟|待|目标|任务)[^，。]{0,4}$/;
/** A whole that was set and not measured: it is exact (计划3万亩 is no rounded figure). */
const SET = /计划|任务|目标|额度|授信|应/;
/** Words that give one of the figures another base than the other's. */
const OTHER_BASE = /同比|环比|(?:去年|上年)(?!以来)|分别|平均|其他|每|另|受理|新收|旧存/;
/** The same words for both figures do no harm. */
const ONE_SIDED = /累计|新增|今年|本年|当年|上半年|下半年|本月|季度|前[0-9一二三四五六七八九十]+个?月/g;

/** `较上月⟦减少⟧43件，其中…`: by how much something changed is no whole. */
const MORE = /(?:增加|减少|净增|增长|多|少)了?$/;

interface Shared {
  readonly part: Quantity;
  readonly whole: Quantity;
  readonly sure: boolean;
  /** Whether the whole is a plan or a limit, which is not rounded. */
  readonly set: boolean;
}

const sameThing = (a: Quantity, b: Quantity) =>
  a.kind === b.kind && a.unit !== null && a.unit === b.unit && a.per === b.per;
const NO_PART = new Set<Quantity['kind']>(['ratio', 'point', 'duration', 'age', 'temperature', 'multiple']);

/** Whether the words of the part bring a period or base that the words of the whole have not. */
function oneSided(lead: string, between: string): boolean {
  for (const [word] of between.matchAll(ONE_SIDED)) if (!lead.includes(word)) return true;
  return /新增/.test(lead) && !/新增/.test(between);
}

/** The two figures that a rate is the quotient of, where the sentence says which they are. */
function partsOf(paper: Paper, start: number, first: number, at: number): Shared | null {
  const { text, quantities } = paper;
  const rate = quantities[at]!;
  const part = quantities[at - 1]!;
  const whole = quantities[at - 2]!;
  if (rate.start - part.end > 24 || part.start - whole.end > 30 || NO_PART.has(part.kind)) return null;
  if (!sameThing(part, whole) || MORE.test(text.slice(Math.max(start, whole.start - 3), whole.start))) return null;
  const behind = text.slice(part.end, rate.start);
  const between = text.slice(whole.end, part.start);
  const lead = text.slice(Math.max(start, whole.start - 24), whole.start);
  const onlyTwo = at - 2 === first || !sameThing(quantities[at - 3]!, part);

  // 「甲15万套，占全部20万套的75%」: here the whole stands behind the part.
  if (
    (/占/.test(between) || OF_WHOLE.test(between)) &&
    /^[^，。,]{0,6}的(?:比例为|比重为|比例达|)$/.test(behind) &&
    !OTHER_BASE.test(between) &&
    !/累计|其中|新增|本年|当年/.test(between)
  ) {
    return { part: whole, whole: part, sure: true, set: SET.test(between) };
  }
  const set = SET.test(lead);
  const rated = RATE.exec(behind)?.[1];
  if (rated !== undefined && /^[，,、（(]/.test(behind) && !OTHER_RATE.test(rated)) {
    const stem = rated.slice(-2);
    if (!between.includes(stem)) return null;
    // 「个贷总额…，个贷余额…，个贷率」: what the rate names stands in both, unless the whole is what is still to be done.
    const own = lead.slice(Math.max(lead.lastIndexOf('，'), lead.lastIndexOf(',')) + 1);
    const named = own.lastIndexOf(stem);
    if (named >= 0 && !TO_DO.test(own.slice(0, named))) return null;
    const more = rated.slice(0, -2);
    const sure =
      onlyTwo &&
      (more === '' || lead.includes(more) || between.includes(more)) &&
      (WHOLE.test(lead) || /已|其中|完成/.test(between)) &&
      !oneSided(lead, between) &&
      !OTHER_BASE.test(lead + between + behind);
    return { part, whole, sure, set };
  }
  const of = OF_NAMED.exec(behind)?.[1];
  if (of !== undefined && lead.includes(of)) {
    const year = /年度|全年/.test(behind) && !/年/.test(lead);
    return { part, whole, sure: onlyTwo && !year && !OTHER_BASE.test(lead + between), set };
  }
  if (/其中/.test(between) && SHARE.test(behind)) {
    return {
      part,
      whole,
      sure: onlyTwo && !/其他|分别|每|累计|同比/.test(lead + between) && /占比|占总数|占总量|占全部/.test(behind),
      set,
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
      const { part, whole, sure, set } = shared;
      const base = asPrinted(text, whole);
      if (base.lower === null || compare(base.lower, '0') <= 0) continue;
      const limit = set && whole.value !== null && whole.qualifier === null ? exactly(whole.value) : null;
      const computed = divide(asMeant(text, part), limit ?? asMeant(text, whole));
      const generous = divide(asPrinted(text, part), limit ?? base);
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
    '查“涉及总数几套,已交付几套,交付率几”“几套,占总数几套的百分之几”“共几人,其中几人,占比几”:部分除以总数(按区间;计划、任务、额度按原数)与所称比率比较。“12万余套”除以“近20万套”在60%与68.42%之间。',
  example: {
    text: '全市涉及房屋2000套,已交付1500套,交付率80%。',
    message: '1500套÷2000套=75%,与所称“80%”不符。',
  },
  notWhen: '增长率、利率、失业率等不是两数之比;总数不在同一句、口径不同(累计、新增)时不算,或只提请核对。',
  run,
};
