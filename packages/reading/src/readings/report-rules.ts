import type { Quantity } from '../recognise/quantity/quantity.js';
import type { Time } from '../recognise/time/time.js';
import type { Around } from './around.js';
import { andWhen, AT_TIME, sayAll } from './bounds.js';
import { BUYS } from './buyer.js';
import { Call } from './calls.js';
import { Cue } from './cue.js';
import { dated } from './dated.js';
import { BY_RATE_BEHIND, byRate, grants } from './grant-told.js';
import type { Judgement } from './judgement.js';
import { FOR_EACH } from './plan-rate.js';
import { changedSo, SHORTENED, small } from './plan-rules.js';
import { timeOf } from './governing-time.js';
import { lies, verdict } from './judgement.js';
import { isMeasuredTime } from './measured-time.js';
import type { Scene } from './scene.js';
import { inForce, tellsPast } from './rule-in-force.js';
import { Codes } from '../text/codes.js';

/** What a figure is in a passage that tells. `bounding` holds the figures that only say which ones. */
export function inReport(
  scene: Scene,
  quantity: Quantity,
  a: Around,
  anchor: string | null,
  bounding: ReadonlySet<Quantity>,
): Judgement {
  if (
    quantity.kind === 'duration' &&
    SHORTENED.test(a.before) &&
    (a.said(Cue.strive) || a.said(Cue.assure) || (a.due?.kind === 'deadline' && lies(a.due, anchor) === 'ahead'))
  )
    return verdict('commitment', 'said to come');
  // `贷款期限⟦延长至30年⟧`
  if (quantity.kind === 'duration' && TERM_MOVED.test(a.before) && !a.has(Cue.past))
    return verdict('provision', 'rule told');
  // `优良天数⟦增加25天⟧`, `平均用时⟦缩短3天⟧`
  if (
    quantity.kind === 'duration' &&
    ENDS_SHORTER.has(a.last) &&
    DAYS_CHANGED.test(a.before) &&
    !/决定|将|拟|计划/.test(a.before)
  )
    return verdict('observation', 'told');
  const aimed = a.said(Cue.strive) || a.said(Cue.assure) || (a.hasBefore(Cue.ahead) && !BEHIND_PLAN.test(a.before));
  if (isMeasuredTime(quantity, a) && !bounding.has(quantity) && !aimed) return verdict('observation', 'told');
  if (quantity.kind === 'duration' || quantity.kind === 'age') return verdict('condition', 'duration or age');
  const ahead = scene.cues.some((hit) => {
    if (hit.end > quantity.start) return false;
    if (hit.cue === Cue.assure || hit.cue === Cue.strive) return hit.start >= a.clause.start || a.due !== null;
    if (hit.cue !== Cue.ahead) return false;
    return hit.start >= a.clause.start || !pastBetween(scene, hit.end, quantity.start);
  });
  const done =
    a.calling(Call.past | Call.done) && /(?:已|已经|累计已|了|曾|成功|顺利|荣获|获评)[^，,]{0,12}$/.test(a.before);
  const due = lies(a.due, anchor);
  const firm = a.hasBefore(Cue.assure) || a.hasBefore(Cue.strive);
  // `9月底前应开工28个，⟦目前具备条件的仅11个⟧`; `后续建设⟦需资金14.7亿元⟧，缺口5.5亿元`
  if (
    !firm &&
    ((quantity.kind === 'count' && a.calling(Call.now) && NOW.test(a.before) && !a.hasBefore(Cue.ahead)) ||
      (a.calling(LACKING) && LACKS.test(a.before)))
  )
    return verdict('observation', 'told as it stands');
  if (!firm && a.due !== null && stands(scene, quantity, a.due)) return verdict('observation', 'told as it stands');
  if (ahead && !firm && a.due === null && reckoned(scene, quantity, anchor)) return verdict('observation', 'reckoned');
  const next = a.due !== null && NEXT_TIME.has(scene.paper.text.charCodeAt(a.due.start));
  if (
    !done &&
    (ahead ||
      next ||
      (due === 'ahead' &&
        a.due !== null &&
        (plansFor(scene, a.due, anchor) ||
          (yearBegun(a.due, anchor) && !a.has(Cue.past) && !pastBetween(scene, a.due.end, quantity.start)))))
  ) {
    if (due === 'behind' && !a.hasBefore(Cue.ahead)) return verdict('observation', 'told as done');
    // `预计规模1222万人`: a forecast of what nobody undertakes.
    if (/预计[^，,]{0,16}节[约省][^，,]{0,10}$/.test(a.before)) return verdict('observation', 'forecast');
    if (/预计[^，,]{0,4}(?:规模|人数|客流|总量|达|将达)?$/.test(a.before) && !a.hasBefore(Cue.deed))
      return verdict('observation', 'forecast');
    if (SETS.test(a.before)) return verdict('provision', 'rule to come');
    // `上浮比例⟦拟回调⟧20个百分点`
    if (quantity.kind === 'point' && MOVED_BY.test(a.before)) return verdict('provision', 'rule to come');
    if (/限购$/.test(a.before)) return verdict('provision', 'limit');
    // `将⟦按个人缴纳金额的50%予以补助⟧`
    if (quantity.kind === 'ratio' && BY_RATE_BEHIND.test(a.behind) && byRate(scene.paper.text, quantity, a))
      return verdict('provision', 'rule to come');
    // `单套补贴⟦最高不超过5万元⟧`, `一次性优惠⟦2万元⟧`: what each one gets.
    if (
      quantity.kind === 'money' &&
      (small(quantity) || a.limited) &&
      (a.hasBefore(Cue.grant) || a.hasBefore(Cue.parameter))
    )
      return verdict('provision', 'rule to come');
    // `计划提高贷款额度，…再增加⟦20万元⟧`: a rule to come, no deed.
    if (
      quantity.kind === 'money' &&
      a.said(Cue.parameter) &&
      /(?:再|另|可)(?:增加|提高|上浮)[^，,]{0,4}$/.test(a.before)
    )
      return verdict('provision', 'rule to come');
    return verdict('commitment', 'said to come');
  }
  if (
    quantity.kind === 'count' &&
    FORBIDDEN.within(scene.paper.text, quantity.start - a.before.length, quantity.start + 2) &&
    FORBIDS.test(a.before + scene.paper.text.slice(quantity.start, quantity.start + 5))
  )
    return verdict('provision', 'limit');
  // `贷款⟦不能超过余额的10倍⟧`
  if (RATES.has(quantity.kind) && a.calling(Call.not) && CANNOT.test(a.before)) return verdict('provision', 'limit');
  // `个贷率⟦高于85%⟧时，…`, `⟦对⟧已结清贷款、拥有⟦2套及以上⟧住房的家庭，…`
  if (bounding.has(quantity) && (AT_TIME.test(a.behind) || andWhen(a) || ofWhom(scene, a)))
    return verdict('condition', 'says which ones');
  // `余额712亿元，⟦控制在限额738亿元以内⟧`
  if (a.limited && /^\s*控制在[^，,]{0,10}$/.test(a.before)) return verdict('condition', 'a bound that was kept');
  // `⟦购买单套建筑面积90平方米以上⟧，可享受1万元补贴`
  if (quantity.kind === 'area' && bounding.has(quantity) && BUYS.test(a.before))
    return verdict('condition', 'says which ones');
  if (bounding.has(quantity) && sayAll(a)) return verdict('condition', 'says which ones');
  if (inForce(scene, quantity, a) || grants(scene, quantity, a)) return verdict('provision', 'rate in force');
  if (ruleTold(scene, a, quantity)) return verdict('provision', 'rule told');
  if (
    bounding.has(quantity) &&
    (a.limited || quantity.kind === 'count' || quantity.value === null) &&
    (!a.has(Cue.past) || scene.paper.text.charCodeAt(a.clause.end - 1) === OF || changedSo(a))
  )
    return verdict('condition', 'says which ones');
  if (
    bounding.has(quantity) &&
    scene.quantities.some(
      (q) => !bounding.has(q) && q.kind === 'count' && q.start >= a.clause.start && q.end <= a.clause.end,
    )
  )
    return verdict('condition', 'says which ones');
  return verdict('observation', 'told');
}

