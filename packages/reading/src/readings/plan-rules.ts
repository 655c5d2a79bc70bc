import type { Quantity } from '../recognise/quantity/quantity.js';
import type { Around } from './around.js';
import { Bound, boundOf, limited } from './bound.js';
import { Call } from './calls.js';
import { Cue } from './cue.js';
import type { Judgement } from './judgement.js';
import { lies, verdict } from './judgement.js';
import type { Scene } from './scene.js';
import { wholeBefore } from './scene.js';
import { clauseAt } from './sentence.js';

const STATE =
  /增加值|比重|占比|覆盖率|普及率|完成率|达标率|利用率|交付率|入住率|增速|增长率|渗透率|自给率|化率|总量|规模|总数|总额|产值|营收|收入|产量|投资|贷款余额|里程|装机|成交额|销售额|零售额|吞吐量|率[^，,]{0,4}$/;
const TOTAL_MONEY =
  /(?:安排|统筹|筹集|筹措|争取|落实|投入|完成|投放|发放|新增|发行|撬动|募集|设立|拨付|下达|整合|盘活|化解|引进|带动|实现|达到|超过|突破)[^，,]{0,22}$/;
const GRANT_RATE =
  /(?:给予|奖励|补贴|补助|奖补|资助|贴息|标准|每[^，,]{0,5}|最高|按|单个[^，,]{0,6}|单户[^，,]{0,6})[^，,]{0,14}$/;

/** `按缴纳总额的⟦80%⟧发放补贴`, `上浮⟦20%⟧的标准`: a rate by which something is given, taken or reckoned. */
const RATED = /(?:按照?|减按|减征|上浮|下浮|折扣率?|占用?比例?为)[^，,；;]{0,22}$/;
const RATED_BEHIND =
  /^[）)]?的?(?:优惠)?(?:比例|标准|幅度|额度|限额)?[^，,；;]{0,6}?(?:给予|发放|补贴|补助|奖励|减免|收取|征收|缴纳|计算|抵扣|返还|予以|支付|执行|贴息|支持|奖补|优惠|税率|计征|确认|留存|预留|缴存|分担|承担|配建|计提|计入|退还|扣除|核定|确定)/;

/** `至少1亿元`: nine digits before the point. Sums of this size are totals, not what one applicant gets. */
const large = (quantity: Quantity): boolean => {
  const digits = quantity.value ?? quantity.lower ?? quantity.upper ?? '';
  const point = digits.indexOf('.');
  return (point < 0 ? digits.length : point) >= 9;
};

/** Under 100,000 yuan: too little for what a government promises in all. */
export const small = (quantity: Quantity): boolean => {
  const digits = quantity.value ?? quantity.lower ?? quantity.upper ?? '';
  return quantity.unit === 'CNY' && /^\d{1,5}(?:\.|$)/.test(digits);
};
const ONE_OF_MANY = /(?:家庭|职工|缴存人|夫妻|个人|单人|双人|人才)$/;

/** What a figure is in a passage that promises and rules. `bounding` holds the figures that only say which ones. */
export function inPlan(
  scene: Scene,
  quantity: Quantity,
  a: Around,
  anchor: string | null,
  bounding: ReadonlySet<Quantity>,
): Judgement {
  const strong = carriesStrive(a);
  if (tells(scene, quantity, a, anchor) && !strong) return verdict('observation', 'told as done');
  if (quantity.kind === 'age') return verdict('condition', 'age of those it concerns');
  if (bounding.has(quantity)) {
    const ruled = scene.quantities.some(
      (q) => !bounding.has(q) && q.kind !== 'age' && q.kind !== 'duration' && !sameSeries(scene, q, quantity),
    );
    if (ruled || quantity.kind === 'duration') return verdict('condition', 'says which ones');
    return verdict('provision', 'threshold');
  }
  if (quantity.kind === 'duration') return duration(quantity, a);
  const target = strong || lies(a.due, anchor) === 'ahead';
  if (quantity.kind === 'money') return money(quantity, a, target);
  // `2026年主要目标：⟦调查失业率控制在5.5%以内⟧`: of the year that title or heading plan for.
  const kept = scene.period !== null && KEPT.test(a.before);
  if (quantity.kind === 'ratio' || quantity.kind === 'point' || quantity.kind === 'multiple')
    return rate(quantity, a, target || kept);
  return count(scene, quantity, a, target || kept);
}

