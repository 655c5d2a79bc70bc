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
  /(?:给予|予以|奖励|补助|补贴|发放给?|[为至到是]|按照?|[、和，,])(?!每)((?:(?![为至到是按给])[一-龥]){0,9}(?:家庭|职工|人员|企业|机构|单位|毕业生|人才|(?:博士|硕士)(?:研究生|生)?|本科生|专科生|[大中]专生|购房人|购房者|缴存人|借款人|个人|单人|单方|夫妻双方|业主|农户))$/;
/** The last characters of those whom it knows. */
const ENDS_WHOM = new Codes('庭工员业构位生才士人者主户方');
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
  const { text } = scene.paper;
  const what = WHAT.exec(text.slice(Math.max(clause.start, first.start - FAR), first.start))?.[1];
  // `最高贷款额度为⟦单职工⟧50万元，双职工80万元`: the others stand in clauses of their own.
  if (others === 0 && what === undefined) return null;
  return { whom: text.slice(own.start, own.end), what: what === undefined ? null : named(what) };
}

/**
 * For whom a sum is whose own words say nothing else, and of what amount the words before say that it is:
 * `最高贷款额度为单职工50万元，⟦双职工⟧80万元`, `⟦贷款限额单身职工⟧为55万元`. Null where they say more, or no amount stands before.
 */
export function receiverAlone(scene: Scene, quantity: Quantity, said: string): Receiver | null {
  // `单职工⟦（一人缴存）⟧由40万元调整为50万元`
  const told = CLOSES.end(said) ? said.replace(BRACKET_LAST, '') : said;
  const { text } = scene.paper;
  if (quantity.kind === 'money') {
    const aged = told.endsWith('每人') ? AGED.exec(told)?.[1] : undefined;
    if (aged !== undefined) return agedReceiver(scene, quantity, aged);
  } else if (quantity.kind !== 'ratio' || !MOVES_UP.test(text.slice(quantity.start - 4, quantity.start))) return null;
  if (!ENDS_ALONE.end(told)) return null;
  const both = AMOUNT_OF.exec(told);
  if (both) return { what: named(both[1]!), whom: both[2]! };
  if (!ALONE.test(told) || AMOUNT_WORD.test(told)) return null;
  const { sentence } = scene;
  const own = text.slice(Math.max(sentence.start, quantity.start - FAR), quantity.start).replace(BRACKETED, '');
  const before = text.slice(Math.max(0, sentence.start - FAR), sentence.start).trimEnd();
  const amount = lastAmount(own) ?? (FOLLOWS.test(own + told) ? lastAmount(before) : HEADED.exec(before)?.[1]);
  // `引进人才在上述限额基础上再上浮8万元`: what moves is named in whole.
  const what = amount === undefined || amount.startsWith(told) ? null : named(amount);
  return what === null || what.length < 4 ? null : { whom: told, what: ofOthers(what.replace(OF_THE_TIME, ''), told) };
}

/** `发放高龄津贴，其中⟦80—89周岁⟧每人每月50元`: what the sums are was named before, of what age they are is the condition. */
function agedReceiver({ paper: { text }, sentence }: Scene, { start }: Quantity, aged: string): Receiver | null {
  const named = [...text.slice(Math.max(sentence.start, start - FAR), start).matchAll(ALLOWANCE)].at(-1)?.[0];
  return named === undefined ? null : { whom: aged, what: named };
}
const AGED = /^(\d{1,3}(?:周?岁)?(?:[—–~～至到-]+\d{1,3})?周?岁(?:及?以[上下])?[一-龥]{0,6}?)每人$/;
const ALLOWANCE = /(?<=发放|享受|领取|给予|提高)[一-龥]{1,8}(?:津贴|补贴|补助|养老金|待遇)/g;
/** `多子女家庭再⟦上浮⟧20%` */
const MOVES_UP = /(?:上浮|提高|增加)$/;

/** `已婚职工`: of `⟦单身职工⟧贷款额度` it is the amount alone; of `多子女家庭贷款额度` it says more closely for whom. */
function ofOthers(what: string, whom: string): string {
  const others = OTHERS.exec(what);
  return others?.[1] === whom.slice(-2) ? what.slice(others[0].length) : what;
}

/** The last amount that the words name, from its last 的 on: `使用房票的⟦最高贷款额度⟧`. */
function lastAmount(words: string): string | undefined {
  const said = [...words.matchAll(AMOUNT)].at(-1)?.[0];
  const of = said?.lastIndexOf('的') ?? -1;
  return said !== undefined && of >= 0 && said.length - of > 4 ? said.slice(of + 1) : said;
}
const OTHERS = /^[一-龥]{0,10}?(家庭|职工|存人|款人)(?=(?:住房|公积金|贷款|提取|最高|可贷)[一-龥]{2})/;
const CLOSES = new Codes('）)');
const BRACKET_LAST = /[（(][^（()）]*[）)]$/;
const BRACKETED = /[（(][^（）()]*[）)]/g;
/** Characters before a figure or its sentence in which the amount is sought. */
const FAR = 90;
const ENDS_ALONE = new Codes('庭工人妻方才生');
const PERSONS = '(?:[一-龥]{0,8}(?:家庭|职工|缴存人|借款人|人才|毕业生)|个人|单人|(?:职工)?单方|夫妻(?:双方)?|双方)';
const ALONE = new RegExp(`^(?![每按对])${PERSONS}$`);
const AMOUNT_WORD = /额度|限额|上限|标准|补贴|奖励|贷款|[的了为]/;
const AMOUNT_OF = new RegExp(`^(.{0,20}(?:额度|限额|上限))((?!的)${PERSONS})$`);
const AMOUNT = /[一-龥（）()“”]{0,24}?(?:额度标准|限额标准|提取标准|额度|限额|上限)/g;
/** The sentence only goes on with the one before. */
const FOLLOWS = /^\s*(?:其中|具体为|即)/;
/** A heading right before the sentence. */
const HEADED = /(?:^|\n)[^\n。]*?([一-龥]{2,24}(?:额度|限额|上限)(?:标准)?)[：:]?$/;
/** `⟦在现行我市⟧最高贷款额度` */
const OF_THE_TIME = /^(?:了|在|按照?|参照|现行|原有?|可?享受|[我本全][市县区省州])+(?=.{4})/;

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
