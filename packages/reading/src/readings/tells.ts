import type { Quantity } from '../recognise/quantity/quantity.js';
import type { Time } from '../recognise/time/time.js';
import { Codes } from '../text/codes.js';
import { Signs } from '../text/signs.js';
import type { Around } from './around.js';
import { Call } from './calls.js';
import { Cue, cueSet } from './cue.js';
import { dueOf } from './governing-time.js';
import { lies } from './judgement.js';
import type { Scene } from './scene.js';
import { firstOfSeries, hears, wholeBefore } from './scene.js';

/** A change told as a comparison with an earlier time (`同比增长⟦90.9%⟧`, `较去年增长300%`). */
const COMPARING =
  /(?:同比|环比|[较比](?:上年|去年|上月|同期|年初|\d{4}年)[^，,]{0,6}?)(?:增长|增加|上升|提高|下降|减少|降低|上涨|回落|回升|下滑|升值|贬值|增幅|提升|增|降)?[了达为]*$/;
const DONE =
  /已(?:(?:全部|全面|基本)(?:开工|完工|竣工|交付|建成|完成|复工|封顶|到位|落实)|累计|经|向(?=[^，,。；;]{2,40}(?:放款|发放|拨付|投放|提供))|完成|建成|发放|有(?![一-龥]{0,8}基础上)|实现|交付|投入|审批|落地|提供|拨付|投放|归集|启动|获得|惠及|培育|入库|收购|改造|筹集|签约)|累计已|共计已/;