const KEPT = /(?:率|比[例重]|幅|强度|浓度|能耗)(?:[^，,、]{0,4})(?:控制|稳定|保持)在?$/;

function money(quantity: Quantity, a: Around, target: boolean): Judgement {
  // `发放3万元购房券`, `双缴存家庭100万元`: what one gets or may borrow.
  if (small(quantity) || (!large(quantity) && ONE_OF_MANY.test(a.before)))
    return verdict('provision', 'sum set by a rule');
  const capped = (boundOf(quantity) & Bound.upper) !== 0;
  const single = quantity.per !== null || capped || /(?:每|单个|单户|单笔)[^，,]{0,8}$/.test(a.before);
  if (
    large(quantity) &&
    !single &&
    (target || TOTAL_MONEY.test(a.before) || STATE.test(a.before) || a.hasBefore(Cue.encourage))
  )
    return verdict('commitment', 'promised sum');
  if (!large(quantity) && /(?:须|应当?|需要?)(?:留有|缴纳|具有|存入|提供|支付)[^，,]{0,4}$/.test(a.before))
    return verdict('provision', 'requirement');
  if (GRANT_RATE.test(a.before)) return verdict('provision', 'rate of a grant');
  if (/[至到为的]$/.test(a.before) && (a.hasBefore(Cue.parameter) || (!large(quantity) && a.said(Cue.parameter))))
    return verdict('provision', 'sum set by a rule');
  if (limited(quantity) && /(?:基数|额度|限额|标准|保证金|上限|下限)[^，,]{0,6}$/.test(a.before))
    return verdict('provision', 'limit');
  if (target && !single) return verdict('commitment', 'promised sum');
  const total = TOTAL_MONEY.test(a.before) && !single;
  if (total && !a.hasBefore(Cue.parameter) && !a.hasBefore(Cue.grant)) return verdict('commitment', 'promised sum');
  if (a.has(Cue.grant) || single || a.hasBefore(Cue.parameter) || limited(quantity))
    return verdict('provision', 'sum set by a rule');
  if (target || a.hasBefore(Cue.deed) || quantity.qualifier === '级') return verdict('commitment', 'promised sum');
  return verdict('provision', 'sum set by a rule');
}

