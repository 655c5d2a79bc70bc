import type { Quantity } from '../recognise/quantity/quantity.js';
import type { Around } from './around.js';
import { Bound } from './bound.js';
import { Call, Trail } from './calls.js';
import { Cue } from './cue.js';
import type { Judgement } from './judgement.js';
import { verdict } from './judgement.js';
import type { Scene } from './scene.js';
import { Codes } from '../text/codes.js';

/** What an area or a government is measured by. */
export const STATE =
  /增加值|比重|占比|覆盖率|普及率|完成率|达标率|利用率|交付率|入住率|增速|增长率|渗透率|自给率|化率|总量|规模|总数|总额|产值|营收|收入|产量|投资|贷款余额|里程|装机|成交额|销售额|零售额|吞吐量|率[^，,]{0,4}$/;
/** `按缴纳总额的⟦80%⟧发放补贴`, `上浮⟦20%⟧的标准`: a rate by which something is given, taken or reckoned. */
const RATED = /(?:按照?|减按|减征|上浮|下浮|折扣率?|占用?比例?为)[^，,；;]{0,22}$/;
const RATED_BEHIND =
  /^[）)]?的?(?:优惠)?(?:比例|标准|幅度|额度|限额)?[^，,；;]{0,6}?(?:给予|发放|补贴|补助|奖励|减免|收取|征收|缴纳|计算|抵扣|返还|予以|支付|执行|贴息|支持|奖补|优惠|税率|计征|确认|留存|预留|缴存|分担|承担|配建|计提|计入|退还|扣除|核定|确定)/;

/** `“标准地”出让⟦占工业用地比例达到⟧100%`: no rate that a rule sets. */
const SHARE_REACHED = /占[^，,；;的将]{2,16}比[例重]均?达到?$/;

const BROUGHT_DOWN =
  /(?<![利费税折贴收征])率(?:平均)?(?:降至|降到|下降[到至]|降低[到至]|压[减降缩][到至]|控制在|稳定在|保持在|维持在)$/;

export const FOR_EACH = /(?:人才|家庭|职工|缴存人)(?:可|再|最高|分别)*(?:提高|上浮|增加|放宽)$/;
const WEIGHS = /(?:[一-龥）)]占|(?:拨付?|支付|预付|兑付|预拨|下达)(?:剩余|余下|其余|[至到])?)$/;
const MORE = /(?:增加|提高|上浮|扣减|核减|减少|降低|下浮|调增|调减)[至到]?$/;

/** `签约率⟦须达到⟧95%以上`: what is asked for. */
const MUST_REACH = /(?:须|应当?|必须)达到?$/;

const RATES = Call.by | Call.share | Call.giving | Call.rated;
const ENDS_WEIGHED = new Codes('占付拨达至到余下');
const ENDS_MORE = new Codes('加高浮宽减少低增至到');
const ENDS_GROWN = new Codes('长');
const ENDS_RUN = new Codes('施行');
const ENDS_PAID = new Codes('纳清付缴');
const PAST_BASE = /(?:不足|不满|未达到?|超过|高于|低于)[^，,；;\d]{2,14}$/;
const ENDS_BASE = new Codes('价款金额用资格息税积的');
const OF = '的'.charCodeAt(0);
const AS = '为'.charCodeAt(0);
const TO = '至'.charCodeAt(0);
const EACH = '各'.charCodeAt(0);
const ADDS = '加'.charCodeAt(0);

/** Whether the clause before says who: `…⟦的⟧，`. */
const ofThose = (scene: Scene, a: Around): boolean =>
  a.clause.start > scene.sentence.start + 1 && scene.paper.text.charCodeAt(a.clause.start - 2) === 0x7684; /* 的 */

