import type { Quantity } from '../recognise/quantity/quantity.js';
import { Codes, isHan } from '../text/codes.js';
import type { Range } from '../text/span.js';
import { CHANGE, isChange, isShare, OF_SHARE } from './change.js';
import { Cue, lastCueBefore } from './cue.js';
import { earlier } from './earlier.js';
import { onlyPlace } from './only-place.js';
import { inOtherMoney, seriesBefore, wholeFigure, wholeOf } from './related-figure.js';
import { undone } from './undone.js';
import { isNoun, isVerbal, predicateBehind, wordsBefore, wordsBehind } from './noun-phrase.js';
import type { Bounding } from './left-edge.js';
import { isBounding, leftEdge, UNBOUND } from './left-edge.js';
import { movedWords, originOf } from './origin.js';
import type { Scene } from './scene.js';
import { rankedBy } from './ranked.js';
import { clauseAt } from './sentence.js';
import { inFirstOf, withoutPlaces } from './series-of-places.js';
import { sizedNoun } from './size-of-counted.js';
import { spentOn } from './spent.js';

const ONLY_CHANGE = /^(?:同比|环比|年均|累计)?(?:增长|增加|上升|提高|提升|下降|减少|降低|上涨|回落|翻番)?$/;
/** `获得银行3亿元⟦贷款支持⟧`, `追回1亿元⟦预售资金⟧`: what the money is stands behind it. */
const FUNDS =
  /^(?![与和及由])[一-龥“”]{0,12}(?:资金|贷款|借款|投资|经费|基金|债券|融资|贷款支持|授信|再贷款|订单|国债|消费券|红包)/;

/** The last characters of all that `ONLY_CHANGE`, `BARE_DEED` and `BARE_BOUND` are. */
const ENDS_BARE = new Codes('比均计长加升高降少低涨跌落番成现到放达付行用增工入按一建造');
const OF_THEM = /^([一-龥]{1,12}?)(?:当)?中有?$/;
/** `由三成五调整为⟦首付款比例⟧不低于25%` */
const MOVED_RATE = /[至到为]([一-龥]{2,10}(?:比例|额度|标准|限额|利率|费率))$/;
const BARE_DEED =
  /^(?:完成|实现|达到|投放|下达|拨付|发行|使用|新增|增长|开工|竣工|交付|累计|投入|新建|改造|提升|改造提升|续建|扩建)$/;
/** `贷款利率目前⟦最低执行⟧4.1%`. */
const BARE_BOUND = /^(?:最低|最高|统一)?(?:执行|按|可按)?$/;
const ONLY_LEVEL = /^(?:其中)?((?:国家|省|市|州|县|区|部|镇)级)$/;
/** `其中中央1亿元、⟦省级⟧2亿元` */
const OTHER_LEVEL = /^(?:中央|市县|(?:国家|[省市州县区部镇])级?)(?:财政|资金)?$/;
const GOT = /(?<=.{2})(?:到位|下达|发行|拨付|发放|归集|筹集)$/;
const GRANTED = /授信|审批|批复|需求/;
const PAID_OUT = /发放|投放|放款/;
const ENDS_MOVED = new Codes('给付放账达地款用');
const ONLY_MOVED = /^(?:将|已|后续|再)?(?:每[月年季]|按月)?(?:供给|拨付|发放|到账|投放|支付|下达|落地|放款|使用)$/;

/**
 * What a figure counts or measures, in the paper's words: the noun phrase behind it where one follows
 * (`新增2个⟦“首贷中心”⟧`), else the words before it (`⟦战略性新兴产业增加值占GDP比重⟧达到15%`). `deed` says whether a leading
 * verb of doing belongs to it: a report's `新增企业` does, a promise's does not.
 */
