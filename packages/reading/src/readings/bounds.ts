import type { Quantity } from '../recognise/quantity/quantity.js';
import type { Around } from './around.js';
import { buyer } from './buyer.js';
import { Call, Trail } from './calls.js';
import { Codes } from '../text/codes.js';
import type { Scene } from './scene.js';
import { classOf, sizeOf } from './size-of-counted.js';
import { supposes } from './supposes.js';
import { ending, graded, ofThem, saysWhich } from './whom.js';

/** `超过400万元⟦的工程采购项目⟧`, `200万元以上⟦的企业⟧`, `亿元以上⟦重大项目⟧`: the figure says which ones. */
const WHICH_ONES =
  /^(?:[（(][^）)]{1,8}[）)])?(?:的(?![。，,；;]?$)|[，,]?的[，,])|^(?:[（(][^）)]{1,8}[）)])?(?:重大|重点|小规模|增值税|工业|企业|项目|家庭|人员|纳税人|个体|主体|单位|住房|商品房|用地|泊位|贷款|机组|锅炉|产业园|园区|集群|自然人|高校|自然村|规模经营|产业|工程|大型|公司|商品住房|新建商品)/;

/** What a share of those behind it is to do. */
const BECOMES =
  /^的[一-龥（）()、]{2,14}?(?:建成|建有|建立|实现|完成|达到|达标|开展|设立|配备|覆盖|通过|创建|成为|纳入)/;

/** Words of giving right before a figure: what follows in 的 is what is given (`给予200万元⟦的一次性支持⟧`). */
const GIVEN =
  /(?:给予|奖励|补贴|补助|奖补|资助(?!证|资格|对象)|发放|按照?|提供|安排|设立|减按|收取|比例为?|额度为?|标准为?|至|(?<!达)到)[^，,、；;的]{0,8}$/;
/** `拥有⟦1套⟧住房的家庭` */
const OWNED = /(?:拥有|仅有|持有|名下有|已有|没有|购买|成交|生育|抚养)$/;
const ENDS_OWNED = new Codes('有买交育养');
const REACHED =
  /(?:完成|实现|新增|达到|达|落实|争取|建成|投资|培育|打造|建设|推进|推动|改造|举办|开展|引进|筹集|稳定在|保持在)$/;
const OWNS = /(?:家庭|职工|个人|本人|缴存人|夫妻|双方|名下)[^，,；;。]{0,12}(?:拥有|仅有|只有)$/;
const CHILDREN = /^(?:未成年)?(?:子女|孩)/;
/** How old people become. */
export const LIFE = /(?:预期寿命|平均年龄)[^，,]{0,6}$/;
const SHARE = '占'.charCodeAt(0);
const SCORED =
  /^[^，,。；;\d]{0,14}的?[，,]?(?:每[低高少多增减][^，,。；;]{1,10})?(?:不得分|得满分|按比例得分|(?:得|加|扣|计)[\d.]{1,4}分)/;
/** `增速达到目标⟦6%⟧的得5分` */
const scores = (text: string, at: number): boolean =>
  POINTS.within(text, at, Math.min(text.length, at + 24)) && SCORED.test(text.slice(at, at + 24));
const POINTS = new Codes('分');
const BRACKET = /^[（(][^）)]{1,16}[）)]/;
const ROUND = '('.charCodeAt(0);
const ROUND_WIDE = '（'.charCodeAt(0);
const TIME = '时'.charCodeAt(0);
const AFTER = '后'.charCodeAt(0);
const BEFORE = '前'.charCodeAt(0);
const OF = '的'.charCodeAt(0);
const PART = '部'.charCodeAt(0);
const ONLY_THEN = /^(?:方可|方能|才能|才可)/;
const RATE_REACHED = /(?:率|占比|比重|进度)达到?$/;
const ONLY_ONCE = /^[一-龥]{0,4}(?:只|仅)(?:能|可)?享受/;
const LATE = new Codes('期达到过满');
const SIGNED = new Codes('±正负');
/** `高于85%⟦时⟧`, not 时间, 时限. */
export const AT_TIME = /^时(?![间限段期])/;

