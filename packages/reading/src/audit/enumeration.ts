import { Codes, isHan } from '../text/codes.js';
import { finding } from './check.js';
import type { Check, Paper } from './check.js';
import { countsOf } from './counted.js';
import type { Counted } from './counted.js';
import type { Finding } from './finding.js';
import { hanNumber } from './list-run.js';
import { respectively } from './respective.js';
import { seriesBefore, seriesBehind, seriesInBrackets } from './series.js';
import type { Series } from './series.js';
import { quoted } from './wording.js';

/** Characters before a count that do not close a series: 的三项, 共三项, 这三类. */
const NO_SERIES = new Codes(
  '的了共有为是即由以从在至到于及和与或对把将按达成立设建第每各前后首另其这那此该上下分全双新增含多余仅约近超订签',
);
/** What a series may end with, apart from a character or a letter. */
const SERIES_END = new Codes('”》）)');
const isWord = (code: number): boolean => isHan(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
const AND_MORE = '等'.charCodeAt(0);
const CLOSING_QUOTE = '”'.charCodeAt(0);

/** Endings of the names of bodies, one class: 局、委、办 are 部门. */
const BODIES = /^[局委厅办部院署行会社站中]$/;
const BODY_NOUN = /部门|单位|机构|机关|委办/;

/** Nouns of classes: what is listed before them is of their kind whatever it ends with. */
const CLASS =
  /^(?:大|类|项|个|种|方面|领域|环节|部门|条|张|场)?(?:重点|主要|关键|核心|主导|支柱|特色|传统|新兴|优势|未来|突出|民生|基础|基本|消费|试点|示范|产业|应用|专项|具体|配套|常用|高频)*(?:行业|产业|领域|环节|方面|步骤|阶段|问题|难题|场景|业态|板块|要素|群体|人群|人员|对象|项目|工程|制度|机制|清单|文件|程序|流程|渠道|途径|方式|模式|平台|系统|中心|基地|集群|区域|片区|园区|乡镇|街道|县区|区县|社区|村|镇|市|县|区|城市|部门|单位|银行|事项|指标|维度|层面|品种|产品|品牌|资源|载体|节点|路径|功能|服务|保险|税种|岗位|工种|专业|课程|场所|设施|管线|赛道|工作|任务|措施|举措|行动)/;
/** Words around the list that make the count belong to another thing than the list's items. */
const BODY_TAIL = /^[局委厅办部院署行会社府央司企校团]$/;

/**
 * Whether a wrong number is a proof: all items end alike, and in what the noun names (街道、街道、街道 → 三个街道), or are
 * bodies and the noun is 部门; or the items are plain names side by side, directly before a noun of a class, and the
 * number is off by one.
 */
function surelyCounted(series: Series, counted: Counted, behind: boolean): boolean {
  const { tails, plain } = series;
  if (tails.length < 2) return false;
  const first = tails[0]!;
  const { noun, value } = counted;
  const near = noun.slice(0, 10);
  if (tails.every((tail) => tail === first) && /[\u4e00-\u9fff]/.test(first) && near.includes(first)) return true;
  if (BODY_NOUN.test(near) && tails.every((tail) => BODIES.test(tail))) return true;
  if (plain === null || series.least < 3 || value < 3) return false;
  const off = Math.abs(value - series.least);
  if (off > (plain === 'quoted' ? 2 : 1) || behind) return off <= 2 && behind && tails.every((tail) => tail === first);
  if (!CLASS.test(noun)) return false;
  return plain === 'quoted' || !tails.some((tail) => BODY_TAIL.test(tail));
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
    // Of thirty measures two are named as examples; who five of seven bodies are is worth asking.
    if (series.most < 2 || (series.most * 2 < value && !BODY_NOUN.test(counted.noun))) return null;
    const missing = value - series.most;
    const message = `称“${said}”,只列出${listed}项并以“等”收尾,无法核定,请问其余${missing}项是什么?`;
    return finding('enumeration', 'undetermined', ranges, message, String(value), listed);
  }
  if (!surelyCounted(series, counted, behind) || series.least !== series.most) return null;
  return finding('enumeration', 'inconsistent', ranges, `称“${said}”,实际列出${listed}项。`, String(value), listed);
}

const BRACKETS_EXPLAIN =
  /^(?:含|包括|不含|包含|详见|见|附|以下|即|每|总|共|如|其中|约|或|原|简称|第|注|另|非|已|未|不|指|略|试行|暂行|须|应|仅|限|可|由|按|为|奖|满|今年|去年|一|至|以)/;

/** `三个街道（甲街道、乙街道、丙街道）`: the items stand in brackets behind the counted noun. */
function inBrackets(paper: Paper, counted: Counted): Finding | null {
  const { text } = paper;
  const open = text.charCodeAt(counted.end);
  if (open !== 0xff08 && open !== 40) return null;
  if (counted.quotedName) return null;
  const series = seriesInBrackets(text, counted.end);
  if (!series || series.end - series.start < 2) return null;
  const inner = text.slice(series.start, series.end);
  if (BRACKETS_EXPLAIN.test(inner) || /[0-9０-９%％]/.test(inner)) return null;
  if (counted.value !== series.least && counted.value !== series.most && series.least === 1) return null;
  if (counted.value === 1 && (inner.length < 3 || series.most > 1)) return null;
  return judge(paper, counted, series);
}