/** What a rate is in a passage that promises and rules; `target`: a goal or a day ahead was said. */
export function rate(scene: Scene, quantity: Quantity, a: Around, target: boolean): Judgement {
  if (a.calling(Call.share) && SHARE_REACHED.test(a.before) && !a.has(Cue.grant) && !a.behind.startsWith('的'))
    return verdict('commitment', 'promised state');
  if (a.calling(RATES) && RATED.test(a.before) && RATED_BEHIND.test(a.behind))
    return verdict('provision', 'rate of a grant');
  // `筹集套数⟦占50%⟧`, `主体完工后拨付至⟦70%⟧`: a weight, an instalment.
  if (!target && ENDS_WEIGHED.has(a.last) && WEIGHS.test(a.before)) return verdict('provision', 'rate set by a rule');
  // `评价为优秀⟦的⟧，次年资金增加10%`: what those get.
  if (!target && ENDS_MORE.has(a.last) && ofThose(scene, a) && MORE.test(a.before))
    return verdict('provision', 'rate set by a rule');
  // `利率分别调整为⟦2.35%⟧和2.85%`, `房款总额的⟦0.75%⟧给予奖补`, `卖旧换新再加⟦0.5%⟧`
  if (!target && (a.last === AS || a.last === TO) && /(?:调整|变更|改)[为至]$/.test(a.before))
    return verdict('provision', 'rate set by a rule');
  // `奖补资金⟦增长8.6%⟧`: more money, and no rate by which it is given.
  if (ENDS_GROWN.has(a.last) && /(?:资金|支出|经费|收入|投资)(?:同比)?增长$/.test(a.before))
    return verdict('commitment', 'promised growth');
  // `继续⟦实施100%暂退保证金政策⟧`
  if (ENDS_RUN.has(a.last) && /(?:实施|执行|实行)$/.test(a.before) && /^[^，,；;]{2,20}政策$/.test(a.behind))
    return verdict('provision', 'rate in force');
  // `按系数提高：⟦A类人才提高4倍⟧`: what each of them may have more.
  if (!target && ENDS_MORE.has(a.last) && FOR_EACH.test(a.before)) return verdict('provision', 'rate set by a rule');
  // `⟦购买二套房为⟧2%`: of a list of grants.
  if (!target && a.last === AS && /(?:^|[，,（(：:])\s*(?:其中[：:]?)?购买[一-龥\d.]{2,12}为$/.test(a.before))
    return verdict('provision', 'rate of a grant');
  // `⟦不配建5%⟧的保障房`: what is let off.
  if (a.calling(Call.not) && /不再?(?:配建|收取|计取|缴纳|要求|受)[^，,；;]{0,4}$/.test(a.before))
    return verdict('provision', 'let off');
  if (a.last === OF && /^(?:给予|予以|发放|补贴|奖补|奖励)/.test(a.behind))
    return verdict('provision', 'rate of a grant');
  if (a.last === ADDS && a.said(Cue.grant) && /(?:另|再|还)(?:增|另)?加$/.test(a.before))
    return verdict('provision', 'rate of a grant');
  // `工程形象进度达到⟦25%⟧`: of a list of thresholds, without a day.
  if (!target && a.calling(Call.progress) && /形象进度[^，,；;]{0,6}$/.test(a.before))
    return verdict('provision', 'threshold');
  if (
    (a.last === AS || a.last === EACH) &&
    /(?:补贴|补助|奖励|契税|税率|费率|利率|比例|标准|额度)(?:统一|确定|调整|暂定|执行)为$|(?:缴存比例|首付款?比例|税率|费率|利率|利润率)为各?$/.test(
      a.before,
    )
  )
    return verdict('provision', 'rate set by a rule');
  // `空置天数达到或超过全季天数⟦45%⟧的，…`
  if (a.calling(Call.not | Call.beyond) && a.behind === '的' && PAST_BASE.test(a.before))
    return verdict('provision', 'threshold');
  if (
    a.calling(Call.not) &&
    /不得(?:超过|高于|大于|低于|少于|小于)[^，,；;]{0,22}$|不(?:超过|高于)[^，,；;]{2,22}$/.test(a.before)
  )
    return verdict('provision', 'bound');
  if (!target && a.calling(Call.limit) && /最[高低][为至到]?$/.test(a.before)) return verdict('provision', 'bound');
  if (!target && ENDS_PAID.has(a.last) && /(?:缴纳|缴清|支付|付清|补缴)$/.test(a.before))
    return verdict('provision', 'rate of a base');
  if (a.calling(Call.may) && /可(?:以|按|再)?(?:享受|申请|获得?|领取|提取)/.test(a.before))
    return verdict('provision', 'leave');
  if (
    /(?:首付款?比例|加点幅度|利率|费率|税率|征收率|额度|限额|预征率|保证金[^，,]{0,4}比例)[^，,]{0,14}$/.test(a.before)
  )
    return verdict('provision', 'rate set by a rule');
  if (
    ENDS_BASE.has(a.last) &&
    /(?:价款?|总?造价|评估价|款|出让金|保证金|监管资金|重点资金|余额|投资额|费用|金额|工资|总额|价格|租金|利息|税额|税|面积)的?$/.test(
      a.before,
    ) &&
    !STATE.test(a.before.slice(-4))
  )
    return verdict('provision', 'rate of a base');
  if (a.trailing(Trail.rate) && /^[一-龥]{0,3}(?:税率|利率|费率)/.test(a.behind))
    return verdict('provision', 'rate set by a rule');
  if (/(?:给予|予以|享受|发放|按)/.test(a.before) && /^的?[一-龥]{0,4}(?:补贴|补助|奖励|优惠|资助|贴息)/.test(a.behind))
    return verdict('provision', 'rate of a grant');
  if (/^的?(?:土地)?[一-龥]{0,4}(?:价款|保证金|首付款|房款|租金)/.test(a.behind))
    return verdict('provision', 'rate of a base');
  if (/按(?!计划|期|时|年)照?[^，,；;计可]{0,14}$|(?:给予|享受|发放|补贴|补助|奖励)[^，,]{0,8}$/.test(a.before))
    return verdict('provision', 'rate of a grant');
  if (target) return verdict('commitment', 'promised state');
  // `供水漏损率降至⟦9%以内⟧`
  if (BROUGHT_DOWN.test(a.before)) return verdict('commitment', 'promised state');
  if (a.has(Cue.grant) || quantity.per !== null || a.hasBefore(Cue.parameter) || a.has(Cue.norm) || a.limited) {
    if (
      (a.bound & Bound.lower) === 0 ||
      !/(?:达|达到|增长|提升|提高|实现|推动|推进|引导|组织|完成|覆盖|压减|压缩|下降|降低|减少)[至到]?$/.test(
        a.before,
      ) ||
      a.has(Cue.grant) ||
      MUST_REACH.test(a.before)
    )
      return verdict('provision', 'rate set by a rule');
  }
  if (STATE.test(a.before) || a.hasBefore(Cue.change) || a.hasBefore(Cue.reach) || a.hasBefore(Cue.deed))
    return verdict('commitment', 'promised state');
  return verdict('provision', 'rate set by a rule');
}
