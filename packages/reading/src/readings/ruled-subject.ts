import type { Quantity } from '../recognise/quantity/quantity.js';
import { opened, trimmed } from './noun-phrase.js';
import { Codes } from '../text/codes.js';
import { boundOf } from './bound.js';
import type { Scene } from './scene.js';
import {
  beforeSemicolon,
  GRANT_BY,
  LIMITS,
  ofEach,
  ofOtherLimit,
  PAID_BEHIND,
  SHORT,
  withoutEach,
} from './short-name.js';
import { clauseAt } from './sentence.js';
import type { Bounding } from './left-edge.js';
import { UNBOUND } from './left-edge.js';
import { leftEdge } from './left-edge.js';
import { GRANT, GRANT_BEHIND, LISTED, ofBase, sharedGrant } from './grant-noun.js';
import { givenLater, sizeBefore } from './size-before.js';
import { subjectOf } from './subject.js';
import { unmoved } from './unmoved.js';

/** `按每人1000元的标准发放⟦一次性扩岗补助⟧`, `按实缴契税的80%给予⟦补贴⟧`. */
const GIVEN_BEHIND =
  /^[）)]?的?(?:标准|额度|比例|幅度|限额)?(?:给予|发放|予以|提供|享受|支付|给付|返还|兑付|申请|申领)(?:其|企业|个人|购房人|申请人|业主)?(?:(?:最高|不超过|总额)+[\d.]+[万亿]*元的?)?([^，,。；;（()）\d]{2,16})/;
/** `以最高35万元/台的标准⟦对加装电梯进行补贴⟧` */
const GIVEN_TO = new RegExp(
  `^的?(?:标准|额度|比例)(?:对|向|为)[^，,。；;（()）]{2,30}?(?:进行|给予|发放|予以)((?:一次性)?(?:${GRANT}))`,
);
/** `按不低于8%增幅⟦提高基础养老金⟧` */
const RAISED_BEHIND = /^的?(?:增幅|幅度|比例|标准)(?:提高|上调|降低|下调)([一-龥]{2,20})/;
/** `按20%的税率缴纳⟦企业所得税⟧`, `减按25%计入⟦应纳税所得额⟧`. */
const RECKONED_BEHIND =
  /^的?(?:税率|费率|征收率|预征率|比例|标准)?(?:全额)?(?:缴纳|预缴|征收(?!率)|计算|计入|核定|收取|抵扣|抵免|确定|设定|配建|计提|预留)([^，,。；;（()）\d、]{3,14}|[一-龥]{1,2}税)/;
const GRANT_BEFORE = new RegExp(
  `((?:一次性)?[一-龥“”A-Za-z]{0,26}?(?:奖补|补助|补贴|奖励|奖金|资助|贴息|补偿|津贴|费率|额度|标准|比例))(?:资金)?(?:最高|为|给予|按照?|每[一-龥]{1,4}|不超过|总额|标准|[\\s])*$`,
);
const GRANT_LAST = new RegExp(`(?:给予|发放|予以|享受|%|[万亿]?元)的?((?:一次性)?[一-龥]{0,10}(?:${GRANT}))$`);
/** The last characters of what `GRANT_LAST` seeks. */
const ENDS_GRANT = new Codes('补助贴励金息持偿惠券除免');
/** `按万分之五⟦加收罚息⟧` */
const ADDED = /按[^，,]{0,12}¤(?:每[日月年]|按日)?(?:加收|计收)([一-龥]{2,10})/;
/** What is scored, added or taken off. */
const SCORES = /[得加扣计减]$/;

/**
 * What a rule gives, sets or takes: the grant named behind the sum (`给予50万元⟦一次性奖励⟧`), before it
 * (`⟦购房补贴⟧最高3万元`) or in the clause after it (`按每人1000元的标准，给予⟦一次性扩岗补助⟧`); else as `subjectOf`.
 */
