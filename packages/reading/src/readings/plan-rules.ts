import type { Quantity } from '../recognise/quantity/quantity.js';
import type { Around } from './around.js';
import { Bound } from './bound.js';
import { LIFE } from './bounds.js';
import { Call } from './calls.js';
import { Cue } from './cue.js';
import type { Judgement } from './judgement.js';
import { lies, verdict } from './judgement.js';
import { isMeasuredTime } from './measured-time.js';
import { count } from './plan-count.js';
import { rate, STATE } from './plan-rate.js';
import { BLANK_CODES } from '../text/blank.js';
import { Codes } from '../text/codes.js';
import type { Scene } from './scene.js';
import { tells } from './tells.js';

const TOTAL_MONEY =
  /(?:安排|统筹|筹集|筹措|争取|落实|投入|完成|投放|发放|新增|发行|撬动|募集|设立|拨付|下达|整合|盘活|化解|引进|带动|实现|达到|超过|突破|首期|首笔)[^，,]{0,22}$/;
const GRANT_RATE =
  /(?:给予|奖励|补贴|补助|奖补|资助|贴息|标准|每(?![年月季])[^，,]{0,5}|最高|按|单个[^，,]{0,6}|单户[^，,]{0,6})[^，,]{0,14}$/;

/** `至少1亿元`: nine digits before the point. Sums of this size are totals, not what one applicant gets. */
const large = (quantity: Quantity): boolean => {
  const digits = quantity.value ?? quantity.lower ?? quantity.upper ?? '';
  return wholeDigits(digits) >= 9;
};

/** Ten million and more. */
const tens = (quantity: Quantity): boolean => wholeDigits(quantity.value ?? quantity.lower ?? '') >= 8;

/** How many digits stand before the point. */
function wholeDigits(digits: string): number {
  const point = digits.indexOf('.');
  return point < 0 ? digits.length : point;
}

/** Under 100,000 yuan: too little for what a government promises in all. */
export const small = (quantity: Quantity): boolean => {
  const digits = quantity.value ?? quantity.lower ?? quantity.upper ?? '';
  return quantity.unit === 'CNY' && digits.charCodeAt(0) >= 0x30 && wholeDigits(digits) <= 5;
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
  if (quantity.kind === 'duration' && bounding.has(quantity)) return verdict('condition', 'says which ones');
  // `按不高于平均价的⟦90%⟧确定`
  if (
    quantity.kind === 'ratio' &&
    SET_BEHIND.test(a.behind) &&
    scene.paper.text.slice(a.clause.start, quantity.start).includes('按')
  )
    return verdict('provision', 'rate set by a rule');
  if (!strong && tells(scene, quantity, a, anchor) && !(bounding.has(quantity) && changedSo(a)))
    return quantity.kind === 'duration' && !isMeasuredTime(quantity, a)
      ? verdict('condition', 'duration')
      : verdict('observation', 'told as done');
  if (quantity.kind === 'age')
    return LIFE.test(a.before)
      ? verdict('commitment', 'promised state')
      : verdict('condition', 'age of those it concerns');
  // `⟦最高可⟧置换监管资金额度的⟦30%⟧`
  if (
    quantity.kind === 'ratio' &&
    OPENS_AT_MOST.has(scene.paper.text.charCodeAt(a.clause.start)) &&
    MAY_AT_MOST.test(scene.paper.text.slice(a.clause.start, a.clause.start + 4))
  )
    return verdict('provision', 'leave');
  // `⟦不足90平方米⟧的，按实际面积计算`: no words that say of what.
  if (bounding.has(quantity) && a.before.trim() === '' && a.behind === '的')
    return verdict('condition', 'says which ones');
  if (bounding.has(quantity)) {
    const ruled = scene.quantities.some(
      (q) => !bounding.has(q) && q.kind !== 'age' && q.kind !== 'duration' && !sameSeries(scene, q, quantity),
    );
    if (ruled || quantity.kind === 'duration' || ownedBy(quantity, a)) return verdict('condition', 'says which ones');
    return verdict('provision', 'threshold');
  }
  if (quantity.kind === 'duration')
    return (strong || lies(a.due, anchor) === 'ahead') && SHORTENED.test(a.before)
      ? verdict('commitment', 'promised state')
      : duration(quantity, a);
  const target = strong || lies(a.due, anchor) === 'ahead';
  if (quantity.kind === 'money') return money(quantity, a, target);
  // `2026年主要目标：⟦调查失业率控制在5.5%以内⟧`: of the year that title or heading plan for.
  const kept =
    (ENDS_KEPT.has(a.last) && KEPT.test(a.before) && (scene.period !== null || GOAL.test(a.before))) ||
    // `2025年实施方案：…⟦完工率不低于70%⟧`
    (quantity.kind === 'ratio' && scene.period !== null && REACHED.test(a.before));
  if (quantity.kind === 'ratio' || quantity.kind === 'point' || quantity.kind === 'multiple')
    return rate(scene, quantity, a, target || kept);
  return count(scene, quantity, a, target || kept);
}

