import type { Organisation } from '../recognise/organisation/organisation.js';
import type { Quantity } from '../recognise/quantity/quantity.js';
import { Signs } from '../text/signs.js';
import type { FlowState, FundFlow, Instrument } from './facts.js';
import { timeOf } from './governing-time.js';
import type { Scene } from './scene.js';
import { clauseAt } from './sentence.js';

/**
 * Which instrument a sum belongs to, by the words of its clause, the most particular first: the characters of which one must
 * stand there, and what the words must be.
 */
const INSTRUMENTS: readonly (readonly [Instrument, string, RegExp])[] = [
  ['subsidy', '贴', /(?:贷款|借款|利息)贴息|贴息资金/],
  ['pledge-loan', '质', /质押[^，。]{0,10}(?:贷款|融资)|(?:贷款|融资)[^，。]{0,6}质押/],
  ['relending', '再', /再贷款/],
  ['matched-loan', '配', /配套(?:融资|贷款|资金贷款)/],
  ['special-loan', '专', /专项借款/],
  ['recovered-presale', '追预', /追回[^，。]{0,8}预售|预售(?:监管)?资金/],
  ['credit-line', '授', /授信/],
  ['bond', '债票', /债券|专项债|国债|公司债|中期票据|发债/],
  [
    'loan',
    '贷款银融',
    /贷款|放款|信贷|借款|银行[^，。]{0,6}(?:投放|发放)|(?:提供|获得?|发放|投放|落地|给予|银行)[^，。]{0,14}融资/,
  ],
  ['insurance', '保赔', /保险(?:费|金)|理赔|赔付/],
  ['subsidy', '补奖消代救低津减', /补贴|补助|奖补|奖励|消费券|代缴|救助金|补偿|低保金|津贴|减免/],
  [
    'budget',
    '预财专资排支筹费奖',
    /预算|财政(?:资金|拨款|安排|投入|下达|统筹|新增|列支)|专项资金|引导资金|(?:安排|统筹|下达|筹措|整合)[^，。]{0,8}资金|(?:安排|列支|统筹)¤|工作经费|中央资金|奖金/,
  ],
  [
    'investment',
    '资',
    /(?:总|项目|企业|公司|计划|累计|估算|概算|期)[^，。]{0,4}投资|(?:投资|出资|注资)(?:额|达|约|近|超)?$/,
  ],
];
const OF_INSTRUMENT = new Signs(...INSTRUMENTS.map(([, needed], at) => [needed, 1 << at] as const));

/** Aggregates that statistics count are no flow from someone to someone. */
const AGGREGATE =
  /(?:固定资产|工业|民间|房地产开发|技改|基础设施|制造业|全社会|有效|住宅|办公楼|商业营业用房)投资|债务限额|(?:公共预算|基金预算|政府性基金|财政)支出|(?:贷款|存款|各项)[^，。]{0,6}余额|补贴标准|(?:节省|节约|减少|降低)[^，。]{0,8}(?:利息|费用|成本|支出)|贷款额度|授信额度|融资需求|(?:营业|销售|财政|一般公共预算)收入/;

/** `⟦排查⟧消费贷款2165亿元`, `⟦涉嫌违规⟧流入房市的贷款2.77亿元`: sums that are looked into, and move nowhere. */
const LOOKED_INTO = /排查|核查|自查|清查|核对|违规|涉嫌|挪用|查处|逾期|违约|诈骗|虚开/;

const STATES: readonly (readonly [FlowState, RegExp])[] = [
  ['received', /到账|收到|回笼|归集|(?:收回|回收)[^¤]*¤/],
  ['granted', /审批(?!.{0,40}(?:发放|拨付|投放))/],
  ['drawn', /完成[^，,]{0,6}投资|发放|拨付|投放|放款|支付|下达|代缴|已贷|落地|兑付|兑现|新增|减征|支出|使用/],
  ['granted', /授信|获批|获得|追回|批复/],
  ['announced', /设立|宣布|推出|创设|出台/],
];
/** `达成意向性融资⟦3亿元⟧` */
const INTENDED = /意向性?(?:融资|授信|贷款|签约|投资|资金|金额|合作)|(?:融资|授信|贷款|合作|投资)意向/;
/** `⟦申请⟧专项借款2亿元`: asked for, not granted. */
const APPLIED = /(?:申请|申报)(?![到获])[^，,]{0,10}$/;
const PAID_OUT = /发放|投放|放款|提款|用信/;
const AHEAD = /(?<!年度|全年)(?:将|拟|预计|计划|后续|力争|(?<!还款|资金)安排(?!等))/;