/** `高于90%⟦并触发二级预警时⟧` */
export const andWhen = (a: Around): boolean => a.next === AND && a.behind.endsWith('时');
const AND = '并'.charCodeAt(0);

/**
 * Whether the figure only bounds what is spoken of: those over 400万元, flats of 90平方米, persons of 满5年, a state of
 * things `高于85%时`. A plain count in front of a noun counts it.
 */
export function bounds(scene: Scene, quantity: Quantity, a: Around): boolean {
  // `人均预期寿命达到⟦80.5岁⟧` is a figure of its own.
  if (quantity.kind === 'age') return !LIFE.test(a.before);
  const behind = a.next === ROUND || a.next === ROUND_WIDE ? a.behind.replace(BRACKET, '') : a.behind;
  if (
    (behind.charCodeAt(0) === TIME && AT_TIME.test(behind)) ||
    (quantity.kind === 'ratio' && a.goesOn && behind === '后')
  )
    return true;
  if (a.goesOn && a.limited && andWhen(a)) return true;
  if (a.goesOn && supposes(scene, a, quantity)) return true;
  // `⟦70平方米以下⟧户型面积占总面积的比例不低于80%`
  if (quantity.kind === 'area' && a.limited && a.following?.kind === 'ratio' && OF_SHARE.test(a.behind)) return true;
  // `面积⟦90平方米以下⟧占18%`
  if (a.next === SHARE && quantity.kind !== 'ratio' && (a.limited || quantity.value === null)) return true;
  // `增速达到目标⟦6%⟧的得5分`, `低于⟦90%⟧的不得分`
  if (quantity.unit !== '分' && scores(scene.paper.text, quantity.end)) return true;
  // `⟦超出3万平方米⟧部分给予20元/平方米奖励`
  if (a.limited && a.next === PART && /^部分(?:$|[，,]|给予|按|可|享受|每|奖|补|予以|另|再)/.test(a.behind))
    return true;
  // `缴存比例为各⟦5%⟧的，对应的上限为…`
  if (
    a.goesOn &&
    a.next === OF &&
    a.behind === '的' &&
    /^(?:对应|相应)/.test(scene.paper.text.slice(a.clause.end + 1, a.clause.end + 3))
  )
    return true;
  // `久摇不中⟦72次⟧的个人`
  if (quantity.unit === '次' && a.next === OF && /^的(?:个人|家庭|企业|单位|人员|职工|用户)/.test(a.behind))
    return true;
  // `起始价在1亿元以下的、⟦1亿元至2亿元（含2亿元）⟧的和2亿元以上的，分别…`
  if (quantity.value === null && quantity.lower !== null && /^(?:[（(][^（()）]{1,8}[）)])?的[、和及]/.test(a.behind))
    return true;
  // `⟦1套⟧住房只享受1次`
  if (quantity.unit === '套' && ONLY_ONCE.test(a.behind)) return true;
  // `对一次性组织⟦300人以上⟧、停留3天以上的旅行团，每列奖补…`
  if (quantity.kind === 'count' && a.limited && a.goesOn && ofThem(scene, a)) return true;
  // `去化率达到⟦30%⟧的，⟦方可⟧…`
  if (a.goesOn && a.behind === '的' && ONLY_THEN.test(scene.paper.text.slice(a.clause.end + 1, a.clause.end + 4)))
    return true;
  // `签约率达到⟦85%⟧的，协议生效`
  if (quantity.kind === 'ratio' && a.goesOn && a.behind === '的' && RATE_REACHED.test(a.before)) return true;
  // `没有⟦连续逾期3期⟧`
  if (quantity.kind === 'count' && LATE.has(a.last) && /逾期(?:达到?|超过|满)?$/.test(a.before)) return true;
  // `⟦前1万名⟧购房者`
  if (
    a.last === BEFORE &&
    /(?<![以之目此先])前$/.test(a.before) &&
    quantity.kind === 'count' &&
    (quantity.unit === null || /^[名位户批]$/.test(quantity.unit))
  )
    return true;
  // `超过±⟦10%⟧的，…`
  if (SIGNED.has(a.last) && /(?:超过|低于|高于|不足|大于|小于)[±正负]$/.test(a.before) && /^的[，,]?$/.test(a.behind))
    return true;
  if (a.goesOn && whenDone(scene, a)) return true;
  // `营业收入⟦上亿元⟧的达到200家`
  if (a.next === OF && /^的(?:达到?|突破|超过)/.test(a.behind)) return true;
  // `网签⟦满2000套⟧即开展一期抽奖`
  if (
    quantity.qualifier !== null &&
    a.trailing(Trail.then) &&
    /^[^，,。；;]{0,4}(?:即可|即(?!将)|则|方可|可用|可抵|可使用)/.test(a.behind)
  )
    return true;
  // `允许未达到投资额⟦25%⟧的土地`
  if (
    a.calling(Call.not) &&
    /(?:未达到?|不足|未满)[^，,]{0,10}$/.test(a.before) &&
    /^的(?!目标|比例|标准|水平|要求)[一-龥]/.test(behind)
  )
    return true;
  // `对产值⟦50亿以上⟧且增速高的企业予以激励`, `装配率⟦50%以上⟧的项目，其额度降低…`
  if (a.limited && saysWhich(scene, a)) return true;
  // `⟦6层及以下⟧建筑`, `家庭拥有⟦2套及以上⟧住房`, `名下⟦仅有一套⟧住房`: which buildings, which households.
  if (quantity.unit === '层' && a.limited && /^[一-龥]/.test(a.behind)) return true;
  if (quantity.unit === '套' && ((quantity.qualifier ?? '').startsWith('仅') || OWNS.test(a.before))) return true;
  if ((quantity.kind === 'count' || quantity.kind === 'area') && a.calling(Call.buy) && buyer(scene, a)) return true;
  // `培育100家年产值⟦超十亿元⟧的企业`, `⟦50万⟧人口的城市`: the size of what is counted.
  if (quantity.kind === 'money' && sizeOf(scene, quantity)) return true;
  if (quantity.unit === '人' && /^口(?:以上|左右|以下)?(?:的|[县市镇城])/.test(a.behind)) return true;
  // `转移⟦2人⟧按照400元/平方米补助`, `在达到总投资⟦25%⟧的基础上，…`
  if (quantity.kind === 'count' && a.trailing(Trail.by) && BY_EACH.test(a.behind)) return true;
  if (quantity.kind === 'ratio' && a.next === OF && ON_WHICH.test(a.behind)) return true;
  // `⟦大于90平方米⟧补贴5000元`
  if (quantity.kind === 'area' && (quantity.qualifier !== null || quantity.value === null) && GETS.test(a.behind))
    return true;
  // `给予补贴（首套房⟦90平方米以内⟧）`
  if (
    quantity.kind === 'area' &&
    quantity.qualifier !== null &&
    a.calling(Call.bracket) &&
    HOME_IN_BRACKET.test(a.before)
  )
    return true;
  // `多子女家庭（有⟦两个及以上⟧未成年子女）`: a bracket that says which households.
  if (quantity.kind === 'count' && a.calling(Call.bracket) && a.limited && IN_BRACKET.test(a.before)) return true;
  // `家庭有⟦两个及以上⟧子女，在本市无房的，…`
  if (quantity.kind === 'count' && a.limited && CHILDREN.test(a.behind)) return true;
  // `连锁企业（分店⟦不少于5家⟧），…`: a bracket that says of what size they are.
  if (
    quantity.kind === 'count' &&
    BRACKET_CLOSES.has(a.next) &&
    a.limited &&
    SIZE_IN_BRACKET.test(a.before) &&
    a.goesOn
  )
    return true;
  // `（⟦10万平方米以下⟧按300元/平方米留存）`
  if (quantity.kind === 'area' && quantity.qualifier !== null && BY_SUM.test(a.behind)) return true;
  // `可贷额度⟦不足20万元⟧的按20万元计算`
  if (quantity.kind === 'money' && a.next === OF && quantity.qualifier !== null && LESS_BY_SUM.test(a.behind))
    return true;
  // `按活动规模⟦1万人以上⟧、5000人以上，分别给予…`
  if (a.goesOn && a.limited && graded(scene, a)) return true;
  // `⟦两人或两人以上⟧购买同一套住房的最高额度为…`
  if (
    a.limited &&
    /^[人名]$/.test(quantity.unit ?? '') &&
    /^(?:(?:共同|合并)?(?:购买|申请|缴存)|户[每给补发月]|职工|家庭|借款)/.test(a.behind)
  )
    return true;
  // `经⟦三分之二以上⟧成员表决同意`
  if (quantity.kind === 'ratio' && agreed(scene.paper.text, quantity.end, a.clause.end)) return true;
  // `⟦两人及以上⟧共同申请，最高额度为…`
  if (a.goesOn && a.limited && /^[^，,。；;]{0,8}(?:申请|缴存|缴纳|购买|就业|居住)$/.test(a.behind)) return true;
  // `行政村和⟦30户以上⟧自然村全部通公交`
  if (quantity.kind === 'count' && sayAll(a)) return true;
  // `第二批⟦8亿元⟧信贷支持的12个项目9月底前开工`
  if (quantity.kind === 'money' && a.following?.kind === 'count' && supported(scene.paper.text, quantity, a.following))
    return true;
  // `⟦在建的35个⟧项目完成投资60亿元`: on whom the promise is laid.
  if (quantity.kind === 'count' && scene.mood === 'plan' && RUNNING.test(a.before) && a.following?.kind === 'money')
    return true;
  // `适用⟦5%⟧征收率的租赁收入，减按2%征收`
  if (quantity.kind === 'ratio' && APPLIES.has(a.last) && TAXED.test(a.behind)) return true;
  // `开展团购（⟦8套⟧住房及以上）活动`
  if (a.calling(Call.bracket) && AND_MORE.test(a.behind) && OPENS_BRACKET.test(a.before)) return true;
  // `安排⟦亿元以上⟧重点项目268个`
  if (quantity.kind === 'money' && quantity.qualifier !== null && classOf(scene, quantity, a)) return true;
  // `给予⟦总额⟧不超过20万元的租金补助` is given, `给予交易额超过2亿元的市场` says to whom.
  if (
    a.calling(Call.giving | Call.by) &&
    GIVEN.test(a.before) &&
    !/(?:交易额|销售额|营业收入|营收|产值|(?<!给予.{0,6})总额|面积|规模)(?!给予|奖励|补[贴助])[^，,]{0,6}$/.test(
      a.before,
    )
  )
    return false;
  if (quantity.qualifier === '级' || quantity.unit?.endsWith('级') === true)
    return (
      scene.quantities.some((q) => q.start >= quantity.end && q.end <= a.clause.end && q.kind === 'count') &&
      WHICH_ONES.test(a.behind)
    );
  // `参保人数⟦3人及以上⟧缴存公积金的，…`: the clause is a condition of what follows.
  const opensRule = a.goesOn && ending(scene, a, quantity);
  if (quantity.kind === 'count') {
    if (opensRule && !(a.calling(Call.giving) && /(?:给予|奖励|补贴|补助|发放)[^，,]{0,8}$/.test(a.before)))
      return true;
    // `拥有⟦1套⟧住房的家庭`; else only `500人以上的企业`.
    if (ENDS_OWNED.has(a.last) && OWNED.test(a.before) && a.trailing(Trail.of)) return true;
    if (behind.charCodeAt(0) !== OF || /^的(?:标准|比例|额度)/.test(behind)) return false;
  }
  const open =
    quantity.qualifier !== null && (a.limited || /超|满|逾|低于|高于|大于|小于|内|不足|未达/.test(quantity.qualifier));
  if (
    open &&
    quantity.kind === 'area' &&
    /(?:首套|二套|[住公]?房|面积|户型)[^，,]{0,3}$/.test(a.before) &&
    /^(?:[）)]|的|按|可|新建|普通|商品|住[宅房])/.test(a.behind)
  )
    return true;
  // `2027年底前，⟦60%以上⟧的乡镇建成服务中心`
  if (
    open &&
    quantity.kind === 'ratio' &&
    (a.due?.kind === 'deadline' || (scene.mood === 'plan' && a.before === '')) &&
    BECOMES.test(a.behind) &&
    !/[率例比重]$/.test(a.before)
  )
    return false;
  if (open) return opensRule || (WHICH_ONES.test(a.behind) && !REACHED.test(a.before));
  // `未达到投资额⟦25%⟧的土地`.
  if (
    a.calling(Call.not | Call.beyond) &&
    /(?:未达到?|不足|未满|超过|高于|低于)[^，,]{0,10}$/.test(a.before) &&
    /^的(?!目标|比例|标准|水平|要求)[一-龥]/.test(behind)
  )
    return true;
  // `年满60周岁的…`, `面积90平方米的…`, `工期540天`: a plain size in front of 的 and a noun.
  if (quantity.kind === 'duration' || quantity.kind === 'power') return /^的?[一-龥]/.test(a.behind);
  if (quantity.kind === 'area' && /(?:面积|户型)[为在是达]*$/.test(a.before))
    return opensRule || /^的[一-龥]/.test(behind);
  return opensRule && /(?:额|面积|收入|产值|价|层高|高度)[^，,]{0,4}$/.test(a.before);
}

