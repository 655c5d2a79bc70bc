import type { Quantity } from '../recognise/quantity/quantity.js';
import { Codes } from '../text/codes.js';
import type { Range } from '../text/span.js';
import { Bound, boundOf } from './bound.js';
import { AND_MORE } from './bounds.js';
import { Call, callsIn } from './calls.js';
import { Cue } from './cue.js';
import type { Modality, Relation } from './facts.js';
import type { Scene } from './scene.js';
import { clauseAt } from './sentence.js';

const DOWN_TO = /(?:降|减|压|缩|控制|下调)[^，,]{0,4}?[至到在为]$/;
/** `可提高至N` grants at most N. */
const UP_TO = /可(?:以|适当)?(?:上浮|提高|放宽|增加|延长|扩大)[至到]?$/;
const BY =
  /(?:增长|增加|另加|提高|提升|上升|下降|降低|减少|压减|压缩|缩短|上浮|下浮|上调|下调|回落|增幅|降幅)[了达约]*$/;
/** The last characters of such words. */
const ENDS_CHANGE = new Codes('长加高升降低少减缩短浮调落幅了达约');

/** 最高可贷额度上浮, not 最高上浮 */
const CEILING_MOVES = /最[高低][一-龥]{0,6}(?:额度|限额|标准|比例|上限)[^，,最]{1,6}$/;

/** `不得低于销售总额的⟦5%⟧`: the bound stands before the base of the rate. */
const NO_MORE = /不(?:得|应|宜|能|可)?(?:超过|高于|大于|多于)[^，,；;。\d]{0,40}$/;
const BELOW_BASE = /(?:不足|不满|未达到?)[^，,；;。\d]{2,14}$/;
const ABOVE_BASE = /(?<![不未得])(?:超过|高于)[^，,；;。\d]{2,14}$/;
const NO_LESS = /不(?:得|应|宜|能|可)?(?:低于|少于|小于)[^，,；;。\d]{0,40}$/;

/** `最高贷款额度由50万元调整为⟦60万元⟧`. */
const CEILING_MOVED =
  /(?:最高|上限)[^，,；;]{0,24}(?:调整|提高|放宽|增加|上调|下调|降低|调[高低增减]?)(?:[\d.]+[千万亿]*元)?[至到为]$/;

/** `⟦下调个人住房贷款利率⟧0.25个百分点`, not `下调至` or `下调为`. */
const MOVES_BY = /(?:下调|上调|提高|降低|上浮|下浮|增加|减少|压减)[^，,；;]{0,30}(?<![至到为])$/;

/** `再⟦提高公积金贷款额度⟧10万元`: a sum by which, not to which. */
const MOVES_SUM = /(?:提高|增加|上浮|上调|下调|降低|减少)[^，,；;\d至到为]{2,14}(?:额度|限额|标准)(?:分别)?$/;
const ENDS_AMOUNT = new Codes('度额准别');

/** `比例可⟦最低降至⟧15%`: no less than that. */
const ENDS_TO = new Codes('至到为');
const LOWEST_TO = /最低(?:可(?:以)?)?(?:降|调|下调|降低|调整)[至到为]$/;

/** Characters before a figure in which its bound is sought. */
const REACH = 48;

/**
 * How the figure bounds what it is said of. The paper's own words decide first (`不超过` is ≤, a range is a range), then
 * the verb: a change `提高10%` is a change, a ceiling verb `降至5%` is ≤; `plain` is what is left, ≥ for what a paper
 * promises to reach and = for what it sets.
 */