/**
 * The fund flow of a sum, or null where it is none: the instrument from the words of its clause (or, where the sentence
 * goes on about it, of the clause before), its state from the verb. `planned` says that the figure is a promise.
 */
export function fundFlowOf(
  scene: Scene,
  amount: Quantity,
  planned: boolean,
  organisations: () => readonly Organisation[],
): FundFlow | null {
  if (amount.kind !== 'money' || amount.unit === null || (!planned && isRate(scene, amount))) return null;
  const { text } = scene.paper;
  const { clauses } = scene.sentence;
  const index = clauseAt(scene.sentence, amount.start);
  const clause = clauses[index]!;
  const next = scene.quantities.find((q) => q.start >= amount.end && q.kind === 'money');
  // `安排债券4亿元、比上年增加⟦5000万元⟧，用于…`
  const nextSum = scene.quantities.find(
    (q) => q.start >= amount.end && q.kind === 'money' && !MORE_OR_LESS.test(text.slice(q.start - 2, q.start)),
  );
  const previous = scene.quantities.findLast(
    (q) => q.end <= amount.start && q.kind === 'money' && q.start >= clause.start,
  );
  const from = previous ? previous.end : clause.start;
  const to = Math.min(clause.end, next ? next.start : clause.end, amount.end + 20);
  const before = text.slice(from, amount.start);
  // Behind a 、 stands what the next sum is.
  const behind = next && text.charAt(amount.end) === '、' ? '' : text.slice(amount.end, to);
  const own = `${before}¤${behind}`;
  if (AGGREGATE.test(own)) return null;
  let instrument = instrumentIn(own, before);
  let context = own;
  if (!instrument && /到账|供给|拨付|追回|发放|到位|收回|投放|支付|^[，,]?(?:总?规模|总?金额)[^，,]{0,4}¤/.test(own)) {
    const earlier = text.slice(clauses[Math.max(0, index - 2)]!.start, from);
    instrument = instrumentIn(earlier, earlier);
    context = `${earlier}${own}`;
  }
  if (!instrument || LOOKED_INTO.test(before)) return null;
  // `新增授信21亿元、⟦发放⟧15亿元`: what is paid out of a line of credit is a loan.
  if (instrument === 'credit-line' && context !== own && PAID_OUT.test(own)) instrument = 'loan';
  if (instrument === 'loan' && /质押/.test(text.slice(scene.sentence.start, amount.start))) instrument = 'pledge-loan';
  const ahead = planned || AHEAD.test(before) || APPLIED.test(before) || INTENDED.test(own);
  const state = ahead ? 'planned' : stateIn(own, instrument);
  return {
    start: clause.start,
    end: clause.end,
    measure: scene.measure,
    article: scene.article,
    instrument,
    state,
    amount,
    from: givers(scene, amount, organisations()),
    to: takers(before),
    purpose: purposeIn(
      text.slice(amount.end, Math.min(scene.sentence.end, amount.end + 80)),
      nextSum ? nextSum.start - amount.end : Infinity,
    ),
    time: timeOf(scene, amount.start, ''),
    rule: `fund flow: ${instrument} (${context.length > 40 ? context.slice(-40) : context})`.replace('¤', '…'),
  };
}

/** What one of many gets (`津贴分别达到⟦3000元⟧`, `人均⟦500元⟧`) is a rate, no flow. */
function isRate(scene: Scene, amount: Quantity): boolean {
  if (amount.per !== null) return true;
  const before = scene.paper.text.slice(Math.max(scene.sentence.start, amount.start - 16), amount.start);
  return /(?:标准|人均|户均|每[人户月套亩]|分别达到|费率|均价|单价|底薪|月薪)[^，,]{0,10}$/.test(before);
}

