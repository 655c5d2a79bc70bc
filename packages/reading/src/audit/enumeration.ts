import { finding } from './check.js';
import type { Check, Paper } from './check.js';
import { countsOf } from './counted.js';
import type { Counted } from './counted.js';
import type { Finding } from './finding.js';
import { seriesBefore, seriesInBrackets } from './series.js';
import type { Series } from './series.js';
import { quoted } from './wording.js';

/** Characters before a count that do not close a series: 的三项, 共三项, 这三类. */
const NO_SERIES =
  /[的了共有为是即由以从在至到于及和与或对把将按达成立设建第每各前后首另其这那此该上下分全双新增含多余仅约近超订签]/;

/** Endings of the names of bodies, one class: 局、委、办 are 部门. */
const BODIES = /^[局委厅办部院署行会社站中]$/;
const BODY_NOUN = /部门|单位|机构|机关|委办/;

/**
 * Whether the items are surely of the kind that is counted: all end alike, and in what the noun names
 * (街道、街道、街道 → 三个街道), or are bodies and the noun is 部门. Only then is a wrong number a proof.
 */
function surelyCounted(series: Series, noun: string): boolean {
  const { tails } = series;
  if (tails.length < 2) return false;
  const first = tails[0]!;
  const near = noun.slice(0, 10);
  if (tails.every((tail) => tail === first) && /[\u4e00-\u9fff]/.test(first) && near.includes(first)) return true;
  return BODY_NOUN.test(near) && tails.every((tail) => BODIES.test(tail));
}

function judge(paper: Paper, counted: Counted, series: Series): Finding | null {
  const { text } = paper;
  const { value } = counted;
  const said = quoted(text, counted, 8);
  const behind = series.start > counted.start;
  const ranges = [
    behind ? { start: counted.start, end: series.end + 1 } : { start: series.start, end: counted.counter },
  ];
  const listed = series.least === series.most ? `${series.least}` : `${series.least}至${series.most}`;
  if (value === series.least || value === series.most) {
    return finding(
      'enumeration',
      'consistent',
      ranges,
      `称“${said}”,列出${value}项,相符。`,
      String(value),
      String(value),
    );
  }
  if (value > series.least && value < series.most) return null;
  if (series.andMore && value > series.most) {
    if (series.most < 2) return null;
    const message = `称“${said}”,只列出${listed}项并以“等”收尾,无法核定,请补列其余各项或提供名单。`;
    return finding('enumeration', 'undetermined', ranges, message, String(value), listed);
  }
  if (!surelyCounted(series, counted.noun) || series.least !== series.most) return null;
  return finding('enumeration', 'inconsistent', ranges, `称“${said}”,实际列出${listed}项。`, String(value), listed);
}

const BRACKETS_EXPLAIN =
  /^(?:含|包括|不含|包含|详见|见|附|以下|即|每|总|共|如|其中|约|或|原|简称|第|注|另|非|已|未|不|指|略|试行|暂行|须|应|仅|限|可|由|按|为|奖|满|今年|去年|一|至|以)/;

/** `三个街道（甲街道、乙街道、丙街道）`: the items stand in brackets behind the counted noun. */
function inBrackets(paper: Paper, counted: Counted): Finding | null {
  const { text } = paper;
  const open = text[counted.end];
  if (open !== '（' && open !== '(') return null;
  if (counted.quotedName) return null;
  const series = seriesInBrackets(text, counted.end);
  if (!series || series.end - series.start < 2) return null;
  const inner = text.slice(series.start, series.end);
  if (BRACKETS_EXPLAIN.test(inner) || /[0-9０-９%％]/.test(inner)) return null;
  if (counted.value !== series.least && counted.value !== series.most && series.least === 1) return null;
  if (counted.value === 1 && (inner.length < 3 || series.most > 1)) return null;
  return judge(paper, counted, series);
}

/** `甲、乙、丙等三项…`: the items stand before the count. */
function before(paper: Paper, counted: Counted): Finding | null {
  const { text } = paper;
  if (counted.value < 2) return null;
  let end = counted.start;
  if (counted.quotedName) {
    // A quoted name is a count only where the list before it is closed by 等: 甲、乙等“两张清单”.
    if (text[end - 2] !== '等') return null;
    end--;
  }
  const mark = text[end - 1] === ' ' ? text[end - 2] : text[end - 1];
  if (mark === undefined || (mark !== '等' && NO_SERIES.test(mark))) return null;
  if (!/[\u4e00-\u9fffA-Za-z”》）)]/.test(mark)) return null;
  if (counted.noun.startsWith('季') && mark !== '”') return null;
  const series = seriesBefore(text, end);
  if (!series) return null;
  // 两级, 三级 are levels of government: 市、县两级.
  if (counted.noun.startsWith('级') && series.tails.some((tail) => !LEVELS.includes(tail))) return null;
  if (
    series.least === 1 &&
    (counted.value !== series.most || /[0-9“”《》的]/.test(text.slice(series.start, series.end)))
  )
    return null;
  return judge(paper, counted, series);
}

const LEVELS = '省市县区州盟旗乡镇街道村居级组企国园部厅局处科校院班户';