export function ruledSubject(scene: Scene, quantity: Quantity, bounding: Bounding): string {
  const { text } = scene.paper;
  const { clauses } = scene.sentence;
  const index = clauseAt(scene.sentence, quantity.start);
  const clause = clauses[index]!;
  const behind = text.slice(quantity.end, Math.min(clause.end, quantity.end + 32));
  const sized = sizeBefore(scene, quantity, bounding);
  if (sized) return sized.grant;
  const edge = leftEdge(scene, clause, quantity, bounding);
  const before = text.slice(Math.max(edge.at, quantity.start - 30), quantity.start);
  // `目标6%的⟦得⟧5分`
  if (quantity.unit === '分' && SCORES.test(before)) return `${before.slice(-1)}分`;
  // `给予企业10分的⟦加分奖励⟧`
  const bonus = quantity.unit === '分' && before.includes('给予') ? GRANT_BEHIND.exec(behind)?.[1] : undefined;
  if (bonus !== undefined) return bonus;
  const held =
    ENDS_HELD.end(before) && (quantity.kind === 'ratio' || boundOf(quantity) !== 0) && HOLDS.test(before)
      ? HELD.exec(behind)?.[1]
      : undefined;
  if (held !== undefined) return held;
  const run = RUNS.end(before)
    ? (RUN.exec(before + '¤' + behind)?.[1] ?? BY_MULTIPLE.exec(before + '¤' + behind)?.[1])
    : undefined;
  if (run !== undefined) return run;
  const worth =
    quantity.kind === 'money' && WORTH.end(before) && before.endsWith('价值') ? WORTH_OF.exec(behind)?.[1] : undefined;
  if (worth !== undefined) return worth;
  const added = before.includes('按') ? ADDED.exec(before + '¤' + behind)?.[1] : undefined;
  if (added !== undefined) return added;
  const shared = sharedGrant(scene, clause, quantity);
  if (shared) return (quantity.kind === 'ratio' ? ofBase(before, shared) : null) ?? shared;
  // `⟦最高获奖金额⟧为5万元消费券`: what is set is named right before it.
  const set =
    before.charCodeAt(before.length - 1) === AS
      ? /^(?:其中)?((?:最高|最低|单笔|每人|每户)?[一-龥]{2,6}(?:金额|限额|额度|标准))为$/.exec(before)
      : null;
  if (set) return set[1]!;
  if (quantity.kind === 'money' || quantity.kind === 'ratio' || quantity.kind === 'point') {
    const given = behind.length < 4 ? null : GIVEN_BEHIND.exec(behind);
    if (given && !/(?:最高|不超过|不高于|总额)$/.test(given[1]!)) return given[1]!.replace(/^的|^其/, '');
    const to = behind.length < 8 || !OPENS_STANDARD.begin(behind) ? undefined : GIVEN_TO.exec(behind)?.[1];
    if (to !== undefined) return to;
    const raised = OPENS_BY.has(behind.charCodeAt(behind.charCodeAt(0) === OF ? 1 : 0))
      ? RAISED_BEHIND.exec(behind)?.[1]
      : undefined;
    if (raised !== undefined) return raised;
    if (behind.length >= 5 && /[按为]/.test(before)) {
      const reckoned = RECKONED_BEHIND.exec(behind);
      if (reckoned) return reckoned[1]!;
    }
    const offered = behind.length < 2 ? null : GRANT_BEHIND.exec(behind);
    const grant =
      offered && ENDS_LIMIT.end(before) && OPEN_ENDED.test(offered[1]!) && NAMED_LIMIT.test(before) ? null : offered;
    // `安排⟦专项资金⟧50%以上支持技术改造`: what a share of is set aside.
    const setAside =
      quantity.kind === 'ratio' && before.includes('安排') ? /安排([^，,]{3,})$/.exec(before)?.[1] : undefined;
    if (setAside !== undefined) return trimmed(setAside);
    const listed = grant && quantity.kind === 'ratio' && LISTED.has(before.charCodeAt(0));
    if (grant && (listed || /(?:给予|奖励|补助|补贴|安排|提供|发放|予以|最高|享受)[^，,]{0,16}$/.test(before))) {
      return (quantity.kind === 'ratio' ? ofBase(before, grant[1]!) : null) ?? grant[1]!;
    }
    if (grant && quantity.kind === 'money') return grant[1]!;
    // `⟦缴存补贴⟧按年缴存额的1%发放`
    const byBase =
      quantity.kind === 'ratio' && before.endsWith('的')
        ? GRANT_BY.exec(text.slice(clause.start, quantity.start))?.[1]
        : undefined;
    if (byBase !== undefined && PAID_BEHIND.test(behind)) return byBase;
    // `按售票收入的2%⟦奖励⟧`
    if (grant && behind === grant[1] && BY_BASE.test(before)) {
      const granted = behind.replace(GIVEN_WORDS, '');
      if (JUST_GRANT.test(granted)) return granted;
    }
    const next = clauses[index + 1];
    const promised =
      next &&
      behind.length >= 2 &&
      /^的?(?:标准|额度|比例)/.test(behind) &&
      /^(?:一次性)?(?:给予|发放|予以|配建|配置|建设|预留|计提|提取)((?:一次性)?[一-龥]{2,16})/.exec(
        text.slice(next.start, Math.min(next.end, next.start + 24)),
      );
    if (promised) return promised[1]!;
  }
  const previous = clauses[index - 1];
  // `单方缴存的，贷款最高额度60万元；双方缴存的，⟦最高90万元⟧`: the same for others.
  if (previous && quantity.start === clause.start && text.charCodeAt(previous.end - 1) === OF) {
    const same = beforeSemicolon(scene, quantity);
    const named = same ? ruledSubject(same.scene, same.quantity, UNBOUND) : '';
    if (LIMITS.test(named)) return named;
  }
  if (
    quantity.kind === 'money' &&
    previous &&
    edge.at === clause.start &&
    ENDS_GRANT.has(text.charCodeAt(previous.end - 1)) &&
    (trimmed(before).length < 2 || AT_MOST.test(before))
  ) {
    // `按一定比例给予⟦补助⟧，最高60万元`.
    const clauseBefore = text.slice(Math.max(previous.start, previous.end - 24), previous.end);
    const gave = GRANT_LAST.exec(clauseBefore);
    if (gave) return gave[1]!.replace(/^(?:给予|予以|发放)(?=.{2})/, '');
  }
  if (quantity.kind === 'money') {
    const said = GRANT_BEFORE.exec(before);
    if (said) {
      const named = closed(opened(said[1]!)).replace(
        /^.*(?:给予|予以|享受|获得|领取|申领|发放(?!标准|比例)|每[一-龥]|分别|实行|(?<![按未已])执行|以[上下内]的(?:再|另)?)(?=[一-龥]{2})/,
        '',
      );
      if (/^(?:最高|最低)?(?:额度|标准|比例|限额)$/.test(named)) return opened(said[1]!).replace(/可?享受的?/, '');
      if (named.length > 1)
        return (withBracket(before, said.index) || seriesBefore(before, said.index, said[1]!)) + named;
    }
  }
  // `每套给予10平方米⟦奖励⟧`
  if (quantity.kind === 'area' && GIVING.test(before)) {
    const grant = GRANT_BEHIND.exec(behind);
    if (grant) return grant[1]!;
  }
  // `账户余额低于1万元的，⟦按1万元计算⟧`: the figure of what the clause before bounds.
  if (
    previous &&
    text.charCodeAt(previous.end - 1) === OF &&
    ENDS_BY.end(before) &&
    AT_BY.test(before) &&
    /^(?:计算|确定|核定|执行|发放)/.test(behind)
  ) {
    const bound = scene.quantities.findLast(
      (q) => q.end <= previous.end && q.start >= previous.start && q.kind === quantity.kind,
    );
    if (bound) return subjectOf(scene, bound, 'keep', bounding);
  }
  const told = afterAnd(bare(subjectOf(scene, quantity, 'keep', bounding)));
  const said = OPENS_GIVEN.begin(told) || told.includes('内') ? told.replace(GIVEN_WITHIN, '') : told;
  const named =
    (SETS.within(said, 4, said.length) ? (SET_AS.exec(said)?.[1] ?? FEE_AS.exec(said)?.[1]) : undefined) ??
    allowed(unmoved(said, REACHES.end(before))).replace(BOUNDED, '');
  const whole = SHORT.test(named)
    ? (ofOtherLimit(scene, quantity, named, bounding) ?? ofEach(scene, clause, quantity))
    : null;
  if (whole) return whole;
  // `90平方米以下每套8000元、…每套10000元⟦发放购房消费券⟧`: the grant stands behind the last of them.
  const later = named.length === 2 && EACH_ONE.test(named) ? givenLater(scene, quantity) : undefined;
  if (later !== undefined) return later;
  if (named.length > 1 && (named.length > 7 || !BARE_GIVING.test(named)) && !(named.includes('由') && MOVE.test(named)))
    return withoutEach(named);
  // `购房补贴分3年核发，每年⟦发放⟧40%`: the grant is named earlier in the sentence.
  const lead = text.slice(Math.max(scene.sentence.start, clause.start - 80), clause.start);
  const granted = [...lead.matchAll(GRANTED)].at(-1)?.[0].replace(/^(?:上调|下调|提高|降低|调整)(?=.{2})/, '');
  const found = granted ?? (named || said || (BASE.exec(before)?.[1] ?? ''));
  if (found !== '') return found;
  // `空置率超过15%的，暂停；⟦低于10%⟧的，恢复`: what the sentence before bounds.
  const same = beforeSemicolon(scene, quantity);
  return same ? ruledSubject(same.scene, same.quantity, UNBOUND) : '';
}

