import type { Quantity } from '../recognise/quantity/quantity.js';
import { Codes } from '../text/codes.js';
import type { Range } from '../text/span.js';
import { trimmed } from './noun-phrase.js';
import type { Scene } from './scene.js';

/** For whom one of several sums of a clause is. */
export interface Receiver {
  readonly whom: string;
  /** What all of the sums are, where it stands before the first of those whom they are for; else null. */
  readonly what: string | null;
}

const WHOM =
  /(?:给予|予以|奖励|补助|补贴|发放给?|[为至到是]|按照?|[、和，,])(?!每)((?:(?![为至到是按给])[一-龥]){0,9}(?:家庭|职工|人员|企业|机构|单位|毕业生|人才|(?:博士|硕士)(?:研究生|生)?|本科生|专科生|[大中]专生|购房人|购房者|业主|农户))$/;
/** The last characters of those whom it knows. */
const ENDS_WHOM = new Codes('庭工员业构位生才士人者主户');
const LINKS = new Codes('按为');
const WHAT =
  /([一-龥（）()“”]{0,30}(?:额度|限额|标准|补贴|奖励|补助|奖金|上限))(?:分别|(?:[全各][一-龥])?统一|均|也)?(?:调整|提高|上调|调增|下调|提升)?(?:[为至到是]|按照?)$/;

/**
 * For whom a sum is, where a clause gives several: `给予⟦教师家庭⟧1.2万元、护士家庭0.6万元补贴`, `⟦可贷上限⟧为⟦单身职工⟧52万元、已婚职工78万元`.
 * Null where it does not say for whom, or says it of no other sum.
 */
export function receiverOf(
  scene: Scene,
  clause: Range,
  quantity: Quantity,
  ruled: readonly Quantity[],
): Receiver | null {
  if (quantity.kind !== 'money') return null;
  const own = whomOf(scene, clause, quantity);
  if (own === null) return null;
  let first = own;
  let others = 0;
  for (const one of ruled) {
    if (one === quantity || one.kind !== 'money' || one.start < clause.start || one.end > clause.end) continue;
    const said = whomOf(scene, clause, one);
    if (said === null) continue;
    others++;
    if (said.start < first.start) first = said;
  }
  if (others === 0) return null;
  const { text } = scene.paper;
  const what = WHAT.exec(text.slice(clause.start, first.start))?.[1];
  return { whom: text.slice(own.start, own.end), what: what === undefined ? null : named(what) };
}

/** The noun phrase without what leads up to it: `⟦提高首套房⟧最高贷款额度`, `其他县（市、⟦区）⟧贷款额度`. */
function named(words: string): string | null {
  const close = words.search(/[）)]/);
  const whole = close >= 0 && !/[（(]/.test(words.slice(0, close)) ? words.slice(close + 1) : words;
  return trimmed(whole).replace(LEADS, '') || null;
}
const LEADS = /^(?:提高|上调|调整|优化|包括|继续(?:实施|执行)|实施|执行)(?=[一-龥]{4})/;

function whomOf(scene: Scene, clause: Range, { start }: Quantity): Range | null {
  const { text } = scene.paper;
  // `双职工⟦按⟧100万元`
  const end = LINKS.has(text.charCodeAt(start - 1)) ? start - 1 : start;
  if (!ENDS_WHOM.has(text.charCodeAt(end - 1))) return null;
  const said = WHOM.exec(text.slice(Math.max(clause.start, end - 18), end))?.[1];
  return said === undefined ? null : { start: end - said.length, end };
}

/** A condition together with for whom the sum is. */
export function withReceiver(condition: string | null, receiver: Receiver | null): string | null {
  if (receiver === null || condition?.includes(receiver.whom) === true) return condition;
  return condition === null ? receiver.whom : `${condition}，${receiver.whom}`;
}
