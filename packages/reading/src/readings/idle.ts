import type { Quantity } from '../recognise/quantity/quantity.js';
import type { Around } from './around.js';
import { Call, Trail } from './calls.js';
import { Cue } from './cue.js';
import { BLANK_CODES } from '../text/blank.js';
import { Codes, isHan } from '../text/codes.js';
import { named } from './in-name.js';
import { isOldValue } from './old-value.js';
import type { Scene } from './scene.js';
import { sizeInName } from './size-in-name.js';

const DEED_RIGHT_BEFORE = /(?:新增|新建|建成|建设|培育|引进|打造|交付|选定|设立|完成)$/;

/** Whether a figure states nothing of its own, and why: an ordinal, part of a name, manner of speaking. Else null. */
export function idleBecause(scene: Scene, quantity: Quantity, a: Around): string | null {
  const { text } = scene.paper;
  if (named(quantity, scene)) return 'in a name';
  if (idle(scene, quantity, a)) return 'manner of speaking';
  if (text.charCodeAt(quantity.start) === 0x7b2c /* 第 */) return 'ordinal';
  if (quantity.unit === '次' && /[届第]$/.test(a.before) && /^[一-龥]{0,6}会议/.test(a.behind)) return 'ordinal';
  // `排名第5位，较上月上升⟦2位⟧`
  if (quantity.unit === '位' && /(?:上升|下降|前移|后移|提升|跃升)了?$/.test(a.before)) return 'change of a rank';
  const { unit } = quantity;
  const sort = SORTS.get(unit) ?? 0;
  if ((sort & Sort.item) !== 0 && /^(?:之和|规定|所列|情形)/.test(a.behind)) return 'points at items';
  if (quantity.start >= scene.example) return 'an example';
  // `⟦该20%⟧部分的补贴不超过30万元`, `⟦上述3个⟧项目`
  if (POINTS.has(a.last) && /(?:(?<!应)该|上述|前述)$/.test(a.before)) return 'said before';
  if (a.last === 0x4ece /* 从 */ && a.behind.startsWith('起')) return 'ordinal';
  if (
    a.calling(Call.origin) &&
    /由(?:原来?的?|原先的?)?每[年月季]$/.test(a.before) &&
    /^[^，,。；;]{0,16}(?:调整|改|变更?)为/.test(a.behind)
  )
    return 'base of a comparison';
  // `首套房补贴、人才补贴等⟦4项⟧补贴之间不得叠加`
  if (
    countsNames(quantity, a) ||
    (a.behind.includes('之间') && /^[一-龥]{1,6}之间/.test(a.behind) && /等$/.test(a.before))
  )
    return 'counts the names before it';
  if (tellsOfPaper(a)) return 'what the paper itself holds';
  if (repealed(scene, a)) return 'repealed';
  if (isTopic(scene)) return 'topic of a heading';
  // `⟦取消⟧800元/平方米⟦的安置补贴⟧`
  if (a.last === ENDS_CANCEL && /取消$/.test(a.before) && /^的?[一-龥]{0,8}(?:补贴|补助|奖励|优惠)/.test(a.behind))
    return 'repealed';
  if (text.charCodeAt(quantity.start - 1) === 0x25 /* % */) return 'in a link';
  // `自住房（⟦1套、2套⟧）`: which ones.
  if (
    quantity.unit === '套' &&
    a.calling(Call.bracket) &&
    (/[（(](?:\d套、)+$/.test(a.before) || /^(?:、\d套)+[）)]/.test(a.behind))
  )
    return 'which ones';
  // `按余额的10倍（⟦原为6倍⟧）计算`
  if (
    a.calling(Call.bracket) &&
    ENDS_WAS.has(a.last) &&
    /[（(](?:原(?:来|先)?|此前|之前|以前)(?:为|是)?$/.test(a.before)
  )
    return 'base of a comparison';
  if (ENDS_FORMULA.has(a.last) && /(?:[×＝=]|乘以|除以)\s*$/.test(a.before)) return 'part of a formula';
  if (a.calling(Call.remark) && /意味着|相当于|换言之|可能也?要/.test(a.before)) return 'a remark';
  // `按⟦100万元⟧贷款30年计算`, `每月可少付利息⟦约200元⟧`
  if (quantity.kind === 'money') {
    if (a.calling(Call.by) && LOAN_BEHIND.test(a.behind) && /按照?$/.test(a.before)) return 'basis of an estimate';
    if ((a.calling(Call.may) || a.before.includes('能省')) && SAVED.test(a.before)) return 'what is saved';
  }
  // `（共印⟦150份⟧）`: the paper's own imprint.
  if (ENDS_IMPRINT.has(a.last) && IMPRINT.test(a.before)) return 'how many were printed';
  // `距年度清偿⟦60%⟧的目标还差26.5个百分点`
  if (a.calling(Call.far) && FAR_FROM.test(a.before) && TARGET_BEHIND.test(a.behind)) return 'base of a comparison';
  // `该局联合⟦13个⟧部门印发`
  if (quantity.unit === '个' && a.last === TOGETHER && /联合$/.test(a.before) && /^(?:部门|单位)/.test(a.behind))
    return 'bodies that act together';
  // `市住建局等⟦7部门⟧联合印发`
  if (ACTS.has(a.next) && quantity.unit?.endsWith('部门') === true && ACT.test(a.behind))
    return 'bodies that act together';
  // `应到代表⟦42名⟧，实到40名`, `列席⟦12人⟧`: who came to a meeting.
  if ((sort & Sort.person) !== 0 && ATTENDS.test(a.before)) return 'who attends';
  // `身份证复印件⟦1份⟧`: what applicants hand in, and not thousands.
  if ((sort & Sort.copy) !== 0 && (quantity.value?.length ?? 0) <= 2 && HANDED_IN.test(a.before))
    return 'papers to hand in';
  if (a.calling(Call.by) && /^[^，,。；;]{0,8}(?:测算|估算|匡算)/.test(a.behind) && /按照?[^，,]{0,24}$/.test(a.before))
    return 'basis of an estimate';
  if (ENDS_NAMES.has(a.last) && /^[一-龥]{0,2}(?:政策|措施|举措|内容)/.test(a.behind))
    return 'counts the names before it';
  // `使用情况。（⟦5分⟧）`: the item stands in the sentence before.
  if (quantity.unit === '分' && SHUTS.has(text.charCodeAt(quantity.end)) && /^\s*[（(]?$/.test(a.before))
    return 'points of an item';
  // `每年⟦一次⟧或分次办理`
  // `对全市⟦9个⟧县区价格情况进行通报`: all of them, and nothing is promised of how many.
  if (
    quantity.kind === 'count' &&
    !a.limited &&
    ENDS_AT.has(a.last) &&
    AT_ALL.test(a.before) &&
    DIVISIONS.test((unit ?? '') + a.behind)
  )
    return 'whom it is done to';
  if (quantity.unit === '次' && a.next === OR && /^或者?(?:分次|分期|多次)/.test(a.behind)) return 'manner of speaking';
  if (a.last === 0x542b /* 含 */ && /[（(、]不?含$/.test(a.before)) return 'says whether the bound counts in';
  // `（不含已执行⟦5%⟧准备金率的机构）`
  if (a.calling(Call.not) && LEFT_OUT.test(a.before)) return 'left out';
  if (a.next === 0x4e4b /* 之 */ && a.behind.startsWith('之一')) return 'one of them';
  const size = sizeInName(scene, quantity, a);
  if (size !== null) return size;
  if (
    ENDS_RANKED.has(a.last) &&
    RANKED.test(a.before) &&
    /^[一-龥]{0,8}(?:城市|省份|省市|县区|区县|地市|国家)?第[一二三四五六七八九十\d]/.test(a.behind)
  )
    return 'field of a ranking';
  // `⟦按1名⟧游客300元给予奖补`
  if (
    quantity.value === '1' &&
    a.last === BY_ONE &&
    a.following?.kind === 'money' &&
    a.following.start - quantity.end <= 6
  )
    return 'what a rate is counted by';
  // `⟦每入库1家⟧给予1万元奖励`: what a grant is counted by.
  if (quantity.kind === 'count' && a.calling(Call.each)) {
    if (quantity.value === '1' && BY_EACH.test(a.before) && GIVES.test(a.behind)) return 'what a rate is counted by';
    // `⟦每完成备案1000套⟧，开展一次抽奖`
    if (quantity.unit !== '分' && EACH_TIME.test(a.before)) return 'what a rate is counted by';
  }
  if (isWhole(scene, quantity, a)) return 'base of a share';
  if (isOldValue(scene, quantity, a)) return 'base of a comparison';
  return null;
}

/** Small counts in Chinese numerals are mostly manner of speaking (`一个`, `两大`); they are figures only as objects of a deed. */
function idle(scene: Scene, quantity: Quantity, a: Around): boolean {
  const { unit } = quantity;
  if (
    unit !== null &&
    (unit === '' || OPENS_MANNER.has(unit.charCodeAt(0))) &&
    MANNER.test(unit + a.behind.slice(0, 4))
  )
    return true;
  // `⟦分3个阶段⟧发放许可证`
  if (quantity.unit === '个' && a.last === PARTED && /^(?:阶段|步骤|批次|年度|档次)/.test(a.behind)) return true;
  // `共5个方面⟦18条⟧`
  if (unit === '条' && MANNER_BEFORE.test(paperBefore(scene, quantity))) return true;
  // `“春风”⟦22条⟧`
  if (unit === '条' && a.last === 0x201d /* ” */ && !isHan(a.next) && !WAYS.test(a.before)) return true;
  if (unit === '大' || (unit === '条' && /^[一-龥]{0,6}(?:措施|政策|举措|意见)/.test(a.behind))) return true;
  if (
    unit === '次' &&
    scene.times.some((t) => t.kind === 'recurrence' && t.start >= a.clause.start && t.end <= quantity.start)
  )
    return false;
  const first = scene.paper.text.charCodeAt(quantity.start);
  if (first < 0x4e00 && first !== 0x3007 /* 〇 */) return false;
  const words = scene.paper.text.slice(quantity.start, quantity.end);
  // `主体封顶、竣工备案⟦两个⟧节点`
  if (OPENS_STAGE.has(a.next) && STAGES.test(a.behind) && !DEED_RIGHT_BEFORE.test(a.before)) return true;
  // `引才聚才⟦十一条⟧`, `金融十六条`: a paper's by-name.
  if (quantity.unit === '条' && /^[一二三四五六七八九十]/.test(words) && /^(?:[，,。；;、”》）)]|$)/.test(a.behind))
    return !DEED_RIGHT_BEFORE.test(a.before);
  if (!/^[一-鿿〇]+$/.test(words)) return false;
  if (quantity.qualifier !== null || quantity.kind === 'ratio' || quantity.kind === 'money') return false;
  if (/[十百千万亿]/.test(words) && !/^十[大条项个]/.test(words)) return false;
  return !(quantity.kind === 'count' && DEED_RIGHT_BEFORE.test(a.before) && !words.startsWith('一'));
}

/** `5个方面，共⟦18条⟧`: what stands before it, of the clause before too. */
const paperBefore = ({ paper, sentence }: Scene, { start }: Quantity): string =>
  paper.text.slice(Math.max(sentence.start, start - 6), start);

/** `东湖、南浦、云溪⟦3个⟧县区的住房只能…`: as many as were named, and nothing is done to them here. */
function countsNames(quantity: Quantity, a: Around): boolean {
  if (quantity.kind !== 'count' || !a.calling(Call.list) || !a.trailing(Trail.of | Trail.all)) return false;
  if (a.hasBefore(Cue.deed) || !/^[一-龥]{1,12}(?:的|只能|均|都)/.test(a.behind)) return false;
  const names = /(?:[一-龥]{2,6}、)+[一-龥]{2,6}[等共]?$/.exec(a.before)?.[0].split('、').length;
  return names !== undefined && String(names) === quantity.value;
}

/** `通知共计⟦9项⟧措施`, `《意见》提出20条措施`. */
const tellsOfPaper = (a: Around): boolean =>
  (ENDS_PAPER.has(a.last) &&
    /(?:通知|措施|意见|方案|办法|细则|公告|政策|文件|新政)》?(?:一?共|总共|主要)?(?:计|合计|包括|包含|涵盖|提出|推出|出台|涉及)?了?$/.test(
      a.before,
    ) &&
    /^[一-龥]{0,6}(?:措施|政策|举措|条款|内容|方面|意见|任务)/.test(a.behind)) ||
  // `提出青年留城⟦的16项⟧具体举措`
  (a.last === OF &&
    /(?:提出|推出|明确)了?[^，,；;]{2,20}的$/.test(a.before) &&
    /^(?:具体|重点|务实|支持)?(?:措施|举措|政策)/.test(a.behind));

/** `二、关于处置3家农信社风险`: a line that names what is spoken of, and says nothing of it. */
const TOPIC =
  /^\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)])?\s*关于[^，,。；;：:！？]{4,40}$/;