function rate(quantity: Quantity, a: Around, target: boolean): Judgement {
  if (RATED.test(a.before) && RATED_BEHIND.test(a.behind)) return verdict('provision', 'rate of a grant');
  // `利率分别调整为⟦2.35%⟧和2.85%`, `房款总额的⟦0.75%⟧给予奖补`, `卖旧换新再加⟦0.5%⟧`
  if (!target && /(?:调整|变更|改)[为至]$/.test(a.before)) return verdict('provision', 'rate set by a rule');
  // `⟦不配建5%⟧的保障房`: what is let off.
  if (/不再?(?:配建|收取|计取|缴纳|要求|受)[^，,；;]{0,4}$/.test(a.before)) return verdict('provision', 'let off');
  if (/的$/.test(a.before) && /^(?:给予|予以|发放|补贴|奖补|奖励)/.test(a.behind))
    return verdict('provision', 'rate of a grant');
  if (/(?:另|再|还)(?:增|另)?加$/.test(a.before) && a.said(Cue.grant)) return verdict('provision', 'rate of a grant');
  // `工程形象进度达到⟦25%⟧`: of a list of thresholds, without a day.
  if (!target && /形象进度[^，,；;]{0,6}$/.test(a.before)) return verdict('provision', 'threshold');
  if (
    /(?:补贴|补助|奖励|契税|税率|费率|利率|比例|标准|额度)(?:统一|确定|调整|暂定|执行)为$|(?:缴存比例|首付款?比例|税率|费率|利率|利润率)为各?$/.test(
      a.before,
    )
  )
    return verdict('provision', 'rate set by a rule');
  if (/不得(?:超过|高于|大于|低于|少于|小于)[^，,；;]{0,22}$|不(?:超过|高于)[^，,；;]{2,22}$/.test(a.before))
    return verdict('provision', 'bound');
  if (!target && /最[高低][为至到]?$/.test(a.before)) return verdict('provision', 'bound');
  if (!target && /(?:缴纳|缴清|支付|付清|补缴)$/.test(a.before)) return verdict('provision', 'rate of a base');
  if (/可(?:以|按|再)?(?:享受|申请|获得?|领取|提取)/.test(a.before)) return verdict('provision', 'leave');
  if (
    /(?:首付款?比例|加点幅度|利率|费率|税率|征收率|额度|限额|预征率|保证金[^，,]{0,4}比例)[^，,]{0,14}$/.test(a.before)
  )
    return verdict('provision', 'rate set by a rule');
  if (
    /(?:价款?|总?造价|评估价|款|出让金|保证金|监管资金|重点资金|余额|投资额|费用|金额|工资|总额|价格|租金|利息|税额|税|面积)的?$/.test(
      a.before,
    ) &&
    !STATE.test(a.before.slice(-4))
  )
    return verdict('provision', 'rate of a base');
  if (/^[一-龥]{0,3}(?:税率|利率|费率)/.test(a.behind)) return verdict('provision', 'rate set by a rule');
  if (/(?:给予|予以|享受|发放|按)/.test(a.before) && /^的?[一-龥]{0,4}(?:补贴|补助|奖励|优惠|资助|贴息)/.test(a.behind))
    return verdict('provision', 'rate of a grant');
  if (/^的?(?:土地)?[一-龥]{0,4}(?:价款|保证金|首付款|房款|租金)/.test(a.behind))
    return verdict('provision', 'rate of a base');
  if (/按(?!计划|期|时|年)照?[^，,；;计可]{0,14}$|(?:给予|享受|发放|补贴|补助|奖励)[^，,]{0,8}$/.test(a.before))
    return verdict('provision', 'rate of a grant');
  if (target) return verdict('commitment', 'promised state');
  if (a.has(Cue.grant) || quantity.per !== null || a.hasBefore(Cue.parameter) || a.has(Cue.norm) || limited(quantity)) {
    if (
      (boundOf(quantity) & Bound.lower) === 0 ||
      !/(?:达|达到|增长|提升|提高|实现|推动|推进|引导|组织|完成|覆盖)[至到]?$/.test(a.before) ||
      a.has(Cue.grant)
    )
      return verdict('provision', 'rate set by a rule');
  }
  if (STATE.test(a.before) || a.hasBefore(Cue.change) || a.hasBefore(Cue.reach) || a.hasBefore(Cue.deed))
    return verdict('commitment', 'promised state');
  return verdict('provision', 'rate set by a rule');
}