/** `以下四项工作：抓招商、抓项目、抓服务、抓环境`: the items stand behind a colon. */
function behindColon(paper: Paper, counted: Counted): Finding | null {
  const { text } = paper;
  const mark = text.charCodeAt(counted.end);
  if ((mark !== 0xff1a && mark !== 58) || counted.quotedName || counted.value < 2) return null;
  const series = seriesBehind(text, counted.end);
  if (!series || series.least < 2) return null;
  const { tails } = series;
  const items = text.slice(series.start, series.end).split('、');
  const heads =
    items.every((item) => item[0] === items[0]![0]) || tails.slice(0, -1).every((tail) => tail === tails[0]);
  const quotedAll = items.every((item) => /^[“《]/.test(item));
  // What ends, begins or is marked alike is one list: 抓招商、抓项目; else commas of a story may stand behind.
  if (!heads && !quotedAll) return null;
  if (items.some((item) => item.length > 20 || item.length < 2)) return null;
  if (counted.value === series.least || counted.value === series.most) return judge(paper, counted, series);
  if (series.least !== series.most || series.andMore || Math.abs(counted.value - series.least) > 2) return null;
  const words = quoted(text, counted, 8);
  const range = { start: counted.start, end: series.end };
  return finding(
    'enumeration',
    'inconsistent',
    [range],
    `称“${words}”,实际列出${series.least}项。`,
    String(counted.value),
    String(series.least),
  );
}

/** `甲、乙、丙等三项…`: the items stand before the count. */
function before(paper: Paper, counted: Counted): Finding | null {
  const { text } = paper;
  if (counted.value < 2) return null;
  let end = counted.start;
  if (counted.quotedName) {
    // A quoted name is a count only where the list before it is closed by 等: 甲、乙等“两张清单”.
    if (text.charCodeAt(end - 2) !== AND_MORE) return null;
    end--;
  }
  const last = text.charCodeAt(end - 1);
  const mark = last === 32 ? text.charCodeAt(end - 2) : last;
  if (NO_SERIES.has(mark) || !(isWord(mark) || SERIES_END.has(mark))) return null;
  if (mark !== CLOSING_QUOTE && counted.noun.startsWith('季')) return null;
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

/** `…三十条措施` in a title, with what it counts. */
const TITLE_COUNT =
  /([一二三四五六七八九十]{1,3}|[0-9]{1,2})(条|项)(?:具体|政策|工作|若干|重点|硬核|惠企|稳经济)*(?:措施|举措|政策|意见|办法|任务|规定)/;

/** The number in the paper's title against its numbered measures: 三十条措施 whose last is 29. */
function titled(paper: Paper): Finding[] {
  const { measures, outline, text } = paper;
  if (measures.length < 5 || outline.articles.length > 1) return [];
  const head = outline.blocks.find((block) => block.kind === 'title');
  if (!head) return [];
  const title = text.slice(head.start, Math.min(head.end, head.start + 120));
  const match = TITLE_COUNT.exec(title);
  if (!match || /[0-9一二三四五六七八九十百第]/.test(title[match.index - 1] ?? '')) return [];
  const value = match[1]!.charCodeAt(0) < 58 ? Number(match[1]) : hanNumber(match[1]!);
  if (value < 5) return [];
  // Only measures that are numbered on from 1 without a gap: then none was overlooked.
  const numbered = measures.every(
    ({ number }, index) => (/^[0-9]+$/.test(number) ? Number(number) : hanNumber(number)) === index + 1,
  );
  if (!numbered) return [];
  const start = head.start + match.index;
  const last = measures[measures.length - 1]!;
  const ranges = [
    { start, end: start + match[0].length },
    { start: last.start, end: Math.min(last.end, last.start + 12) },
  ];
  const [said, listed] = [String(value), String(measures.length)];
  if (value === measures.length)
    return [finding('enumeration', 'consistent', ranges, `标题称“${match[0]}”,正文共${listed}项,相符。`, said, listed)];
  if (Math.abs(value - measures.length) > 3) return [];
  return [
    finding('enumeration', 'inconsistent', ranges, `标题称“${match[0]}”,正文连续编号共${listed}项。`, said, listed),
  ];
}

function run(paper: Paper): Finding[] {
  const findings: Finding[] = respectively(paper).concat(titled(paper));
  const counts = countsOf(paper.text, paper.signs.counts);
  for (const counted of counts) {
    const found = inBrackets(paper, counted) ?? behindColon(paper, counted) ?? before(paper, counted);
    if (found) findings.push(found);
  }
  return findings.concat(leads(paper, counts));
}

/** 「几项」与所列项数是否相符。 */
export const enumeration: Check = {
  rule: 'enumeration',
  title: '列举与项数相符',
  explanation:
    '查“甲、乙、丙等三项”“三项(甲、乙、丙)”“三项:抓甲、抓乙、抓丙”“‘新区—片区’两级”“采取三项措施:一是……三是……”以及标题“三十条措施”所称的项数与列出的项数。相等为相符;以“等”收尾、列了大半的和列单位的,问其余是什么;名称逐一并列而数目不同的,为不符。',
  example: {
    text: '由市财政局、市教育局、市水务局、市商务局等三部门联合检查。',
    message: '称“三部门联合检查”,实际列出4项。',
  },
  notWhen: '引号内的名称(“三大工程”)不是项数;所列各项与所数名词不同类、名称里含“和”“及”而分不清时不报。',
  run,
};