const isTopic = ({ paper, sentence }: Scene): boolean =>
  sentence.end - sentence.start < 50 &&
  ABOUT.within(paper.text, sentence.start, Math.min(sentence.end, sentence.start + 6)) &&
  TOPIC.test(paper.text.slice(sentence.start, sentence.end));
const ABOUT = new Codes('关');

/** `⟦取消⟧…占比不得超过50%的限制`, `⟦解除⟧月对冲需保留余额10%的限制`, `部分提取⟦取消⟧余额80%限制` */
const REPEALS = /^\s*(?:全面|一律|同步|相应)?(?:落实好?)?(?:取消|废止|解除|放开|停止执行|不再执行|不再实行|不再受)/;
const OPENS_REPEAL = new Codes(`落全一同相取废解放停不${BLANK_CODES}`);
const REPEALED = /(?:不受|取消|废止|解除|放开|不再执行|不再实行|不再受)(?!后|之后)[^，,。；;]*$/;
const LIMIT_BEHIND =
  /^(?:[一-龥]{2,20}|、[^，,。；;]{2,30})?的[一-龥]{0,8}(?:限制|规定|要求|政策|做法|条件)|^[）)]?[一-龥]{0,4}限制/;
const repealed = (scene: Scene, a: Around): boolean =>
  a.trailing(Trail.limit | Trail.demand) &&
  LIMIT_BEHIND.test(a.behind) &&
  ((OPENS_REPEAL.has(scene.paper.text.charCodeAt(a.clause.start)) &&
    REPEALS.test(scene.paper.text.slice(a.clause.start, a.clause.start + 12))) ||
    REPEALED.test(a.before));