/** `拥有2套及以上⟦住房⟧的家庭`, `缴纳50%及以上⟦土地出让金⟧`: a threshold is of what is held or paid, not of who does. */
const HOLDS = /(?:^有|[拥持]有|预留|留足|购得|购买|缴纳|缴清|支付)$/;
/** `执行20%⟦最低首付比例⟧`, `可按1.4倍申请⟦公积金贷款⟧` */
const RUN = /[执实]行¤的?((?:最[低高])?[一-龥]{0,8}?(?:首付款?比例|比例|利率|费率|税率|标准|额度)(?:上限)?)/;
const BY_MULTIPLE = /按¤(?:申请|办理)([一-龥]{2,12}贷款)/;
const RUNS = new Codes('行按');
const ENDS_HELD = new Codes('有得买纳清付留足');
const HELD =
  /^(?:(?:比例)?的(?!.{0,3}[户家者人群]))?(?!的)(?!相应)([一-龥]{2,10}?)(?:的|后|用于|适当|可|(?<!相)应|予以|[并且即]|取得|$)/;

/** `⟦所购住房价格⟧的60%`, with a bound before it and no other words: what it is a share of. */
const BASE = /不[得应]?(?:高于|超过|低于|少于)([一-龥]{2,20})的$/;

/** `多孩家庭⟦最高贷款额度⟧96万元的优惠政策` */
const OPEN_ENDED = /^(?:优惠|支持)$/;
const ENDS_LIMIT = new Codes('度额限');
const NAMED_LIMIT = /(?:额度|限额|上限)$/;
const OF = '的'.charCodeAt(0);
const OPENS_BY = new Codes('增幅比标');
const OPENS_STANDARD = new Codes('的标额比');
const ENDS_BY = new Codes('按照');
const AT_BY = /^\s*按照?$/;
const WORTH = new Codes('值');
/** `可获得价值2000元⟦公交储值卡⟧` */
const WORTH_OF = /^的?([一-龥“”]{2,20})/;
const BY_BASE = /按照?[^，,]{2,30}(?<![调浮高低加少])的?$/;
/** `对购房人⟦予以⟧补贴`, `进行补贴`: what is given, not that it is. */
const GIVEN_WORDS = /^.*(?:予以|给予|进行|实施|兑现|追加)(?=[一-龥]{2})/;
const JUST_GRANT = new RegExp(`^(?:一次性)?[一-龥]{0,4}(?:${GRANT})$`);
const REACHES = new Codes('至到为');
/** `租金标准⟦应当低于市场租金⟧，不得高于其九成`: what is bounded stands before it. */
const BOUNDED = /(?<=标准|租金|价格|比例|费率|额度)应当?(?:低于|高于|不[低高]于|参照|按照?)[^，,]*$/;
/** `⟦允许⟧项目设置泊位数量`: what is bounded, not that it is allowed. */
const ALLOWED = /^(?:支持|鼓励|允许)(?:下调|上调|降低|提高)?(?!力度|标准|比例|政策|对象|金额)(?=.{5})/;
const OPENS_ALLOWED = new Codes('支鼓允');
const allowed = (words: string): string => (OPENS_ALLOWED.begin(words) ? words.replace(ALLOWED, '') : words);
const EACH_ONE = /^每[套户人]$/;
const AS = '为'.charCodeAt(0);