const DAYS_CHANGED =
  /(?:天数|日数|时间|时长|周期|用时)(?:平均|同比|[较比][一-龥\d]{1,6}?)?(?:增加|减少|缩短|延长|压缩|压减)[了近约]?$|(?:时间|时长|用时|周期|时限)(?:[一-龥]{0,4}由[^，,]{1,10})?(?:压缩|缩短|压减|降低?|减少)[至到为]$|(?:优良|达标|晴好|重污染)(?:天数|日数)(?:共|为|达到?)?$/;
const ENDS_SHORTER = new Codes('加少短长缩减了近约数共为达到至');

/** Whether the clause opens with for whom a rule is, and does not itself rule. */
const ofWhom = (scene: Scene, a: Around): boolean =>
  a.goesOn && OF_WHOM.test(scene.paper.text.slice(a.clause.start, a.clause.start + 3)) && !a.has(Cue.grant);
const OF_WHOM = /^\s?(?:对于?|凡)/;

/** `累计不超过2套⟦的⟧，给予…` */
const OF = '的'.charCodeAt(0);

/** `2025年，…。⟦预计⟧地区生产总值突破2300亿元`: reckoned in the report of a year that is over. */
function reckoned(scene: Scene, quantity: Quantity, anchor: string | null): boolean {
  if (scene.paper.genre !== 'report' || anchor === null) return false;
  const opens = /^[^，,]{0,6}预计/.test(scene.paper.text.slice(scene.sentence.start, scene.sentence.start + 8));
  const time = opens ? timeOf(scene, quantity.start, '') : null;
  return time?.kind === 'period' && time.to !== null && time.to < anchor && time.to.endsWith('-12-31');
}