export function relationOf(scene: Scene, quantity: Quantity, plain: '>=' | '='): Relation {
  const clause = scene.sentence.clauses[clauseAt(scene.sentence, quantity.start)]!;
  const { text } = scene.paper;
  const before = text.slice(Math.max(clause.start, quantity.start - 12), quantity.start);
  const bound = boundOf(quantity);
  const qualifier = quantity.qualifier ?? '';
  if (quantity.value === null && quantity.lower !== null && quantity.upper !== null && !endless(quantity))
    return 'range';
  const own = qualifier !== '' && text.slice(quantity.start, quantity.end).includes(qualifier);
  const relative = quantity.kind === 'ratio' || quantity.kind === 'point' || quantity.kind === 'multiple';
  // `最高额度再增加⟦10万元⟧`: the ceiling is moved by the sum, not set to it.
  const changes =
    ENDS_CHANGE.end(before) && BY.test(before) && (relative || (plain === '=' && quantity.kind === 'money'));
  const ceiling = (bound & Bound.ceiling) !== 0;
  // `⟦最高可贷额度⟧上浮20%` names a ceiling that moves; `额度⟦最高上浮⟧20%` bounds how far.
  if (changes && !(ceiling && (own || (relative && !CEILING_MOVES.test(before))))) return 'change';
  if (ceiling || (bound === 0 && before.endsWith('封顶'))) return '<=';
  // `团购（⟦8套⟧住房及以上）`
  if (bound === 0 && AND_MORE.test(text.slice(quantity.end, quantity.end + 8))) return '>=';
  if (
    quantity.kind === 'point' &&
    MOVES_BY.test(text.slice(Math.max(clause.start, quantity.start - REACH), quantity.start))
  )
    return 'change';
  if ((bound & Bound.floor) !== 0) return '>=';
  if ((bound & Bound.about) !== 0) return 'about';
  const from = Math.max(clause.start, quantity.start - REACH);
  const far = text.slice(from, quantity.start);
  const calls = callsIn(text, from, quantity.start);
  const limit = (calls & Call.limit) !== 0;
  const not = (calls & Call.not) !== 0;
  if (plain === '=' && limit && CEILING_MOVED.test(far)) return '<=';
  if (plain === '=' && quantity.kind === 'money' && ENDS_AMOUNT.end(before) && MOVES_SUM.test(far)) return 'change';
  if (plain === '=' && limit && ENDS_TO.end(before) && LOWEST_TO.test(before)) return '>=';
  const previous = besides(scene, quantity);
  if (previous) {
    const alike = relationOf(scene, previous, plain);
    if (plain === '=' || alike === 'change') return alike;
  }
  if ((limit && /最高[^，,]{0,8}$|上限[^，,]{0,4}$|最多[^，,]{0,6}$/.test(before)) || (not && NO_MORE.test(far)))
    return '<=';
  if ((not && NO_LESS.test(far)) || (limit && /下限[为是]$/.test(before))) return '>=';
  // `空置天数不足全季天数⟦45%⟧的`
  if (quantity.kind === 'ratio' && text.startsWith('的', quantity.end)) {
    if (not && BELOW_BASE.test(far)) return '<=';
    if ((calls & Call.beyond) !== 0 && ABOVE_BASE.test(far)) return '>=';
  }
  if ((limit || not) && /最低[^，,]{0,6}$|下限[^，,]{0,4}$|不得?低于[^，,]{0,4}$/.test(before) && plain === '>=')
    return '>=';
  if (plain === '>=' ? DOWN_TO.test(before) : (calls & Call.may) !== 0 && UP_TO.test(before)) return '<=';
  if (plain === '>=' && quantity.kind === 'money' && /(?:安排|统筹|供给|拨付|下达|预算(?!内))[^，,]{0,8}$/.test(before))
    return '=';
  if (plain === '>=' && quantity.unit === '次' && quantity.value === '1') return '=';
  return plain;
}

/** `三分之一`: one value, though its decimals have no end. */
const endless = ({ kind, lowerOpen, upperOpen }: Quantity): boolean => kind === 'ratio' && lowerOpen && upperOpen;

const OR = '或'.charCodeAt(0);
const OF = '的'.charCodeAt(0);

/** The figure that this one only adds to (`最高额度为60万元/⟦100万元⟧`, `分别提高30万元、⟦20万元⟧`): it bounds alike. */
function besides(scene: Scene, quantity: Quantity): Quantity | null {
  const join = scene.paper.text.charCodeAt(quantity.start - 1);
  if (join === 0x2f || join === 0xff0f || join === 0x3001 || join === 0x548c /* 和 */)
    return scene.quantities.find((q) => q.end === quantity.start - 1 && q.kind === quantity.kind) ?? null;
  // `不得超过缴存额的1.5倍⟦或当月还款额的⟧1.5倍`
  const last = scene.quantities.findLast((q) => q.end < quantity.start);
  if (!last || last.kind !== quantity.kind || quantity.start - last.end > 20) return null;
  return scene.paper.text.charCodeAt(last.end) === OR &&
    /^或[^，,；;。]+的$/.test(scene.paper.text.slice(last.end, quantity.start))
    ? last
    : null;
}

/** `增长6%左右、努力争取⟦更好结果⟧，投资增长7%`: more than the figure is striven for, and no figure behind it. */
const BETTER = /^(?:争取|力争|努力|取得|实现)*更[好大多高优快][^，,；;。、\d]{0,6}(?:[，,；;。、]|$)/;

/** `发放贷款6亿元、⟦支持⟧收购住房2000套`: what money already promised is to support. */
const pays = (scene: Scene, clause: Range, at: number): boolean =>
  scene.quantities.some((q) => q.kind === 'money' && q.start >= clause.start && q.end <= at);

/**
 * The firmness of a promise by the last word for it before the figure: 力争 reaches on over the rest of its sentence,
 * 鼓励 and 支持 only over their own clause, 确保 and a plain future are `must`.
 */
export function modalityOf(scene: Scene, offset: number): Modality {
  const clause = scene.sentence.clauses[clauseAt(scene.sentence, offset)]!;
  let modality: Modality = 'must';
  for (const hit of scene.cues) {
    if (hit.start >= offset) break;
    if (hit.cue === Cue.strive) {
      if (!BETTER.test(scene.paper.text.slice(hit.end, hit.end + 12))) modality = 'strive';
    } else if (hit.cue === Cue.assure) modality = 'must';
    // `首批信贷⟦支持的⟧12个项目`: which ones.
    else if (
      hit.cue === Cue.encourage &&
      hit.start >= clause.start &&
      scene.paper.text.charCodeAt(hit.end) !== OF &&
      !pays(scene, clause, hit.start)
    )
      modality = 'encourage';
  }
  return modality;
}