/** `对拥有⟦1套⟧住房的家庭，…`, `使用过⟦1次⟧贷款并已结清的`: no threshold that a rule sets. */
const ownedBy = (quantity: Quantity, a: Around): boolean =>
  quantity.kind === 'count' && !a.limited && /(?:拥有|仅有|持有|名下有|已有|没有|[用理请取贷获]过)$/.test(a.before);

/** `环比上涨⟦10%以上⟧的项目，可申请奖励`, `环比上涨⟦20%以上⟧部分`: no past is told of them. */
export const changedSo = (a: Around): boolean => a.limited && CHANGED_SO.test(a.behind);
const CHANGED_SO = /^(?:部分|的[一-龥]{1,8}$)/;

/** `力争去化周期⟦降至18个月⟧` */
export const SHORTENED = /(?:周期|时间|时限|时长|工期)[^，,、]{0,10}(?:降|缩短|压缩|压减|减少|控制)(?:[至到在]|为)$/;

const ENDS_KEPT = new Codes('制定持在');
const KEPT = /(?:率|比[例重]|幅|强度|浓度|能耗)(?:[^，,、]{0,4})(?:控制|稳定|保持)在?$/;

/** What a government keeps low or high; no applicant's figure. */
const GOAL =
  /参保率|普及率|入学率|就业率|达标率|优良率|森林覆盖率|失业率|死亡率|发病率|不良率|浓度|能耗|强度|降低率|事故/;
const REACHED =
  /(?:占比|比重|覆盖率|参与率|完成率|交付率|完工率|开工率|普及率|达标率|满意[率度]|入学率|就业率|签约率|处置率)$/;
const PROVIDED = /(?:安排|下达|拨付|投入|设立|筹集|统筹)[^，,按每单对给]{0,8}(?:资金|基金|经费)(?:共|约|总计)?$/;
const MEANS =
  /(?:亩均|地均|人均|户均)(?:税收|产值|效益|收益|收入|可支配收入|纯收入|生产总值)(?:达到?|突破|提高到|提升[到至]|超过)$/;
const PAID_IN_ALL =
  /(?:^|[，,])(?:累计|全年|年内)?(?:发放|兑付|兑现|拨付|落实)[^，,每最按单]{0,12}(?:补贴|补助|奖补|资金|消费券)(?:共|约)?$|(?:协调|推动|力促|促成)[^，,每最按单]{0,10}(?:放款|授信|融资|投放|签约)(?:共|约)?$/;
const FUNDS = /(?:配套|专项|补助|奖补|财政|建设|启动|中央|省级|市级)(?:资金|经费)$/;
const HANDED_OUT = /^(?:分[两二三四]批次?|及时|全部|足额)?(?:下达|拨付|拨给|到位)(?!的)/;
const IN_ALL =
  /(?:^|(?:补贴|奖补|补助|专项|活动|财政|消费券|贴息)[^，,每单]{0,6})(?:资金|补贴|消费券|红包|奖金)总(?:额|额度|规模|量)(?:为|共|约)?$/;