/** `已服务⟦600多名⟧`, `曾经高达⟦43%⟧`, right before the figure. */
const DONE_HERE = /(?:已(?!有|拥有|持有|购|婚|缴|生育|出让|在|连续|满)|曾)(?:经|累计|先后|陆续)?[^，,。；;、的]{0,8}$/;
/** `58个项目⟦全部通过⟧审批`: what others have granted. */
const PASSED = /^[^，,。；;]{0,16}全部(?:通过|获批|列入|获得|取得)/;
const DONE_ATTRIBUTE = /已(?:经)?(?:[一-龥]{1,14}?的|[^。；;\n]{1,60}?的(?:[（(]|[，,]|$))/;
const SO_FAR =
  /(?:^|[，,：:])\s*(?:今年|\d{4}年)?(?:前[一二三四五六七八九十\d]{1,2}个月|近[一二两三四五\d]年来?|[“"]?十[一二三四五]五[”"]?以来|20\d\d年以来)[，,](?!.*(?:力争|确保|计划|争取|要))/;
/** `今年⟦前10个月新增⟧科技贷款42亿元` */
const SO_FAR_HERE =
  /(?:^|[，,：:年])\s*前[一二三四五六七八九十\d]{1,2}个月(?:新增|累计|共|全[国省市县区]|完成|实现|发放|投放)/;
/** `已印发《若干政策》，⟦对⟧一星级的项目，给予…`: what the paper that was issued rules. */
const RULE_OF = /(?:印发|出台|发布|制定)[^。；;]{0,4}《[^》]{2,40}》[^。；;]*[，,](?:对|凡)/;
/** `截至2025年12月31日，⟦对⟧…予以退税`: until when a rule runs. */
const UNTIL = /^截[至止][^，,]{1,16}[，,](?:对|凡|可|继续)/;

/** `3月12日举办房展，推出1200套；⟦3天成交462套⟧`: what buyers did after what the sentence before told of a past day. */
function followsDay(scene: Scene, a: Around, anchor: string | null): boolean {
  const { before, paper, sentence } = scene;
  if (!before || paper.genre === 'measures' || paper.text.charAt(sentence.start - 1) !== '；') return false;
  if (a.due !== null || !BOUGHT.test(a.before)) return false;
  const day = dueOf(before, before.sentence.end, before.sentence.end);
  return day?.kind === 'date' && lies(day, anchor) === 'behind';
}

/** `一季度完成投资30亿元；⟦新开工项目60个⟧`: what goes on from what was told of a period that is over. */
function followsPeriod(scene: Scene, a: Around, anchor: string | null): boolean {
  if (scene.paper.genre === 'measures' || a.due !== null || anchor === null || aimedAt(a)) return false;
  const first = firstOfSeries(scene);
  const time = first === scene ? undefined : first.times[0];
  return (
    time?.kind === 'period' &&
    time.start - first.sentence.start <= 4 &&
    lies(time, anchor) === 'behind' &&
    !hears(scene, AIMS)
  );
}
const AIMS = cueSet(Cue.strive, Cue.assure, Cue.ahead, Cue.grant);

/** `⟦分地区看，⟧…`, `⟦从存在问题看，⟧…`: how things stand. */
function looksAt(scene: Scene): boolean {
  const { start } = firstOfSeries(scene).sentence;
  const { text } = scene.paper;
  return LOOK.within(text, start, start + 12) && LOOKS.test(text.slice(start, start + 12)) && !hears(scene, AIMS);
}
const LOOK = new Codes('看题');
const LOOKS = /^\s*(?:[分按从][^，,。]{2,8}[来上]?看|存在的?(?:主要|突出)?问题)[，,：:]/;

const BOUGHT = /(?:成交|签约|认购|售出|网签|到访|接待)[^，,；;]{0,6}$/;

/** `⟦今年以来⟧，为贯彻…，推出12项措施`: what a sentence tells that opens so, however long it is, and gives nothing. */
function opensSince(scene: Scene): boolean {
  const [first] = scene.times;
  if (first?.kind !== 'period' || first.start !== scene.sentence.start) return false;
  const { text } = scene.paper;
  return text.startsWith('以来', first.end - 2) && !GIVES.test(text.slice(first.end, scene.sentence.end));
}

/** Whether a balance is told of a month's or quarter's last day, and nothing says that it is aimed at. */
function standsAt({ paper: { text } }: Scene, due: Time, a: Around): boolean {
  return text.charCodeAt(due.end - 1) === END && BALANCE.test(a.before) && !aimedAt(a);
}
/** Whether a year, or a month that names its year, was over on the day: not `上月`, of which rules speak. */
const over = ({ paper: { text } }: Scene, { start, end, to }: Time, anchor: string): boolean =>
  to!.slice(0, 4) < anchor.slice(0, 4) || (to!.slice(0, 7) < anchor.slice(0, 7) && MONTH.test(text.slice(start, end)));
const MONTH = /^20\d\d年\d{1,2}(?:月|[-—–~～至到])/;
/** `去化率⟦已⟧达到30%⟦的⟧，方可…`: a state of those whom a rule concerns. */
const ofWhich = (a: Around): boolean => a.goesOn && a.behind.trimEnd() === '的';
const runsSoFar = ({ paper: { text } }: Scene, { start, end }: Time, a: Around): boolean =>
  MONTHS.test(text.slice(start, end)) && !aimedAt(a);
const aimedAt = (a: Around): boolean =>
  a.said(Cue.strive) || a.said(Cue.assure) || /目标|计划|预计|预期/.test(a.before);
const MONTHS = /^(?:今年|本年|\d{4}年)?1月?(?:份)?[-—–~～至到]+(?:[2-9]|1[01])月份?$/;
const END = '末'.charCodeAt(0);
const BALANCE = /(?:余额|增速|平均利率)(?:分别)?(?:达到?|为|超过?|突破)?$/;

const NEED = /(?:融资|资金|信贷|贷款|用工|用地|建设)(?:需求|缺口)(?:总额|总量|额)?(?:约|为|达)?$/;
const ENDS_NEED = new Codes('求口总额量约为达');
const OF_WORLD = /占(?:全球|全世界|世界)[^，,]{0,10}$/;
const MET = /满足|解决|保障|化解|弥补|填补|支持|覆盖|对接|落实/;
const ALL_DONE =
  /^[^，,。；;的]{0,8}已(?:全部|全面|基本)(?:开工|完工|竣工|交付|建成|完成|复工|封顶|到位|落实)(?!的|后)/;

const IS = '为'.charCodeAt(0);
const AVERAGE = /(?:加权平均|平均)[^，,；;]{0,6}(?:利率|收益率)[^，,；;]{0,6}为$/;
const OF_THEN = /(?:^|[，,])(?:约)?(?:是|为)(?:\d{4}年(?:\d{1,2}月)?[初末底]?|[五三十两]年前|上年同期|去年同期)的$/;
const MAY_GET = /(?<![许认])可(?:以)?(?:享受?|获得?|领取|申[请领])[^，,；;]{0,8}$/;
const GIVES = /给予|予以|一次性|享受|每[人户套家]/;

/**
 * The characters without which none of the expressions above can hold: one look through the words before a figure decides
 * which are asked.
 */
const Sign = {
  done: 1,
  piece: 2,
  before: 4,
  near: 8,
  year: 16,
  come: 32,
  until: 64,
  eye: 128,
  gone: 256,
} as const;
const SIGNS = new Signs(
  ['已', Sign.done],
  ['个', Sign.piece],
  ['前', Sign.before],
  ['近', Sign.near],
  ['年', Sign.year],
  ['来', Sign.come],
  ['截', Sign.until],
  ['目', Sign.eye],
  ['去上', Sign.gone],
);

/** Whether a set of signs holds all of these. */
const hold = (signs: number, all: number): boolean => (signs & all) === all;

/** `前⟦七⟧个月`, `近⟦三⟧年`, `以来` */
const maySayHowLong = (signs: number): boolean =>
  (signs & Sign.come) !== 0 || hold(signs, Sign.piece | Sign.before) || hold(signs, Sign.near | Sign.year);

/** `截至`, `目前`, `去年`, `以来` */
const maySayUntil = (signs: number): boolean =>
  (signs & (Sign.come | Sign.until)) !== 0 || hold(signs, Sign.eye | Sign.before) || hold(signs, Sign.gone | Sign.year);

const UP_TO_NOW = /(?:^|[，,])(?:截至|截止|目前|去年|上年|今年以来|去年以来|\d{1,2}月(?:份|\d{1,2}日)?以来)/;
const CONCERNS = new Codes('对凡');

/** `比⟦上年⟧`: a time with which another is compared. */
const afterBase = ({ paper }: Scene, due: Time | null): boolean =>
  due !== null && /[较比于][上去]年$/.test(paper.text.slice(Math.max(0, due.start - 3), due.start));

/** Whether a plan's own words tell of what has already happened. */
export function tells(scene: Scene, quantity: Quantity, a: Around, anchor: string | null): boolean {
  const { due } = a;
  const when = lies(due, anchor);
  const ahead = when === 'ahead';
  const { genre } = scene.paper;
  // `今年下达的资金，⟦已拨付9420万元⟧`: done within a time that is still running.
  const done = quantity.kind !== 'duration' && a.calling(Call.past) && DONE_HERE.test(a.before) && !ofWhich(a);
  const running = due?.kind === 'period' && anchor !== null && due.from !== null && due.from <= anchor;
  // `⟦1—9月⟧发行债券3.6万亿元`, in such a paper: nobody plans for months that begin the year and end within it.
  const past = anchor === null || when === 'behind';
  if (past && due?.kind === 'period' && runsSoFar(scene, due, a)) return true;
  // `⟦10月末，贷款余额达8.7万亿元⟧`, in a paper without a day of its own: what stood on that day.
  if (past && due !== null && standsAt(scene, due, a)) return true;
  // `企业贷款⟦加权平均利率为⟧4.59%`: what nobody sets.
  if (quantity.kind === 'ratio' && a.last === IS && AVERAGE.test(a.before)) return true;
  // `新增⟦融资需求⟧3亿元`: what is lacking, where nobody meets it.
  if (quantity.kind !== 'duration' && ENDS_NEED.has(a.last) && NEED.test(a.before) && !MET.test(a.before)) return true;
  // `86个小区⟦已全部开工⟧`
  if (quantity.kind === 'count' && a.behind.includes('已') && ALL_DONE.test(a.behind)) return true;
  // `制造业规模⟦占全球30%⟧`
  if (quantity.kind === 'ratio' && a.calling(Call.share) && OF_WORLD.test(a.before)) return true;
  // `⟦是2017年末的⟧2.8倍`: as it stands against an earlier day.
  if (quantity.kind === 'multiple' && OF_THEN.test(a.before)) return true;
  if (genre === 'measures' && ahead && !(done && running)) return false;
  // `2021年⟦比重为24.5%⟧`, `2017年至2021年⟦核销6万亿元⟧`: of a year that was over when the paper was issued.
  if (when === 'behind' && due!.kind === 'period' && anchor !== null && over(scene, due!, anchor)) return true;
  // A dated deed of the past in a paper whose genre says nothing: `3月12日，收到…403个`.
  if (when === 'behind' && genre !== 'measures' && due && due.kind !== 'deadline') {
    const opens = scene.sentence.clauses.some((c) => due.start >= c.start && due.start - c.start <= 4);
    if (opens) return true;
  }
  if (followsDay(scene, a, anchor) || followsPeriod(scene, a, anchor) || looksAt(scene)) return true;
  const whole = wholeBefore(scene);
  const start = (whole ?? scene).sentence.start;
  const reach = whole ? 400 : 160;
  const from = Math.max(start, quantity.start - reach);
  const opening = scene.paper.text.slice(from, quantity.start);
  if (a.calling(Call.compared) && COMPARING.test(a.before))
    return (!ahead || afterBase(scene, due)) && !/目标|力争|确保|计划|预期|左右|以上|推广|推动/.test(opening);
  const signs = SIGNS.between(scene.paper.text, from, quantity.start);
  // `前10个月，贷款新增…`, `近三年，…`, `今年以来，…`: what a day in the middle of them has seen.
  if (!ahead && maySayHowLong(signs) && (SO_FAR.test(opening) || SO_FAR_HERE.test(opening))) return true;
  if (maySayUntil(signs) && UP_TO_NOW.test(opening))
    return !/截止[于至]/.test(opening) && !UNTIL.test(opening.trimStart());
  if (!ahead && opensSince(scene)) return true;
  if (done) return !ahead || running;
  // `已经出台政策，买房⟦最高可以享受⟧20万元补贴`
  if (a.calling(Call.may) && MAY_GET.test(a.before)) return false;
  if (!ahead && a.behind.includes('全部') && PASSED.test(a.behind)) return true;
  // `⟦对已⟧竣工验收两年的车位，应当…`
  if (CONCERNS.has(scene.paper.text.charCodeAt(a.clause.start))) return false;
  return (signs & Sign.done) !== 0 && DONE.test(opening) && !DONE_ATTRIBUTE.test(opening) && !RULE_OF.test(opening);
}