/** 明年, 次年, 下月: what they open lies ahead of any day. */
const NEXT_TIME = new Codes('明次');

const NOW = /(?:目前|现已|仍有|尚有)[^，,]{0,14}$/;
const LACKING = Call.need | Call.may | Call.goods;
const LACKS = /(?:需(?:要)?(?:资金|投入|投资)|资金需求|缺口|可落实|货值|可用资金)[^，,；;]{0,6}$/;

/** `最高额度阶段性⟦上调至⟧60万元` */
const SETS = /(?:额度|限额|首付比例|补贴标准|利率)[^，,]{0,10}(?:上调|提高|调整|下调|降低|调[高低增减])[至到为]$/;

const MOVED_BY = /(?:比例|利率|额度|标准|上限|下限)[^，,；;]{0,4}(?:回调|上调|下调|提高|降低|上浮|下浮|调[高低增减])$/;

/** `《指引》⟦要求，⟧` */
const PAPER_ASKS = /》(?:还|也)?(?:要求|规定)[，,：:]/;
const opening = ({ paper, sentence }: Scene, { start }: Quantity): string =>
  paper.text.slice(Math.max(sentence.start, start - 80), start);

const AT_MOST = /^(?:最高|最多|不超过|不高于)/;
const MAY =
  /(?:(?<![许认])可(?:以)?|不[得能]|须|应当|方可)(?:再(?!生)|另|最高|最多|按|提|贷|享受|申请|购买|新购|领取|获得|执行|上浮|上调|在[^，,；;]{1,16}再?购买)[^，,；;额]{0,14}$/;
const BY_SIZE = /^(?:[/／][^，,；;]{1,6})?(?:的标准|的比例)?(?:配置|配建|执行|核定|计算|计发)/;