/** `⟦最高可达⟧50万元` */
const AT_MOST = /^\s*最[高多](?:可|可达|达|不超过)?$/;

const GIVING = /(?:给予|发放|赠送|予以)$/;

/** `⟦家庭（夫妻双方）⟧最高贷款额度`: a noun and the bracket that says which, right before `at`; empty where none stands whole. */
function withBracket(words: string, at: number): string {
  if (!CLOSING.has(words.charCodeAt(at - 1))) return '';
  return /(?:^|[，,；;.．、])([一-龥]{2,10}[（(][一-龥]{3,12}[）)])$/.exec(words.slice(0, at))?.[1] ?? '';
}
/** `⟦博士、⟧高级职称补贴`: the members before the last, which the words `named` right before `at` join; empty where none stand. */
function seriesBefore(words: string, at: number, named: string): string {
  if (words.charCodeAt(at - 1) !== LISTS || named.includes('分别')) return '';
  return SERIES.exec(words.slice(0, at))?.[1] ?? '';
}
const LISTS = '、'.charCodeAt(0);
/** `其中⟦博士、硕士、⟧`; `⟦二、⟧三孩` and `分别按国家、省级、` are none. */
const SERIES = /(?:^|[，,；;：:])(?:其中|对|按照?)?((?:(?![的其对按]|[^、]*分别)[一-龥]{2,10}、){1,4})$/;
const CLOSING = new Codes('）)');