function count(scene: Scene, quantity: Quantity, a: Around, target: boolean): Judgement {
  const capped = (boundOf(quantity) & Bound.upper) !== 0;
  if (/^[次场轮期]$/.test(quantity.unit ?? '') && !capped && !MAY.test(a.before) && repeats(scene, quantity, a))
    return verdict('commitment', 'repeated duty');
  if (/(?:连续|累计)$/.test(a.before) && a.has(Cue.norm)) return verdict('condition', 'says which ones');
  if (!target && /不得?(?:超过|高于|大于|低于|少于|小于)[^，,；;]{0,6}$/.test(a.before))
    return verdict('provision', 'limit');
  if (quantity.unit === '分') return verdict('provision', 'score');
  if (
    /按[^，,]{0,16}$/.test(a.before) &&
    /^(?:的[一-龥]{1,4}|[/／][^，,；;。]{1,10})(?:计算|计|执行|设置|控制)/.test(a.behind)
  )
    return verdict('provision', 'size set by a rule');
  if (quantity.unit === '次' && /(?:提取|申请|缴存|缴纳|还款|支取|变更)[^，,]{0,6}$/.test(a.before))
    return verdict('provision', 'limit');
  if (capped && !target) return verdict('provision', 'limit');
  // `按1泊⟦/100平方米⟧配建`
  if (/[/／]$/.test(a.before)) return verdict('none', 'what a rate is counted by');
  // `补贴标准是：博士50万、硕士25万`: sums that leave out the word for money.
  if (
    quantity.unit === null &&
    SUM_IN_SHORT.test(scene.paper.text.slice(quantity.start, quantity.end)) &&
    setBefore(scene, quantity)
  )
    return verdict('provision', 'sum set by a rule');
  if (a.hasBefore(Cue.parameter) && !target) return verdict('provision', 'parameter');
  if (limited(quantity) && a.has(Cue.norm) && !target && !a.hasBefore(Cue.deed)) return verdict('provision', 'limit');
  if (quantity.unit?.endsWith('部门') === true || /^(?:部门|单位)(?:联合|共同|联动)/.test(a.behind))
    return verdict('none', 'bodies that act together');
  // `审核调整为连续⟦3次⟧`, `认定套数时核减⟦1套⟧`
  if (
    !target &&
    /(?:(?:调整|变更|改)[为至成](?:连续|累计|每[次人户])?|核[减增]|(?:调整|变更)[为至成][^，,；;]{1,6})$/.test(a.before)
  )
    return verdict('provision', 'parameter');
  if (/(?:须|应|应当|需)(?:提供|具有|缴纳|满足|具备)[^，,]{0,6}$/.test(a.before))
    return verdict('provision', 'requirement');
  if (quantity.unit === '次' && MAY.test(a.before)) return verdict('provision', 'limit');
  if (/可(?:享|按|以|凭|选择|申请|使用)[^，,]{0,18}$/.test(a.before)) return verdict('provision', 'leave');
  if (/(?:只能|仅能|仅可|只可|限)[^，,]{0,16}$/.test(a.before) && !/(?<=[时年期])限[^，,]*$/.test(a.before))
    return verdict('provision', 'limit');
  if (/(?:限购|只能购买|只能新购买|只能购置|可购买|可申请|可享受|限|仅能|不得多于|再购买|再多购买)$/.test(a.before))
    return verdict('provision', 'limit');
  if (/(?:进深|层高|高度|宽度|长度|间距|厚度|容积率|面积|系数)[^，,]{0,14}$/.test(a.before) && a.has(Cue.norm))
    return verdict('provision', 'size set by a rule');
  if (/(?:通过|依托|利用|依靠)(?:[^，,；;]{0,20}[和、])?$/.test(a.before)) return verdict('none', 'means of a deed');
  if (target || a.hasBefore(Cue.deed) || a.hasBefore(Cue.encourage)) return verdict('commitment', 'promised count');
  if (/(?:达到|达|突破|增至|超过|扩大到|提高到|稳定在|保持在)$/.test(a.before))
    return verdict('commitment', 'promised state');
  if (quantity.per !== null || (limited(quantity) && a.has(Cue.grant))) return verdict('provision', 'parameter');
  if (/^[一-龥“]/.test(a.behind) && deedBefore(scene, a)) return verdict('commitment', 'promised count');
  if (/^[一-龥“”、（）]{1,20}(?:建设|改造|落地|投产|达产|开工|竣工|完工|培育|整治|修复|投用)/.test(a.behind))
    return verdict('commitment', 'promised count');
  if (sharesVerb(scene, quantity, a)) return verdict('commitment', 'promised count');
  return verdict('none', 'a count without a deed');
}

