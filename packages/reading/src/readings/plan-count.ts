import type { Quantity } from '../recognise/quantity/quantity.js';
import { Codes } from '../text/codes.js';
import type { Around } from './around.js';
import { Bound } from './bound.js';
import { Call, Trail } from './calls.js';
import { Cue } from './cue.js';
import type { Judgement } from './judgement.js';
import { verdict } from './judgement.js';
import type { Scene } from './scene.js';
import { clauseAt } from './sentence.js';

/** What a count or a size is in a passage that promises and rules; `target`: a goal or a day ahead was said. */
export function count(scene: Scene, quantity: Quantity, a: Around, target: boolean): Judgement {
  const capped = (a.bound & Bound.upper) !== 0;
  if (
    /^[次场轮期]$/.test(quantity.unit ?? '') &&
    !capped &&
    !(a.calling(Call.may) && MAY.test(a.before)) &&
    repeats(scene, quantity, a)
  )
    return verdict('commitment', 'repeated duty');
  if (a.has(Cue.norm) && /(?:连续|累计)$/.test(a.before)) return verdict('condition', 'says which ones');
  if (!target && a.calling(Call.not) && /不得?(?:超过|高于|大于|低于|少于|小于)[^，,；;]{0,6}$/.test(a.before))
    return verdict('provision', 'limit');
  if (quantity.unit === '分') return verdict('provision', 'score');
  if (
    a.calling(Call.by) &&
    /按[^，,]{0,16}$/.test(a.before) &&
    /^(?:的[一-龥]{1,4}|[/／][^，,；;。]{1,10})(?:计算|计|执行|设置|控制)/.test(a.behind)
  )
    return verdict('provision', 'size set by a rule');
  if (quantity.unit === '次' && /(?:提取|申请|缴存|缴纳|还款|支取|变更)[^，,]{0,6}$/.test(a.before))
    return verdict('provision', 'limit');
  if (capped && !target) return verdict('provision', 'limit');
  // `按⟦0.5~1.5个⟧车位/户的标准建设`
  if (a.calling(Call.by) && a.trailing(Trail.per) && PER_HOME.test(a.behind) && /按照?[^，,]{0,16}$/.test(a.before))
    return verdict('provision', 'size set by a rule');
  // `按1泊⟦/100平方米⟧配建`
  if (a.last === SLASH || a.last === WIDE_SLASH) return verdict('none', 'what a rate is counted by');
  // `补贴标准是：博士50万、硕士25万`: sums that leave out the word for money.
  if (
    quantity.unit === null &&
    SUM_IN_SHORT.test(scene.paper.text.slice(quantity.start, quantity.end)) &&
    setBefore(scene, quantity)
  )
    return verdict('provision', 'sum set by a rule');
  if (a.hasBefore(Cue.parameter) && !target) return verdict('provision', 'parameter');
  if (a.limited && a.has(Cue.norm) && !target && !a.hasBefore(Cue.deed)) return verdict('provision', 'limit');
  if (
    quantity.unit?.endsWith('部门') === true ||
    (OPENS_BODY.has(a.next) && /^(?:部门|单位)(?:联合|共同|联动)/.test(a.behind))
  )
    return verdict('none', 'bodies that act together');
  // `审核调整为连续⟦3次⟧`, `认定套数时核减⟦1套⟧`
  if (
    !target &&
    /(?:(?:调整|变更|改|优化|精简)[为至成](?:连续|累计|每[次人户])?|核[减增]|(?:调整|变更)[为至成][^，,；;]{1,6})$/.test(
      a.before,
    )
  )
    return verdict('provision', 'parameter');
  if (a.calling(Call.need) && /(?:须|应|应当|需)(?:提供|具有|缴纳|满足|具备)[^，,]{0,6}$/.test(a.before))
    return verdict('provision', 'requirement');
  if (quantity.unit === '次' && a.calling(Call.may) && MAY.test(a.before)) return verdict('provision', 'limit');
  if (a.calling(Call.may) && /可(?:享|按|以|凭|选择|申请|使用)[^，,]{0,18}$/.test(a.before))
    return verdict('provision', 'leave');
  if (
    a.calling(Call.only | Call.limit) &&
    /(?:只能|仅能|仅可|只可|限(?!上|下|额以上))[^，,]{0,16}$/.test(a.before) &&
    !/(?<=[时年期])限[^，,]*$/.test(a.before)
  )
    return verdict('provision', 'limit');
  if (
    ENDS_ALLOWED.has(a.last) &&
    /(?:限购|只能购买|只能新购买|只能购置|可购买|可增购|可申请|可享受|限|仅能|不得多于|再购买|再多购买)$/.test(a.before)
  )
    return verdict('provision', 'limit');
  if (
    quantity.kind === 'area' &&
    !target &&
    NO_LESS.test(quantity.qualifier ?? '') &&
    /面积[^，,；;]{0,4}$/.test(a.before)
  )
    return verdict('provision', 'size set by a rule');
  if (a.has(Cue.norm) && /(?:进深|层高|高度|宽度|长度|间距|厚度|容积率|面积|系数)[^，,]{0,14}$/.test(a.before))
    return verdict('provision', 'size set by a rule');
  if (/(?:通过|依托|利用|依靠)(?:[^，,；;]{0,20}[和、])?$/.test(a.before)) return verdict('none', 'means of a deed');
  // `⟦为10万名⟧老年人开展免费体检`
  if (a.last === FOR && FOR_THEM.test(a.before) && SERVED.test(a.behind))
    return verdict('commitment', 'promised count');
  // `⟦可收购套数不少于50套⟧`: what is asked for.
  if (!target && a.calling(Call.may) && a.limited && /可[一-龥]{2,4}(?:套数|户数|数量)[^，,]{0,4}$/.test(a.before))
    return verdict('provision', 'requirement');
  // `每套⟦给予10平方米⟧的奖励`
  if (quantity.kind === 'area' && !target && GRANTS.test(a.before)) return verdict('provision', 'rate of a grant');
  // `⟦仅能⟧通过专项途径在城区范围内购买⟦1套⟧住房`
  if (quantity.unit === '套' && BUYS.has(a.last) && ONLY.test(scene.paper.text.slice(a.clause.start, quantity.start)))
    return verdict('provision', 'limit');
  // `人才⟦可在现行政策基础上增购1套⟧`, `⟦可在本市购买1套⟧住房`
  if (quantity.unit === '套' && a.calling(Call.may) && /可(?:以)?在[^，,；;]{1,18}(?:增购|新?购买)$/.test(a.before))
    return verdict('provision', 'leave');
  // `公示栏尺寸⟦不小于150cm⟧`
  if (quantity.kind === 'length' && a.limited && SIZED.test(a.before))
    return verdict('provision', 'size set by a rule');
  // `改建后的⟦规模不少于30套⟧`: what is asked of one.
  if (!target && ENDS_SCALE.has(a.last) && NO_LESS.test(quantity.qualifier ?? '') && ONE_SCALE.test(a.before))
    return verdict('provision', 'requirement');
  // `⟦单个项目不少于50套⟧`
  if (!target && a.calling(Call.single) && NO_LESS.test(quantity.qualifier ?? '') && ONE_PROJECT.test(a.before))
    return verdict('provision', 'requirement');
  if (target || a.hasBefore(Cue.deed) || a.hasBefore(Cue.ahead) || a.hasBefore(Cue.encourage))
    return verdict('commitment', 'promised count');
  if (
    ENDS_REACHED.has(a.last) &&
    /(?:再?就业|参保|达到|达|突破|增至|增加[到至为]|超过|扩大到|提高到|稳定在|保持在)$/.test(a.before)
  )
    return verdict('commitment', 'promised state');
  if (quantity.per !== null || (a.limited && a.has(Cue.grant))) return verdict('provision', 'parameter');
  if (/^[一-龥“]/.test(a.behind) && deedBefore(scene, a)) return verdict('commitment', 'promised count');
  if (/^[一-龥“”、（）]{1,20}(?:建设|改造|落地|投产|达产|开工|竣工|完工|培育|整治|修复|投用)/.test(a.behind))
    return verdict('commitment', 'promised count');
  if (sharesVerb(scene, quantity, a)) return verdict('commitment', 'promised count');
  // `年招生⟦不少于300人⟧`
  if ((a.bound & Bound.lower) !== 0 && YEARLY.test(a.before)) return verdict('commitment', 'promised count');
  return verdict('none', 'a count without a deed');
}