/** `⟦当⟧资金运用率小于100%⟦时⟧，…`, `缴纳50%及以上出让金⟦后⟧，可…` */
function whenDone(scene: Scene, a: Around): boolean {
  const { text } = scene.paper;
  const last = text.charCodeAt(a.clause.end - 1);
  // `取得相邻⟦两个以上⟧地块时，…`
  if (last === TIME && /^[^，,。；;\d]{0,8}时$/.test(a.behind)) return true;
  if (last === TIME && /^\s*[■●◆]?当/.test(text.slice(a.clause.start, a.clause.start + 4))) return true;
  return last === AFTER && /^[，,]?(?:可|方可|即可|予以|给予)/.test(text.slice(a.clause.end, a.clause.end + 3));
}

const OF_SHARE = /^[一-龥]{2,14}占[^，,]{2,20}$/;
const ALL_OF = /^(?:的)?[一-龥]{0,4}(?:村|镇|乡|社区|小区|城市|企业|学校|医院|园区|煤矿)(?:已)?(?:全部|全面|均|都)/;
/** `30户以上⟦自然村全部⟧通公交` */
export const sayAll = (a: Around): boolean => a.limited && ALL_OF.test(a.behind);
const SUPPORTS = /^[^，,。；;、]{0,24}支持的$/;
const supported = (text: string, { end }: Quantity, next: Quantity): boolean =>
  next.start - end < 28 && SUPPORTS.test(text.slice(end, next.start));