/** `每年⟦可⟧向管理中心申请办理一次`: what applicants may do. */
const MAY = /(?<![许认])可(?![视控靠行持再])[^，,]{0,22}$/;

const SUM_IN_SHORT = /[\d.]+万$/;
const SETS = /(?:补贴|补助|奖励|资助|津贴|安家费)(?:标准|金额|额度)?[为是]?[:：]?/;
const setBefore = (scene: Scene, quantity: Quantity): boolean =>
  SETS.test(scene.paper.text.slice(scene.sentence.start, quantity.start));

/** `每月召开一次调度会`: not what applicants may do so often. */
function repeats(scene: Scene, quantity: Quantity, a: Around): boolean {
  if (a.has(Cue.grant) || a.has(Cue.norm)) return false;
  if (/可(?:选择|申请|提取|办理|享受|凭|按|以)/.test(scene.paper.text.slice(scene.sentence.start, quantity.start)))
    return false;
  return scene.times.some((t) => t.kind === 'recurrence' && t.start >= a.clause.start && t.end <= quantity.start);
}

/** `国家级企业达到15家、科技型企业⟦3200家⟧`: the verb of the figure before in the series reaches on. */
function sharesVerb(scene: Scene, quantity: Quantity, a: Around): boolean {
  if (!/、[^，,、]{2,24}$/.test(a.before)) return false;
  return scene.cues.some(
    (hit) =>
      (hit.cue === Cue.reach || hit.cue === Cue.deed) && hit.start >= a.clause.start && hit.end <= quantity.start,
  );
}

function duration(quantity: Quantity, a: Around): Judgement {
  const limits =
    /最长|不超过|不得超过|不少于|不低于|以内|内/.test(quantity.qualifier ?? '') ||
    /(?:最长|延长|缩短|压缩|压减|放宽|调整)[^，,]{0,12}$/.test(a.before);
  const named = /(?:期限|时限|年限|有效期|周期|工期|时间|期|房龄|时长)[^，,]{0,10}$/.test(a.before);
  if (/(?:放宽|延长|压缩|压减|缩短|调整)[至到为]$/.test(a.before)) return verdict('provision', 'term set by a rule');
  if (named && (limits || /[为至到是]$/.test(a.before))) return verdict('provision', 'term set by a rule');
  return verdict('condition', 'duration');
}

/** Whether a 力争 or 确保 said before in the sentence governs the figure. */
const carriesStrive = (a: Around): boolean => a.said(Cue.strive) || a.said(Cue.assure);

/** Characters of adverbs before the verb that opens a clause. */
const OPENING = 12;

/** Whether the clause right before opens with a deed that this clause goes on with. */
function deedBefore(scene: Scene, a: Around): boolean {
  const previous = scene.sentence.clauses[clauseAt(scene.sentence, a.clause.start) - 1];
  return (
    previous !== undefined &&
    scene.cues.some(
      (hit) => hit.cue === Cue.deed && hit.start >= previous.start && hit.start <= previous.start + OPENING,
    )
  );
}

/** Two figures in one series (`400家、150家`, `不低于25%、5%`): nothing but 、 and a noun between them. */
function sameSeries(scene: Scene, one: Quantity, two: Quantity): boolean {
  const [first, second] = one.start < two.start ? [one, two] : [two, one];
  const gap = scene.paper.text.slice(first.end, Math.min(second.start, first.end + 20));
  return second.start - first.end <= 20 && /^[、和及]/.test(gap) && one.kind === two.kind;
}

/** A change told as a comparison with an earlier time (`同比增长⟦90.9%⟧`, `较去年增长300%`). */
const COMPARING =
  /(?:同比|环比|[较比](?:上年|去年|上月|同期|年初|\d{4}年)[^，,]{0,6}?)(?:增长|增加|上升|提高|下降|减少|降低|上涨|回落|增幅|提升|增|降)?[了达为]*$/;
const DONE =
  /已(?:累计|经|完成|建成|发放|有|实现|交付|投入|审批|落地|提供|拨付|投放|归集|启动|获得|惠及|培育|入库|收购|改造)|累计已|共计已/;
