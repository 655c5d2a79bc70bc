import type { Quantity } from '../recognise/quantity/quantity.js';
import { add as plus, compare } from '../text/decimal.js';
import { finding } from './check.js';
import type { Paper } from './check.js';
import type { Finding } from './finding.js';
import { add, below, overlaps } from './interval.js';
import { asMeant } from './printed.js';
import type { Sentence } from './sentence.js';
import { bounds, quoted, readable, spread } from './wording.js';

const sameThing = (a: Quantity, b: Quantity) =>
  a.kind === b.kind && a.unit !== null && a.unit === b.unit && a.per === b.per;

/** What opens the parts behind their whole, with the name of the first part: 40个|，其中东湖区|18个. */
const OPENS =
  /^[^，。,；;：:（(\n]{0,8}[，,：:（(]?(其中|包括|分别为|分别是|分为|由|即)[：:，,]?([\u4e00-\u9fffA-Za-z“”]{0,14})$/;
/** Between two parts: |、北山区|14个. A comma alone may open another clause, so no verb of a new period behind it. */
const BETWEEN = /^[^，。,；;：:\n、和]{0,4}(?:、|和|，|,|以及|及)([\u4e00-\u9fffA-Za-z“”]{0,14})$/;
/** Words by which a part has another base than its whole. */
const OTHER_BASE =
  /累计|同比|环比|去年|上年|预计|每|超过|另|带动|惠及|服务|平均|最高|最低|以上|以下|标准|上限|约束|以及其/;
/** Words before a figure that make it a total of things at hand: 共|40个. */
const WHOLE =
  /共|总|合计|累计|全部|完成|新增|新建|实现|投入|下达|建成|开工|安排|收入|支出|改造|培育|办结|查处|立案|检查|下派|选派|排查|登记|拨付|资金|生产总值|引进|签约|争取|培训|接待|发放|救助|服务|组织|购置|种植|采购|出动/;

const AREA = /^[\u4e00-\u9fff]{1,8}?(?:区|县|镇|乡|街道|州|旗|村|社区)$/;
const LEVEL = /^(?:国家|中央|省|市|县|区|乡|镇|村|县区|乡镇|市县|区县|国)[\u4e00-\u9fff]?级/;
const INDUSTRY = /^第[一二三]产业/;
const OPPOSITES: readonly (readonly [RegExp, RegExp])[] = [
  [/^不/, /^(?!不)/],
  [/^未/, /^(?:已|(?!未))/],
  [/^男/, /^女/],
  [/^女/, /^男/],
  [/^城镇/, /^农村/],
  [/^农村/, /^城镇/],
  [/^线上/, /^线下/],
];

/** What the names of the parts say of them: they surely share nothing, and surely leave nothing out. */
function relationOf(labels: readonly string[], unit: Quantity): { disjoint: boolean; complete: boolean } {
  const none = { disjoint: false, complete: false };
  if (labels.some((label) => label.length < 1) || new Set(labels).size < labels.length) return none;
  if (labels.every((label) => AREA.test(label))) {
    // A town lies within a county: areas of one level only.
    const level = (label: string) => (/[区县旗]$/.test(label) && !label.endsWith('社区') ? '县' : label.slice(-1));
    return { disjoint: labels.every((label) => level(label) === level(labels[0]!)), complete: false };
  }
  if (labels.every((label) => LEVEL.test(label))) {
    // A national model is a provincial one too; a person, a yuan and what a township runs belong to one level.
    const sure =
      unit.kind === 'money' ||
      unit.unit === '人' ||
      unit.unit === '名' ||
      labels.some((label) => /^(?:乡|镇|村)/.test(label));
    return { disjoint: sure, complete: sure && labels.length > 2 };
  }
  if (labels.length === 3 && labels.every((label) => INDUSTRY.test(label))) return { disjoint: true, complete: true };
  if (labels.length === 2) {
    const [a, b] = labels as [string, string];
    for (const [one, other] of OPPOSITES) {
      for (const [x, y] of [
        [a, b],
        [b, a],
      ] as const) {
        const bare = (word: string) => word.replace(/^(?:不|未|已|男|女|城镇|农村|线上|线下)/, '');
        if (one.test(x) && other.test(y) && bare(x) === bare(y)) return { disjoint: true, complete: true };
      }
    }
  }
  return none;
}

/** Words that say that the parts are all of the whole: 由…组成, 分别为. */
const ALL = /^(?:分别为|分别是|即)$/;

/**
 * `共40个，其中东湖区18个、北山区14个、云溪县12个`: the figures that fill the sentence behind `其中`, `包括`, `分别为`,
 * `由…组成` against the figure before them (index `at`). Parts that may overlap (党员, 女性) prove nothing and are passed.
 */
export function partsOfWhole(paper: Paper, sentence: Sentence, at: number): Finding | null {
  const { text, quantities } = paper;
  const whole = quantities[at]!;
  const next = quantities[at + 1]!;
  if (at + 2 >= sentence.last || next.start - whole.end > 30 || next.start < whole.end || !sameThing(whole, next))
    return null;
  const opening = OPENS.exec(text.slice(whole.end, next.start));
  if (!opening) return null;
  const word = opening[1]!;
  const lead = text.slice(Math.max(sentence.start, whole.start - 20), whole.start);
  if (!WHOLE.test(lead)) return null;
  const labels = [opening[2]!];
  let last = at + 1;
  while (last + 1 < sentence.last && last - at < 40) {
    const part = quantities[last + 1]!;
    if (!sameThing(whole, part) || part.start - quantities[last]!.end > 20 || part.start < quantities[last]!.end) break;
    const between = BETWEEN.exec(text.slice(quantities[last]!.end, part.start));
    if (!between) break;
    labels.push(between[1]!);
    last++;
  }
  const behind = text.slice(quantities[last]!.end, Math.min(sentence.end, quantities[last]!.end + 12));
  if (last - at < 2 || last + 1 < sentence.last || behind.length > 8) return null;
  if (/等|以上|以下|左右|其/.test(behind) || OTHER_BASE.test(text.slice(whole.end, quantities[last]!.end))) return null;
  const composed = word === '由' ? /^[^，。,]{0,4}(?:组成|构成|共同)/.test(behind) : ALL.test(word);
  if (word === '由' && !composed) return null;
  const { disjoint, complete } = relationOf(labels, whole);
  const parts = quantities.slice(at + 1, last + 1);
  let meant = asMeant(text, parts[0]!);
  for (const part of parts.slice(1)) meant = add(meant, asMeant(text, part));
  const exact = [whole, ...parts].every(({ qualifier, value }) => qualifier === null && value !== null);
  const ranges = [{ start: whole.start, end: quantities[last]!.end }];
  const listed = parts.length <= 6 ? parts.map((part) => quoted(text, part)).join('+') : `所列${parts.length}个数之和`;
  const said = quoted(text, whole);
  const sum = `${listed}=${spread(meant, readable)}`;
  const report = (verdict: Finding['verdict'], message: string) =>
    finding('sum', verdict, ranges, message, bounds(meant), whole.value);
  if (overlaps(meant, asMeant(text, whole))) {
    // 2亿+3亿+2亿 may be 6亿 when each was rounded; of a sum that is composed the question is worth its line.
    const printed = parts.reduce((total, part) => plus(total, part.value ?? '0'), '0');
    if (exact && (composed || complete) && parts.length < 5 && compare(printed, whole.value!) !== 0)
      return report('undetermined', `${listed}=${readable(printed)},总数为“${said}”,请问是尾数取舍,还是数字有误?`);
    return composed || disjoint || word !== '其中' ? report('consistent', `${sum},与总数“${said}”相符。`) : null;
  }
  const more = below(asMeant(text, whole), meant);
  if (exact && (composed || (disjoint && more) || complete))
    return report('inconsistent', `${sum},与总数“${said}”不符。`);
  if (word !== '其中' || (disjoint && exact && more))
    return report('undetermined', `${sum},总数为“${said}”,请问各分项是否有交叉或遗漏?`);
  return null;
}