const RUNNING = /(?:在建|续建|未开工)的?$/;
const APPLIES = new Codes('用');
const TAXED = /^(?:征收率|预征率|税率)的[一-龥]/;
const OPENS_BRACKET = /[（(]$/;
/** `（8套⟦住房及以上）⟧`: a bound behind what is counted. */
export const AND_MORE = /^[一-龥]{1,4}及?以上[）)]/;
const BY_EACH = /^的?按照?[^，,；;]{0,4}\d/;
const ON_WHICH = /^的(?:基础上|前提下|情况下|条件下)/;
const GETS = /^的?(?:房屋|住房|商品房)?(?:(?:每[户套])?(?:给予|补贴|补助|奖励|发放)[^，,；;]{0,4}|每[户套])\d/;
const HOME_IN_BRACKET = /[（(](?:[首二]套|[一-龥]{0,6}(?:房|户型|面积))[^，,（(）)]{0,3}$/;
const IN_BRACKET = /(?:家庭|职工|人员|人才|企业|户|者)[（(](?:指|即|含|包括|其中)?(?:有|生育|育有|拥有|抚养)?$/;

const BRACKET_CLOSES = new Codes('）)');
const SIZE_IN_BRACKET = /(?:企业|项目|机构|单位|商户|门店|主体|社区|园区)[（(][^（()）\d]{1,12}$/;
const LESS_BY_SUM = /^的，?,?按\d/;
const BY_SUM = /^的?按\d/;

/** `[^，,。；;]` of those who vote, and their vote. */
const AGREED =
  /^(?:以上)?的?[^，,。；;\d]{0,30}(?:成员|业主|村民|居民|代表|股东|委员|债权人)[^，,。；;\d]{0,24}(?:同意|表决|通过)/;

const VOTES = new Codes('意决过');
const agreed = (text: string, start: number, end: number): boolean =>
  VOTES.within(text, start, end) && AGREED.test(text.slice(start, end));