const SIZE = /(?:层高|高度|宽度|间距|进深|净高)[^，,；;]{0,6}$/;

/** What a policy told in the news lets or makes people do (`可再购买⟦1套⟧`, `车位可按⟦0.8个⟧/户配置`), where no past is told. */
function ruleTold(scene: Scene, a: Around, quantity: Quantity): boolean {
  // `在现有额度的⟦基础上另行增加20万元⟧`: 现有 tells of no past.
  if (a.calling(Call.base) && RATES.has(quantity.kind) && ON_TOP.test(a.before) && !/[已了曾]/.test(a.before))
    return true;
  // `违约金⟦累计最高⟧金额按不超过价款的10%缴纳`: a total that is bounded is none that has been reached.
  if (a.has(Cue.past) && !/累计(?:最[高多]|不得?超过)/.test(a.before)) return false;
  // `二手房⟦最高不超过4万元⟧`
  if (
    quantity.kind === 'money' &&
    AT_MOST.test(quantity.qualifier ?? '') &&
    !scene.cues.some(tellsPast) &&
    !dated(scene)
  )
    return true;
  if ((a.calling(Call.may | Call.not | Call.need) && MAY.test(a.before)) || (a.last === BUY && /限购$/.test(a.before)))
    return true;
  // `《指引》要求，管理人在管本金⟦不低于50亿元⟧`
  if (a.limited && RATES.has(quantity.kind) && PAPER_ASKS.test(opening(scene, quantity))) return true;
  // `1套住房⟦只享受1次⟧`
  if (quantity.unit === '次' && a.calling(Call.only) && /(?:只|仅)(?:能|可)?享受$/.test(a.before)) return true;
  // `认定套数时可⟦核减1套⟧`
  if (quantity.unit === '套' && /可(?:以)?核[减增]$/.test(a.before)) return true;
  if (RATES.has(quantity.kind)) {
    // `建筑密度⟦可高于43%⟧`
    if (a.last === MAY_BE && quantity.qualifier !== null && /(?<![许认])可$/.test(a.before)) return true;
    // `留存比例⟦可降低5个百分点⟧`
    if (a.calling(Call.may) && MAY_MOVE.test(a.before)) return true;
    // `⟦二孩家庭上浮20%⟧（最高96万元）`
    if (a.calling(Call.rated) && a.before.endsWith('上浮') && FOR_EACH.test(a.before)) return true;
    // `比例⟦可在6%至12%⟧区间内自主确定`
    if (quantity.value === null && a.last === AT && /可(?:以)?在$/.test(a.before)) return true;
    // `抵扣金额⟦不高于房款的50%⟧`, `一个月内⟦付清总价的50%⟧`, `按平均工资的⟦3倍确定⟧`
    if (quantity.kind !== 'money' && OF_BASE.test(a.before) && !datedClause(scene, a)) return true;
    if (quantity.kind === 'ratio' && PAID_WITHIN.test(a.behind)) return true;
    if (SET_BEHIND.test(a.behind) && scene.paper.text.slice(a.clause.start, quantity.start).includes('按')) return true;
  }

  // `多子女家庭在此基础上⟦上浮20%⟧`, `住宅层高⟦不低于3米⟧`
  if (a.calling(Call.base) && /在此基础上(?:再|另|可)*(?:上浮|增加|提高)[^，,；;]{0,4}$/.test(a.before)) return true;
  if (quantity.kind === 'length' && a.limited && SIZE.test(a.before)) return true;
  if (a.calling(Call.by) && /按照?$/.test(a.before) && BY_SIZE.test(a.behind)) return true;
  return quantity.kind === 'area' && a.limited && /最[多高大]$|单[宗套户][一-龥]{0,4}$/.test(a.before);
}

/** Whether the clause tells of a day or period. */
const datedClause = (scene: Scene, { clause }: Around): boolean =>
  scene.times.some(
    ({ start, kind }) => (kind === 'period' || kind === 'date') && start >= clause.start && start < clause.end,
  );