/** `已服务⟦600多名⟧`, `曾经高达⟦43%⟧`, right before the figure. */
const DONE_HERE = /(?:已(?!有|拥有|持有|购|婚|缴|生育|出让|在|连续|满)|曾)(?:经|累计|先后|陆续)?[^，,。；;、的]{0,8}$/;
/** `58个项目⟦全部通过⟧审批`: what others have granted. */
const PASSED = /^[^，,。；;]{0,16}全部(?:通过|获批|列入|获得|取得)/;
const DONE_ATTRIBUTE = /已(?:经)?(?:[一-龥]{1,14}?的|[^。；;\n]{1,60}?的(?:[（(]|[，,]|$))/;
const SO_FAR =
  /(?:^|[，,：:])\s*(?:今年|\d{4}年)?(?:前[一二三四五六七八九十\d]{1,2}个月|近[一二两三四五\d]年来?|[“"]?十[一二三四五]五[”"]?以来|20\d\d年以来)[，,](?!.*(?:力争|确保|计划|争取|要))/;
/** `截至2025年12月31日，⟦对⟧…予以退税`: until when a rule runs. */
const UNTIL = /^截[至止][^，,]{1,16}[，,](?:对|凡|可|继续)/;

/** Whether a plan's own words tell of what has already happened. */
function tells(scene: Scene, quantity: Quantity, a: Around, anchor: string | null): boolean {
  const when = lies(a.due, anchor);
  const ahead = when === 'ahead';
  const { genre } = scene.paper;
  // `今年下达的资金，⟦已拨付9420万元⟧`: done within a time that is still running.
  const done = quantity.kind !== 'duration' && a.calling(Call.past) && DONE_HERE.test(a.before);
  const running = a.due?.kind === 'period' && anchor !== null && a.due.from !== null && a.due.from <= anchor;
  if (genre === 'measures' && ahead && !(done && running)) return false;
  // `2021年⟦比重为24.5%⟧`, `2017年至2021年⟦核销6万亿元⟧`: of a year that was over when the paper was issued.
  if (when === 'behind' && a.due!.kind === 'period' && anchor !== null && a.due!.to!.slice(0, 4) < anchor.slice(0, 4))
    return true;
  // A dated deed of the past in a paper whose genre says nothing: `3月12日，收到…403个`.
  if (when === 'behind' && genre !== 'measures' && a.due && a.due.kind !== 'deadline') {
    const opens = scene.sentence.clauses.some((c) => a.due!.start >= c.start && a.due!.start - c.start <= 4);
    if (opens) return true;
  }
  const whole = wholeBefore(scene);
  const start = (whole ?? scene).sentence.start;
  const reach = whole ? 400 : 160;
  const opening = scene.paper.text.slice(Math.max(start, quantity.start - reach), quantity.start);
  const base =
    a.due !== null && /[较比于][上去]年$/.test(scene.paper.text.slice(Math.max(0, a.due.start - 3), a.due.start));
  if (a.calling(Call.compared) && COMPARING.test(a.before))
    return (!ahead || base) && !/目标|力争|确保|计划|预期|左右|以上|推广|推动/.test(opening);
  // `前10个月，贷款新增…`, `近三年，…`, `今年以来，…`: what a day in the middle of them has seen.
  if (!ahead && SO_FAR.test(opening)) return true;
  if (/(?:^|[，,])(?:截至|截止|目前|去年|上年|今年以来|去年以来)/.test(opening))
    return !/截止[于至]/.test(opening) && !UNTIL.test(opening.trimStart());
  if (done) return !ahead || running;
  if (!ahead && PASSED.test(a.behind)) return true;
  // `⟦对已⟧竣工验收两年的车位，应当…`
  if (/^[对凡]/.test(scene.paper.text.charAt(a.clause.start))) return false;
  return DONE.test(opening) && !DONE_ATTRIBUTE.test(opening);
}