function money(quantity: Quantity, a: Around, target: boolean): Judgement {
  // `发放3万元购房券`, `双缴存家庭100万元`: what one gets or may borrow.
  if (small(quantity) || (!large(quantity) && ONE_OF_MANY.test(a.before)))
    return verdict('provision', 'sum set by a rule');
  // `市级⟦安排贴息资金⟧2000万元`
  if (!small(quantity) && !a.limited && quantity.per === null && PROVIDED.test(a.before))
    return verdict('commitment', 'promised sum');
  // `⟦发放培训补贴1500万元⟧`: in all.
  if (
    tens(quantity) &&
    (a.bound & Bound.upper) === 0 &&
    quantity.per === null &&
    PAID_IN_ALL.test(a.before) &&
    !a.said(Cue.condition)
  )
    return verdict('commitment', 'promised sum');
  // `市级配套资金⟦2000万元分两批下达⟧`
  if (tens(quantity) && !a.limited && FUNDS.test(a.before) && HANDED_OUT.test(a.behind))
    return verdict('commitment', 'promised sum');
  // `补贴资金⟦总额5000万元⟧，用完即止`
  if (!a.limited && IN_ALL.test(a.before)) return verdict('commitment', 'promised sum');
  const capped = (a.bound & Bound.upper) !== 0;
  const single =
    quantity.per !== null ||
    capped ||
    (a.calling(Call.each | Call.single) && /(?:每(?![年月季])|单个|单户|单笔)[^，,]{0,8}$/.test(a.before));
  if (
    large(quantity) &&
    !single &&
    (target || TOTAL_MONEY.test(a.before) || STATE.test(a.before) || a.hasBefore(Cue.encourage))
  )
    return verdict('commitment', 'promised sum');
  if (
    !large(quantity) &&
    a.calling(Call.need) &&
    /(?:须|应当?|需要?)(?:留有|缴纳|具有|存入|提供|支付)[^，,]{0,4}$/.test(a.before)
  )
    return verdict('provision', 'requirement');
  // `⟦亩均税收提高到18万元⟧`: what an area is measured by.
  if (quantity.per === null && MEANS.test(a.before)) return verdict('commitment', 'promised state');
  if (GRANT_RATE.test(a.before)) return verdict('provision', 'rate of a grant');
  if (/[至到为的]$/.test(a.before) && (a.hasBefore(Cue.parameter) || (!large(quantity) && a.said(Cue.parameter))))
    return verdict('provision', 'sum set by a rule');
  if (a.limited && /(?:基数|额度|限额|标准|保证金|上限|下限)[^，,]{0,6}$/.test(a.before))
    return verdict('provision', 'limit');
  if (target && !single) return verdict('commitment', 'promised sum');
  const total = TOTAL_MONEY.test(a.before) && !single;
  if (total && !a.hasBefore(Cue.parameter) && !a.hasBefore(Cue.grant)) return verdict('commitment', 'promised sum');
  if (a.has(Cue.grant) || single || a.hasBefore(Cue.parameter) || a.limited)
    return verdict('provision', 'sum set by a rule');
  if (target || a.hasBefore(Cue.deed) || quantity.qualifier === '级') return verdict('commitment', 'promised sum');
  return verdict('provision', 'sum set by a rule');
}

const STAGE = /[一-龥]{2}(?:阶段|环节)(?:为|不超过)?$/;
const OPENS_AT_MOST = new Codes(`最${BLANK_CODES}`);
const MAY_AT_MOST = /^\s?最[高多]可/;
const SET_BEHIND = /^(?:的标准|的比例)?(?:确定|核定|提供|给予|发放|予以|支付|收取)/;

function duration(quantity: Quantity, a: Around): Judgement {
  const limits =
    /最长|不超过|不得超过|不少于|不低于|以内|内/.test(quantity.qualifier ?? '') ||
    /(?:最长|延长|缩短|压缩|压减|放宽|调整)[^，,]{0,12}$/.test(a.before);
  const named =
    /(?:期限|时限|年限|有效期|周期|工期|时间|(?<![到逾])期(?!后|满|内)|房龄|时长|押金|最长(?=补贴|享受|发放|资助|支持|补助))[^，,]{0,10}$/.test(
      a.before,
    );
  if (/(?:放宽|延长|压缩|压减|缩短|调整)[至到为]$/.test(a.before)) return verdict('provision', 'term set by a rule');
  // `再贷款⟦期限1年⟧`
  if (/(?<!有效)(?:期限|年限|工期)$/.test(a.before)) return verdict('provision', 'term set by a rule');
  // `施工许可阶段⟦8个工作日⟧`
  if (STAGE.test(a.before) && (quantity.unit === '工作日' || quantity.unit === '天'))
    return verdict('provision', 'term set by a rule');
  if (named && (limits || /[为至到是]$/.test(a.before))) return verdict('provision', 'term set by a rule');
  return verdict('condition', 'duration');
}

/** Whether a 力争 or 确保 said before in the sentence governs the figure. */
const carriesStrive = (a: Around): boolean => a.said(Cue.strive) || a.said(Cue.assure);

/** Two figures in one series (`400家、150家`, `不低于25%、5%`): nothing but 、 and a noun between them. */
function sameSeries(scene: Scene, one: Quantity, two: Quantity): boolean {
  const [first, second] = one.start < two.start ? [one, two] : [two, one];
  const gap = scene.paper.text.slice(first.end, Math.min(second.start, first.end + 20));
  return second.start - first.end <= 20 && /^[、和及]/.test(gap) && one.kind === two.kind;
}