const RATES: ReadonlySet<string> = new Set(['ratio', 'multiple', 'money', 'point']);
const MAY_MOVE =
  /(?:额度|限额|比例|利率|标准|上限|下限|补贴)[^，,；;]{0,8}可(?:以|再|相应|适当)?(?:降低|下浮|下调|提高|上浮|上调|增加|减少)$/;
const BUY = '购'.charCodeAt(0);
const MAY_BE = '可'.charCodeAt(0);
const AT = '在'.charCodeAt(0);
const BEHIND_PLAN = /滞后(?:于)?计划(?:约|近)?$/;
const TERM_MOVED = /(?:年限|期限)[^，,；;]{0,16}(?:调整|延长|缩短|放宽|减|降)[至到为]$/;
const ON_TOP =
  /(?:额度|限额|标准|补贴|奖励|利率|比例|上限|此|现行|现有|原有|政策)[^，,；;]{0,6}基础上(?:再|另行?|可|相应|分别|统一)*(?:上浮|增加|提高|降低|下浮|下调)[^，,；;]{0,4}$/;
const OF_BASE =
  /(?:不得?(?:高于|超过|低于|少于|大于|小于)[^，,；;\d]{2,16}|[内前后时][^，,；;\d]{0,4}(?:付清|缴纳|缴清|支付|交纳|缴齐|缴[至到]|付[至到])[^，,；;\d]{0,12})的?$/;
const SET_BEHIND = /^[）)]?(?:的标准|的比例)?(?:确定|核定|执行)/;
/** `首期⟦50%⟧出让金于一个月内缴清` */
const PAID_WITHIN = /^的?[^，,；;]{1,8}?[于在]?[^，,；;]{1,6}[日月年]内(?:缴清|缴纳|付清|缴齐|支付)/;

const CANNOT = /不能(?:超过|高于|低于|少于)[^，,；;\d]{0,14}$/;
/** `累计贷款次数⟦不得超过两次⟧` */
const FORBIDDEN = new Codes('得能');
const FORBIDS = /不[得能](?:超过|多于|少于|低于|高于)[^，,；;]{0,5}$/;

/** `2026年，抓好项目850个`, told in its first quarter: what a year is to bring that has hardly begun. */
const yearBegun = ({ kind, from, to }: Time, anchor: string | null): boolean =>
  kind === 'period' &&
  anchor !== null &&
  from === `${anchor.slice(0, 4)}-01-01` &&
  to === `${anchor.slice(0, 4)}-12-31` &&
  anchor.slice(5, 7) <= '03';

/** A year or month that contains the anchor is the report's own period; only what ends after it and is a deadline, or lies wholly ahead, is planned. */
function plansFor(scene: Scene, time: Time, anchor: string | null): boolean {
  // `2022年⟦末⟧，贷款余额…`, in a report without a day of its own.
  if (time.kind === 'deadline') return anchor !== null || scene.paper.text.charAt(time.end - 1) !== '末';
  return time.kind === 'period' && anchor !== null && time.from !== null && time.from > anchor;
}

/** `计划开工的34个，⟦仍有⟧9个未开工`: how it stands against what was planned. */
const STANDS = /仍有|尚有|仍未|尚未/;

/** `计划9月底前开工的⟦34个⟧，仍有⟦9个⟧未开工`: what was due, and how it stands. */
const stands = (scene: Scene, quantity: Quantity, { end }: Time): boolean =>
  end <= quantity.start &&
  quantity.start - end < 80 &&
  /仍有|尚有|仍未/.test(scene.paper.text.slice(end, Math.min(scene.sentence.end, quantity.end + 12)));

function pastBetween(scene: Scene, from: number, to: number): boolean {
  if (to - from < 80 && STANDS.test(scene.paper.text.slice(from, to))) return true;
  return scene.cues.some((hit) => hit.cue === Cue.past && hit.start >= from && hit.end <= to);
}