export function subjectOf(
  scene: Scene,
  quantity: Quantity,
  deed: 'keep' | 'drop',
  bounding: Bounding,
  depth = 0,
): string {
  if (quantity.column !== undefined) return quantity.column;
  const { text } = scene.paper;
  const ranked = rankedBy(scene, quantity);
  if (ranked !== null) return ranked;
  const first = depth < 3 ? inFirstOf(scene, quantity) : null;
  if (first) return withoutPlaces(subjectOf(first.scene, first.quantity, deed, UNBOUND, depth + 1));
  const clause = scene.sentence.clauses[clauseAt(scene.sentence, quantity.start)]!;
  // `发放贷款⟦1188笔21741万元⟧`: two figures of one thing, with no words behind them.
  const twin =
    depth < 3 && scene.quantities.length > 1
      ? scene.quantities.find((q) => q.end === quantity.start && q.kind !== quantity.kind)
      : undefined;
  if (twin?.kind === 'count' && twin.qualifier === null && twin.unit !== '层' && !isHan(text.charCodeAt(quantity.end)))
    return subjectOf(scene, twin, deed, bounding, depth + 1);
  const origin = originOf(scene, clause, quantity);
  if (origin) {
    // `将现行的18项措施增加为⟦25项措施⟧`
    const made =
      quantity.kind === 'count' && origin.end < quantity.start - 3 ? wordsBehind(scene, clause, quantity, false) : '';
    if (made.length > 1 && text.startsWith(made, origin.end)) return made;
    const moved = movedWords(scene, clause, origin, bounding);
    if (moved.length > 1) return moved;
    return MOVED_RATE.exec(text.slice(origin.end, quantity.start))?.[1] ?? earlier(scene, clause);
  }
  const same = quantity.kind === 'money' && depth < 3 ? inOtherMoney(scene, quantity) : null;
  if (same) return subjectOf(scene, same, deed, bounding, depth + 1);
  const edge = leftEdge(scene, clause, quantity, bounding);
  let before = wordsBefore(text, edge.at, quantity.start, edge.by === 'figure');
  // `降低保证金比例（⟦不低于起始价的20%⟧）`: a bracket that names nothing itself gives the figure of what stands before it.
  if (
    before.length < 2 &&
    edge.at > clause.start + 2 &&
    OPENS.has(text.charCodeAt(edge.at - 1)) &&
    CLOSES.has(text.charCodeAt(quantity.end))
  ) {
    const named = beforeBracket(scene, clause, edge.at - 1);
    if (named.length > 1) before = named;
  }
  // `⟦这⟧6万亿元限额`, `适时⟦调⟧至25%`: one character names nothing.
  if (before.length === 1 && (before !== '占' || quantity.kind !== 'ratio')) before = '';
  const bare = before === '' || ENDS_BARE.end(before);
  if (edge.by === 'time' && bare && (ONLY_CHANGE.test(before) || BARE_DEED.test(before) || BARE_BOUND.test(before))) {
    // `出口总值高速增长，前7月⟦同比增长⟧90.9%`: the subject stands before the time.
    const whole = leftEdge(scene, clause, quantity, bounding, false);
    const lead = wordsBefore(text, whole.at, timeBefore(scene, quantity), whole.by === 'figure');
    if (lead.length > 1 && lead.length <= 24 && !YEARS.test(lead)) before = lead;
    else if (BARE_DEED.test(before) && depth < 3) {
      // `投资上半年完成16亿元，⟦全年完成⟧32亿元`.
      const same = scene.quantities.findLast((q) => q.end <= clause.start && q.kind === quantity.kind);
      if (same) return subjectOf(scene, same, deed, bounding, depth + 1);
    }
  }
  const change = edge.by !== 'time' && bare && before.length > 0 && depth < 3 ? CHANGE.exec(before) : null;
  if (change) {
    const most =
      change[2] === undefined
        ? null
        : MOST.exec(text.slice(Math.max(scene.sentence.start, clause.start - 24), clause.start));
    if (most) return most[1]! + change[2]!;
    // `零售总额468亿元，⟦增长⟧5.9%`: what grows is the figure before.
    const ahead = (q: Quantity): boolean => q.end <= edge.at && q.kind !== 'duration' && !isBounding(bounding, q);
    // `⟦成交面积40万平方米⟧，同比下降16%，环比下降31%`: of two changes the second is none of the first.
    const previous =
      scene.quantities.findLast((q) => ahead(q) && !isChange(text, q) && !isShare(scene, q)) ??
      scene.quantities.findLast(ahead);
    if (previous) {
      const whole = subjectOf(scene, previous, deed, bounding, depth + 1);
      const how = (change[1] ?? '') + (change[2] ?? '');
      return whole.endsWith(how) ? whole : whole + how;
    }
  }
  // `销售面积增长9.3%，⟦高于全国⟧15.8个百分点`
  if (quantity.kind === 'point' && depth < 3 && OPENS_THAN.begin(before) && THAN.test(before)) {
    const ahead = scene.quantities.filter((q) => q.end <= edge.at && q.kind !== 'duration' && !isShare(scene, q));
    const told = ahead.findLast((q) => !isChange(text, q)) ?? ahead.at(-1);
    if (told) return subjectOf(scene, told, deed, bounding, depth + 1) + before;
  }
  if (depth < 3 && before.length <= 6 && ACTUAL.test(before)) {
    // `收入预算数为50亿元，⟦实际完成⟧47亿元`
    const planned = scene.quantities.findLast((q) => q.end <= clause.start && q.unit === quantity.unit);
    if (planned) {
      const named = subjectOf(scene, planned, deed, bounding, depth + 1);
      if (PLANNED.test(named)) return named.replace(PLANNED, '');
    }
  }
  // In an earlier clause, or in its own: `新建项目完成130亿元、⟦占年度计划⟧57%`.
  const aheadOf = (q: Quantity): boolean =>
    q.end <= clause.start || (q.end <= edge.at && text.charCodeAt(q.end) === LIST_MARK);
  if (quantity.kind === 'ratio' && depth < 3 && OPENS_PLAN.begin(before) && OF_PLAN.test(before)) {
    // `收入完成47亿元，⟦为预算的⟧101.7%`: what was planned is the base, what was brought in the subject.
    const previous = scene.quantities.findLast((q) => q.kind !== 'ratio' && aheadOf(q));
    if (previous) return subjectOf(scene, previous, deed, bounding, depth + 1);
  }
  if (quantity.kind === 'ratio' && depth < 3 && before.startsWith('占') && OF_SHARE.test(before)) {
    // `服务业投资96亿元，⟦占全部投资的比重⟧为61%`: the part stands before it.
    const ahead = scene.quantities.filter((q) => aheadOf(q) && !isBounding(bounding, q));
    const part = wholeFigure(text, ahead);
    if (part) return subjectOf(scene, part, deed, bounding, depth + 1) + before;
    // `民间投资增长9%，高于全部投资2个百分点，⟦占比⟧61%`
    const grown = ahead.findLast((q) => isChange(text, q));
    if (grown) return subjectOf(scene, grown, deed, bounding, depth + 1).replace(GROWS, '') + before;
    // `增加值较2024年翻一番，⟦占GDP比重⟧达到12%`
    const lead = COMPARED.exec(earlier(scene, clause))?.[1];
    if (lead !== undefined) return lead + before;
  }
  const counted = quantity.kind === 'count' || quantity.kind === 'area' || quantity.kind === 'mass';
  const sized = quantity.kind === 'count' ? sizedNoun(scene, clause, quantity) : null;
  if (sized !== null) return sized;
  const behind = wordsBehind(scene, clause, quantity, deed === 'keep');
  if (edge.by !== 'time' && depth < 3 && behind.length < 2 && before.length > 0 && onlyPlace(scene, before)) {
    const whole = wholeOf(scene, quantity, bounding);
    if (whole) return withoutPlaces(subjectOf(scene, whole, deed, bounding, depth + 1));
  }
  const verb = lastCueBefore(scene.cues, Cue.deed, edge.at, quantity.start);
  const adjacent = verb !== null && verb.end >= quantity.start - 3;
  const verbal = quantity.kind === 'length' && before.length <= 4 && isVerbal(before);
  // `组织⟦干部100名⟧包联企业`: who they are stands before how many.
  if (counted && PERSON.has(quantity.unit) && ENDS_PERSON.end(before)) return deed === 'drop' ? undone(before) : before;
  if (isNoun(behind) && (counted || verbal || before.length === 0)) {
    const alone = adjacent || before.length < 2 || edge.by !== 'clause' || isVerbal(before) || onlyPlace(scene, before);
    if (alone) return deed === 'keep' && adjacent && verb ? text.slice(verb.start, verb.end) + behind : behind;
    if (counted && (ENDS_VERB.end(before) || text.charAt(quantity.start - 1) === '的')) return behind;
    // `云檐里、闲湖城、…黄湖府⟦14个⟧项目参与`: a long list of names is no subject.
    if (counted && before.length > 30 && before.includes('、')) return behind;
    // `住宅每户0.7个⟦车位⟧`, `每户最多享受2个⟦车位补贴⟧`
    if (
      counted &&
      ENDS_SHARED.end(before) &&
      /每[户套栋人]$|(?:最多|只能|仅能|可)享受$/.test(before) &&
      !/^[设配计]/.test(behind)
    )
      return behind;
    // `支持辖区内⟦2家⟧园区扩区`: where they are is no subject.
    if (counted && before.endsWith('内') && WITHIN.test(before)) return behind;
    // `甲集团已有⟦12个⟧项目入选`: who has them is no subject.
    if (counted && text.charCodeAt(quantity.start - 1) === HAS && OWNER.test(before)) return behind;
  }
  // `3个项目中有⟦2个⟧尚未开工`: what is said of some of them.
  const them = counted && edge.by === 'figure' ? OF_THEM.exec(text.slice(edge.at, quantity.start)) : null;
  if (them) {
    const said = predicateBehind(scene, clause, quantity);
    if (said.length > 1) return them[1]! + said;
  }
  // `排查1326处，已整改1298处，⟦其余⟧28处正在整改`: the rest of what was counted first.
  if (counted && depth < 3 && OPENS_REST.begin(before) && REST.test(before)) {
    const whole = scene.quantities.find((q) => q.unit === quantity.unit && q.end < quantity.start);
    if (whole) return subjectOf(scene, whole, deed, bounding, depth + 1);
  }
  const level = before.endsWith('级') ? ONLY_LEVEL.exec(before) : null;
  // `新开工改造2万户、⟦完成⟧12万户`.
  const done = edge.by === 'figure' && bare && BARE_DEED.test(before);
  if ((level || done || before.length < 2) && depth < 3) {
    const previous = seriesBefore(scene, clause, quantity, bounding);
    if (previous) {
      const named = subjectOf(scene, previous, deed, bounding, depth + 1);
      if (level && OTHER_LEVEL.test(named)) return level[1]!;
      if (!level) return done ? named.replace(/^(?:新开工|新建|新增|开工)/, '') : named;
      const other = named.replace(/(?:国家|[省市州县区部镇])级/, level[1]!);
      return other === named ? level[1]! + named : other;
    }
  }
  if (quantity.kind === 'money' && depth < 3 && ENDS_MOVED.end(before) && ONLY_MOVED.test(before)) {
    // `总投入8亿元，其中省级1亿元、专项债2亿元，⟦已支付⟧7亿元`: of the whole, not of its last part.
    const parts = text.slice(scene.sentence.start, quantity.start).indexOf('，其中');
    const until = parts < 0 ? quantity.start : scene.sentence.start + parts;
    const money = scene.quantities.findLast((q) => q.end <= until && q.kind === 'money');
    const named = money ? subjectOf(scene, money, deed, bounding, depth + 1) : '';
    // `新增授信21亿元、⟦发放⟧15亿元`: not the credit that was granted.
    if (money && !(GRANTED.test(named) && PAID_OUT.test(before)) && !BARE_DEED.test(named) && named.length > 2)
      // `专项借款到位9亿元，⟦使用⟧7亿元`
      return before.length === 2 && GOT.test(named) ? named.replace(GOT, before) : named;
  }
  const spent = quantity.kind === 'money' ? spentOn(scene, clause, quantity, before, behind) : null;
  if (spent) return spent;
  if (quantity.kind === 'money' && behind !== '' && FUNDS.test(behind)) return behind;
  if (quantity.kind === 'ratio' && behind.length > 1 && text.charCodeAt(quantity.end) === OF && MAKES.test(before))
    return behind.replace(/(?<=.{2})[后时]$/, '');
  if (quantity.kind === 'ratio' && behind.length > 2 && TAKES.test(before)) return behind;
  if (before.length > 0 && !onlyPlace(scene, before)) {
    const said = before.includes('分别') ? before.replace('分别', '') : before;
    return deed === 'drop' ? undone(said) : said;
  }
  if (behind.length > 0) return behind;
  // `问题贷款2.77亿元、⟦920户⟧`: another measure of the same.
  const beside =
    before.length === 0 && depth < 3 ? scene.quantities.findLast((q) => q.end <= quantity.start) : undefined;
  if (beside && beside.start >= clause.start && AND.test(text.slice(beside.end, quantity.start)))
    return subjectOf(scene, beside, deed, bounding, depth + 1);
  const predicate = counted ? predicateBehind(scene, clause, quantity) : '';
  if (predicate.length > 1 || before) return predicate.length > 1 ? predicate : before;
  // `库存面积为36万平方米，⟦共3600套⟧`: another measure of what the clause before measures.
  const last = depth < 3 ? scene.quantities.findLast((q) => q.end === clause.start - 1) : undefined;
  if (
    last &&
    !isBounding(bounding, last) &&
    ((last.unit === quantity.unit && !text.startsWith('的有', quantity.start - 2)) ||
      (counted && TOTAL.test(text.slice(clause.start, quantity.start))))
  ) {
    const named = subjectOf(scene, last, deed, bounding, depth + 1);
    if (named.length > 2) return named;
  }
  return earlier(scene, clause);
}