function instrumentIn(words: string, before: string): Instrument | null {
  const signs = OF_INSTRUMENT.of(words);
  for (const [at, [instrument, , pattern]] of INSTRUMENTS.entries()) {
    if ((signs & (1 << at)) === 0) continue;
    if (instrument === 'investment' ? pattern.test(before) : pattern.test(words)) return instrument;
  }
  return null;
}

function stateIn(words: string, instrument: Instrument): FlowState {
  // What stands behind a 、 is told of the next sum.
  const near = words.replace(/¤([^、；;]*).*$/, '¤$1');
  if (instrument === 'budget' && /安排|统筹|列支/.test(near)) return 'planned';
  if (instrument === 'credit-line' && /新增/.test(near) && !PAID_OUT.test(near)) return 'granted';
  for (const [state, pattern] of STATES) if (pattern.test(near)) return state;
  if (instrument === 'credit-line') return 'granted';
  if (instrument === 'budget') return 'planned';
  return instrument === 'investment' && !/(?:企业|公司)投资/.test(words) ? 'planned' : 'drawn';
}

/** Who gives: the banks and bodies named before the sum in its clause; the whole series of a syndicate. */
function givers(scene: Scene, amount: Quantity, organisations: readonly Organisation[]): string[] {
  const clause = scene.sentence.clauses[clauseAt(scene.sentence, amount.start)]!;
  const { text } = scene.paper;
  return (
    organisations
      .filter(
        (o) => o.end <= amount.start + 12 && o.start >= clause.start && (o.kind === 'bank' || o.end <= amount.start),
      )
      .filter((o) => o.kind === 'bank' || o.kind === 'government' || o.kind === 'department')
      // `甲行发放3000万元⟦、乙行⟧发放2000万元`: the next one gives its own.
      .filter((o) => o.end <= amount.start || !text.slice(amount.end, o.start).includes('、'))
      .filter((o) => text.charAt(o.start - 1) !== '向' && !text.startsWith('系统', o.end))
      .map((o) => text.slice(o.start, o.end).replace(/\s+/g, ''))
  );
}

/** Who takes: what stands between 向 (为, 给) and the verb. */
function takers(before: string): string[] {
  const match =
    /(?:向|为|给)([^，。,；;、为向给]{2,24}?)(?:提供|发放|授信|贷款|投放|拨付|追回|代缴|补贴|放款|新增|融资)/.exec(
      before,
    );
  return match ? [match[1]!.replace(/\s+/g, '')] : [];
}

/**
 * What a sum is for: the words of the paper from one of these verbs on, to the end of its clause, or of the next where that
 * goes on with 用作. `支持` that stands behind a noun (`信贷⟦支持⟧，`) or before one (`⟦支持⟧力度`) is no verb; what is told
 * as done (`全部⟦完成⟧审批`) is no purpose.
 */
const PURPOSE =
  /(?:(?:专门|专项|重点|主要|全部)?(?:用于|用作|用来)|(?<![款贷资金融供策务信给予为的]|(?<![全大有着合])力)支持了?|(?<=[款贷资金融])支持(?=[一-龥]{4})|重点推进|(?<=^[^，,、；;]{0,6})(?:开展|充实|保障|奖励支持)(?!性|金)|(?<=[，,])完成(?=[^，,、；;\d]{6}))((?![，,、的和与及或了]|力度|方向|政策|下|期限)[^，,。；;]{2,60}(?:[，,](?:用作|用于)[^，,。；;]{2,40})?)/g;

const MORE_OR_LESS = /增加|减少|增长|下降|[多少]$/;

/** The purpose in the words behind a sum; its verb stands before the next sum, at `next` of them. */
function purposeIn(behind: string, next: number): string | null {
  for (const match of behind.matchAll(PURPOSE)) {
    if (match.index >= next) break;
    return match[1]!.replace(/\s+/g, '');
  }
  return null;
}
