import type { Quantity } from '../recognise/quantity/quantity.js';
import type { Range } from '../text/span.js';
import type { Bounding } from './left-edge.js';
import type { Scene } from './scene.js';
import { goesOn } from './scene.js';
import type { Placed } from './series-of-places.js';
import { subjectOf } from './subject.js';

/** The last figure in the same unit of the sentence that a semicolon joins to this one; null where there is none. */
export function beforeSemicolon(scene: Scene, { unit }: Quantity): Placed | null {
  const { before } = scene;
  if (before === null || !goesOn(scene)) return null;
  const quantity = before.quantities.findLast((q) => q.unit === unit);
  return quantity ? { scene: before, quantity } : null;
}

/** What a rule sets, by its last word. */
export const LIMITS = /(?:额度|限额|标准|比例|利率|补贴|补助|奖励|上限|下限)$/;

/** `⟦缴存补贴⟧按年缴存额的1%发放` */
export const GRANT_BY =
  /([一-龥]{2,20}(?:补贴|补助|奖励|奖补|津贴|补偿|贴息|保证金|违约金|租金|价格|售价|价款))(?:资金|标准)?按[^，,；;]{2,20}的$/;
/** What stands behind such a rate. */
export const PAID_BEHIND = /^(?:比例|标准)?(?:发放|给予|支付|计发|计算|收取|缴纳|兑付|核定|确定|执行|定价)/;

/** Words that name nothing: which limit it is, or for each of what. */
export const SHORT = /^(?:最?[上下高低]限|每(?:平方米|人|户|套|亩|辆|吨|床|次|天|个))$/;

/** `缴存基数上限为3万元，⟦下限⟧为2000元`: the other limit of the same; null where no limit of it stands before. */
export function ofOtherLimit(scene: Scene, quantity: Quantity, named: string, bounding: Bounding): string | null {
  if (!named.endsWith('限')) return null;
  const other = scene.quantities.findLast((q) => q.end <= quantity.start && q.unit === quantity.unit);
  const said = other ? subjectOf(scene, other, 'keep', bounding) : '';
  return LIMIT.test(said) ? said.replace(LIMIT, named) : null;
}
const LIMIT = /(?<=.{2})最?[上下高低]限$/;

/** `⟦临时安置补助费⟧每月每平方米12元`, `⟦搬迁补助⟧：住宅每平方米15元`: what so much for each is of. */
export function ofEach(scene: Scene, clause: Range, quantity: Quantity): string | null {
  return EACH_OF.exec(scene.paper.text.slice(clause.start, quantity.start))?.[1] ?? null;
}
const EACH_OF = /^\s*([一-龥（）]{2,16}?(?:费|补贴|补助|补偿|奖励|津贴|标准|租金|价格))(?:标准)?(?:为|按)?每/;

/** `老旧小区改造⟦按每户⟧1.2万元`: for each of what is no part of the name. */
export const withoutEach = (named: string): string => (named.includes('按') ? named.replace(BY_EACH, '') : named);
const BY_EACH = /(?<=.{3})可?按照?每(?:户|套|人|平方米|亩|台|个|间|张|床)$/;