/** Nouns that announce a list: 十条措施, 四方面突破点, 三项任务. */
const ANNOUNCES =
  /方面|措施|举措|任务|工作|重点|突破|要求|机制|环节|内容|问题|建议|意见|办法|特点|原因|条件|行动|工程|事项|条|点/;

/** `采取三项措施:一是…二是…三是…`: the count in the lead against the list behind it. */
function leads(paper: Paper, counts: readonly Counted[]): Finding[] {
  const { text, blocks } = paper;
  const findings: Finding[] = [];
  for (const { style, items } of paper.lists) {
    if (style !== 'is' || items.length < 2) continue;
    if (items.some((item, index) => item.value !== index + 1)) continue;
    const first = items[0]!;
    const last = items[items.length - 1]!;
    const own = blocks[first.block]!;
    let region = { start: own.start, end: first.start };
    const inline = /[^\s]/.test(text.slice(region.start, region.end).trim());
    if (!inline) {
      const lead = blocks[first.block - 1];
      if (!lead || lead.kind !== 'body' || lead.article !== own.article) continue;
      region = { start: Math.max(lead.start, lead.end - 400), end: lead.end };
    } else region.start = Math.max(region.start, region.end - 200);
    let low = 0;
    let high = counts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (counts[middle]!.start < region.start) low = middle + 1;
      else high = middle;
    }
    let announced: Counted | null = null;
    let direct: Counted | null = null;
    for (let index = low; index < counts.length && counts[index]!.end <= region.end; index++) {
      const counted = counts[index]!;
      if (counted.quotedName || counted.value < 2 || !ANNOUNCES.test(counted.noun)) continue;
      if (counted.value === items.length) announced = counted;
      // 「……四个方面：一是」: nothing stands between the count and its list.
      if (/^[：:\s]*$/.test(text.slice(counted.end, region.end))) direct = counted;
    }
    if (announced) {
      const message = `称“${quoted(text, announced, 10)}”,其后一是至${text.slice(last.start, last.end)}共${items.length}项,相符。`;
      const ranges = [announced, { start: last.start, end: last.end }];
      findings.push(
        finding('enumeration', 'consistent', ranges, message, String(announced.value), String(items.length)),
      );
    } else if (direct) {
      const sameBlock = first.block === last.block;
      const verdict = direct.value < items.length && sameBlock ? 'inconsistent' : 'undetermined';
      const tail = verdict === 'inconsistent' ? '。' : ',请核对是否漏列。';
      const message = `称“${quoted(text, direct, 10)}”,其后列出${items.length}项${tail}`;
      findings.push(
        finding(
          'enumeration',
          verdict,
          [direct, { start: last.start, end: last.end }],
          message,
          String(direct.value),
          String(items.length),
        ),
      );
    }
  }
  return findings;
}

/** `津贴、护理费和抚恤金分别达到3000元、2800元、1400元`: as many figures as items. */
function respectively(paper: Paper): Finding[] {
  const { text, quantities } = paper;
  const findings: Finding[] = [];
  let index = 0;
  for (let at = text.indexOf('分别'); at >= 0; at = text.indexOf('分别', at + 2)) {
    while (index < quantities.length && quantities[index]!.start < at) index++;
    let last = index;
    const first = quantities[index];
    if (!first || first.start - at > 10) continue;
    while (
      last + 1 < quantities.length &&
      last - index < 20 &&
      /^\s*(?:、|和|以及|及)\s*$/.test(
        text.slice(quantities[last]!.end, Math.min(quantities[last + 1]!.start, quantities[last]!.end + 6)),
      )
    )
      last++;
    const count = last - index + 1;
    const series = count < 2 ? null : seriesBefore(text, at);
    if (!series || series.andMore || series.least < 2 || (series.least !== count && series.most !== count)) continue;
    const range = { start: series.start, end: quantities[last]!.end };
    findings.push(
      finding(
        'enumeration',
        'consistent',
        [range],
        `所列${count}项分别对应${count}个数,相符。`,
        String(count),
        String(count),
      ),
    );
  }
  return findings;
}

function run(paper: Paper): Finding[] {
  const findings: Finding[] = respectively(paper);
  const counts = countsOf(paper.text);
  for (const counted of counts) {
    const found = inBrackets(paper, counted) ?? before(paper, counted);
    if (found) findings.push(found);
  }
  return findings.concat(leads(paper, counts));
}

/** 「几项」与所列项数是否相符。 */
export const enumeration: Check = {
  rule: 'enumeration',
  title: '列举与项数相符',
  explanation:
    '查“甲、乙、丙等三项”“三项(甲、乙、丙)”“‘新区—片区’两级”“采取三项措施:一是……三是……”所称的项数与列出的项数。相等为相符;以“等”收尾而少列的,请补名单;同类名称逐一列出而数目不同的,为不符。',
  example: {
    text: '由市财政局、市教育局、市水务局、市商务局等三部门联合检查。',
    message: '称“三部门联合检查”,实际列出4项。',
  },
  notWhen: '引号内的名称(“三大工程”)不是项数;所列各项与所数名词不同类、名称里含“和”“及”而分不清时不报。',
  run,
};