const ENDS_WAS = new Codes('为是原来先前');
const BY_ONE = '按'.charCodeAt(0);
const TOGETHER = '合'.charCodeAt(0);
const PARTED = '分'.charCodeAt(0);
const ENDS_CANCEL = '消'.charCodeAt(0);
const ENDS_IMPRINT = new Codes('印发制');
const IMPRINT = /^\s*[（(]?共?印[发制]?$/;
const TARGET_BEHIND = /^的?(?:年度|全年|预期)?(?:目标|任务|要求)/;
const FAR_FROM = /(?<!间)距离?[^，,。；;]{0,20}$/;
const ACT = /^(?:近日|日前)?(?:联合|共同)?(?:印发|发布|出台|下发|召开|制定|推出|部署|发文|签署|开展|启动)/;
const ACTS = new Codes('近日联共印发出下召制推部签开启');
const LOAN_BEHIND = /^[^，,。；;]{0,8}(?:贷款|借款)[^，,。；;]{0,12}(?:计算|来算|算)$/;
const SAVED = /(?:可(?:以)?|能)(?:少[付还缴交]|节省|节约|省)[^，,；;\d]{0,18}$/;
const LEFT_OUT = /[（(]不(?:含|包括|包含|计)[^（()）]{0,16}$/;
const ATTENDS = /(?:[出列缺]席|[应实]到)(?!率)[^，,；;]{0,16}$/;
const HANDED_IN = /(?:原件|复印件|影印件|扫描件|申请[表书]|证明|承诺书|材料|照片|副本|清单)(?:各|一式)?$/;

/** The last characters of what `tellsOfPaper` seeks before a figure. */
const SHUTS = new Codes('）)');
const OR = '或'.charCodeAt(0);
const OF = '的'.charCodeAt(0);
const ENDS_PAPER = new Codes('知施见案法则告策件政》共计括含盖出台及了');
const ENDS_AT = new Codes('对省市州县区');
const AT_ALL = /对(?:[全我本][省市州县区])?$/;
const DIVISIONS = /^个?(?:重点|主导|优势)?(?:[市州县区旗乡镇]|产业|行业|领域|部门)/;
const ENDS_NAMES = new Codes('”》等');
/** `城区⟦道路⟧“白改黑”28条` */
const WAYS = /[路街巷线河渠管道桥](?:“[^”]*”)$/;
const MANNER = /^(?:个?(?:方面|部分|板块|章节)|大类?|章|点意见)/;
const MANNER_BEFORE = /(?:方面|部分|大类|章节?|板块)[，,、共]*$/;
const STAGES = /^(?:节点|环节|层面|维度)/;
const OPENS_STAGE = new Codes('节环层维');
const OPENS_MANNER = new Codes('个方大部章点');
/** What a unit counts, as bits. */
const Sort = {
  person: 1,
  /** Papers that are handed in. */
  copy: 2,
  /** `第二款第⟦三项⟧` */
  item: 4,
} as const;
const SORTS = new Map<string | null, number>();
for (const [units, sort] of [
  ['人 名 位', Sort.person],
  ['份 式 张 套', Sort.copy],
  ['项 条 款', Sort.item],
] as const)
  for (const unit of units.split(' ')) SORTS.set(unit, sort);
/** What a formula's sign may stand before a figure with: the sign itself or blank space. */
const ENDS_FORMULA = new Codes(`以×＝=${BLANK_CODES}`);
const RANKED = /(?:居|列|在|全国|全省|全市|重点)$/;
const ENDS_RANKED = new Codes('居列在国省市点');

const POINTS = new Codes('该述');
const EACH_TIME = /每(?:完成|新增|增加|满|达到|缴满)[一-龥]{0,8}$/;
/** Behind 每 a deed, and no body or span of time that has to do so much. */
const BY_EACH = /每(?![个县区市镇乡村街社月年季周天户人家所校条名支处座])[一-龥]{1,8}$/;
const GIVES = /(?:给予|奖励|补贴|补助|资助|奖补|奖(?=\d)|加(?=\d)|扣(?=\d)|得(?=\d)|发放)/;
/** The whole of a share: `占年度计划⟦420亿元⟧的55.1%`, `完成全年任务（⟦3000个⟧）的61.7%`. */
function isWhole(scene: Scene, quantity: Quantity, { following: next }: Around): boolean {
  if (next?.kind !== 'ratio' || next.start - quantity.end > 2) return false;
  return /^[）)]?的$/.test(scene.paper.text.slice(quantity.end, next.start));
}