/** What stands behind a bracket or quotation that opened before: `⟦个转⟧企”一次性奖励`, `下同）⟦租房额度⟧`. */
function closed(words: string): string {
  const close = words.search(/[）)”]/);
  if (close < 0) return words;
  const sign = words.charAt(close);
  const open = words.search(sign === '”' ? /“/ : /[（(]/);
  if (open >= 0 && open < close) return words;
  return sign === '”' ? `“${words}` : words.slice(close + 1);
}

/** `无贷款记录⟦且⟧贷款次数`: what is bounded stands behind the last 且. */
function afterAnd(words: string): string {
  const at = words.lastIndexOf('且');
  if (at < 0) return words;
  const rest = words.slice(at + 1);
  if (rest === '') return words.slice(0, at).replace(/(?:原则上)?不(?:得|应)?(?:超过|低于|高于|少于)[^，,]*$/, '');
  return rest.length >= 4 && !/[）)”的]/.test(rest) ? rest : words;
}

/** `住房⟦的⟧`, `补贴⟦最高⟧`: what stands behind the noun belongs to the rule. */
const ENDS_BARE = new Codes('的高多元行受');
const bare = (words: string): string =>
  ENDS_BARE.end(words)
    ? words.replace(
        /(?<=.{2})(?:的|(?<=[例率准额度])(?:最[低高])?执行|(?<=.{3})(?:继续)?实行|(?<=.{3})继续执行|(?:不足|不满|未满|低于|高于|超过)[\d.]+[万亿]*元|(?<=[贴助励补数额例金持])最[高多]|(?<=额度|限额|补贴|补助|奖励|标准|比例|贷款)(?:最[高多])?(?:可以?|只能|只可|仅能|仅可|均可|只|仅)?享受)$/,
        '',
      )
    : words;

/** `⟦给予⟧租金补贴`, `⟦一个月内缴纳⟧出让金`: what is given or paid, not that or until when. */
const OPENS_GIVEN = new Codes('给予享发延继实落');
const GIVEN_WITHIN =
  /^(?:(?:给予|予以|享受|发放(?!标准|比例|金额|期限))(?=.{2})|(?:延续|继续|严格)*(?:实施|落实好?|执行)(?!的|主体|标准|时间|期限|细则|意见|办法)(?=.{5})|(?:[一-龥]{0,12}(?:签订|公布|签署|成交|印发|备案)(?:之日)?[后起])?[一二两三四五六七八九十\d]{1,3}(?:个?月|年|日|天|个工作日)(?:以?内|之内)(?:(?:必须|须|应|足额|先行)*(?:缴纳|支付|付清|缴清)至?(?!比例))?(?=.{3}))/;

/** `每月1000元上调至1250元，每年度不超过⟦15000元⟧`: the clause before tells how another sum moves. */
const MOVE = /由[^，,]{1,14}(?:上调|下调|提高|调整)[至到为]/;
const BARE_GIVING =
  /^(?:此|该|其|按月|一次性)?(?:发放|核发|支付|给予|享受|执行|收取|缴纳|可获得|获得|按|确定|核定|计算)?$/;
const GRANTED = new RegExp(`[一-龥]{2,12}(?:${GRANT}|额度|限额)`, 'g');
/** `补贴比例⟦为按合同价款⟧的1%`. */
const SET_AS =
  /^(.{2,24}?(?:比例|标准|额度|限额|费率|利率|税率|上限|下限|保证金|基数))(?:最[高低])?(?:为按?|是|可?按照?)[^，,]{1,30}$/;
/** `产权登记费、⟦检验费按现行收费标准的⟧80%` */
const FEE_AS = /^(.{2,60}?费用?)按照?(?:现行|原|国家|规定|已)[^，,]{0,16}标准的?$/;
const SETS = new Codes('为是按');