const GROWS = /(?:同比|环比)?(?:增长|增加|上升|提高|下降|减少)$/;
/** `⟦2026年和2027年⟧每年改造2万户` */
const YEARS = /^(?:20\d\d年?[和、至—–-]?)+年?$/;
/** `⟦增加值⟧较2024年翻一番` */
const COMPARED = /^(.{2,40}?)[较比](?:20\d\d年|上年|去年).*番$/;
/** `⟦云溪县降幅最大⟧，下降28%` */
const MOST = /(?:^|[，,；;。])([一-龥]{2,14}?)(?:降幅|增幅|涨幅|跌幅|升幅)(?:最[大高小低]|居首)[，,]$/;

/** What may open a clause that only gives another measure. */
const TOTAL = /^(?:共计?|合计|总计|约)?$/;
const OPENS = new Codes('（(');
const CLOSES = new Codes('）)');

/** The words before a bracket, behind the figure before them. */
function beforeBracket(scene: Scene, clause: Range, bracket: number): string {
  let from = clause.start;
  for (const q of scene.quantities) if (q.end <= bracket && q.end > from) from = q.end;
  return bracket - from < 2 ? '' : wordsBefore(scene.paper.text, from, bracket, from > clause.start);
}

const ENDS_SHARED = new Codes('户套栋人受');
/** `⟦在⟧20个城市` */
const ENDS_VERB = new Codes('在于向对为将把就');
const OPENS_REST = new Codes('其剩余');
const REST = /^(?:其余|剩余|余下|剩下)的?$/;
/** Nothing but a sign between two figures. */
const AND = /^[、和及到至]$/;
const OPENS_THAN = new Codes('高低快慢好优超');
const THAN = /^(?:[高低快慢好优]于|超出)[一-龥]{2,12}$/;
const ACTUAL = /^实际(?:完成|执行|到位|投入|支出|收入)?$/;
const PLANNED = /(?<=.{2})(?:年初)?(?:预算|计划|任务|目标)数?$/;
const LIST_MARK = '、'.charCodeAt(0);
const OPENS_PLAN = new Codes('占完年调全预计任');
const OF_PLAN =
  /^(?:(?:占|完成)?(?:年初|调整|全年|年度|季度|当?月度?|当?周)*(?:预算|计划|任务)数?|占(?:全[国省市县区]|总[数量额])?)$/;

/** `推动60%以上的⟦供水厂完成改造⟧`: a share of those behind it. */
const MAKES = /^(?:(?:应当?|须|需)?(?:支付|缴纳|交纳)|推动|推进|实现|引导|组织|支持|鼓励|带动|促进|助力|支撑)?$/;
const OF = '的'.charCodeAt(0);
const PERSON = new Set<string | null>(['名', '人', '位', '人次']);
const ENDS_PERSON = new Codes('部员家师生者工才');
const WITHIN = /(?:范围|区域|辖区|境|[省市县区域])内$/;
const HAS = '有'.charCodeAt(0);
const OWNER = /(?:集团|公司|控股|股份|地产|置业|银行|[省市县区州局厅委])$/;
/** `⟦提取⟧5%土地出让收入` */
const TAKES = /^(?:提取|计提|拿出|划出|预留|抽取)$|申请(?:使用|拨付|支取)$/;

function timeBefore(scene: Scene, quantity: Quantity): number {
  let at = quantity.start;
  for (const time of scene.times) if (time.end <= quantity.start) at = time.start;
  return at;
}