const PER_HOME = /^[一-龥]{0,4}[/／][^，,；;。]{1,8}?的标准/;
/** 不小于, 不低于 and the like: what a rule sets, where 以下 only says which ones. */
const NO_LESS = /^不/;
const ONE_SCALE = /(?:的|后|单体|单个项目)规模$/;
const ONE_PROJECT = /单个(?:项目|小区|工程|企业|地块|机构)(?:收购|改造|改建|建设)?(?:规模|套数|数量)?$/;
const ENDS_SCALE = new Codes('模');
const GRANTS = /(?:给予|发放|赠送|予以|奖励[一-龥]{0,8})$/;
/** 购买, 购置 */
const BUYS = new Codes('买置购');
const ONLY = /(?:只能|仅能|仅可|只可|限购)/;
const SIZED = /(?:尺寸|规格|层高|净高|高度|宽度|间距|进深|厚度)[^，,；;]{0,6}$/;
const FOR_THEM = /^(?:[^，,]{0,8}[\s.．、])?为$/;
const SERVED = /(?:开展|提供|实施|办理|发放|安装|配备)[^，,]*$/;
const SLASH = '/'.charCodeAt(0);
const WIDE_SLASH = '／'.charCodeAt(0);
const FOR = '为'.charCodeAt(0);
const OPENS_BODY = new Codes('部单');
const ENDS_ALLOWED = new Codes('购买置请受限能于');
const ENDS_REACHED = new Codes('业保到达破至过在为');
const YEARLY = /^每?年均?[一-龥]{2,8}$/;

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
  if (!a.calling(Call.list) || !/、[^，,、]{2,24}$/.test(a.before)) return false;
  return scene.cues.some(
    (hit) =>
      (hit.cue === Cue.reach || hit.cue === Cue.deed) && hit.start >= a.clause.start && hit.end <= quantity.start,
  );
}

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
