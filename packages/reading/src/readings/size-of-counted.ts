import type { Quantity } from '../recognise/quantity/quantity.js';
import { Codes } from '../text/codes.js';
import type { Range } from '../text/span.js';
import type { Around } from './around.js';
import type { Scene } from './scene.js';

/** Whether the sum says of what size the projects or firms are that are counted right behind it. */
export function classOf(scene: Scene, quantity: Quantity, a: Around): boolean {
  const next = a.following;
  if (next?.kind !== 'count' || next.start >= a.clause.end || next.start - quantity.end > 14) return false;
  return CLASS.test(scene.paper.text.slice(quantity.end, next.start));
}

const CLASS = /^[一-龥]{0,6}(?:项目|企业|工程|主体)(?:达到?|共|有|突破)?$/;

const SIZE =
  /^(?:以上|左右)?年?(?:产值|产量|营业收入|营收|主营业务收入|销售收入|销售额|交易额|投资额?|估值|市值)(?:在|达到?|超过?|上|突破)?$/;

/** Whether a sum says how large those are that were counted right before it. */
export function sizeOf(scene: Scene, quantity: Quantity): boolean {
  const last = scene.quantities.findLast((q) => q.end <= quantity.start);
  if (last?.kind !== 'count' || quantity.start - last.end > 12) return false;
  return SIZE.test(scene.paper.text.slice(last.end, quantity.start));
}

const SIZED =
  /^(?:年?(?:产值|产量|营业收入|营收|主营业务收入|销售收入|销售额|交易额|投资额?|估值|市值|出栏|存栏)[^，,。；;\n]{1,60}|以[^，,。；;\d\n]{2,50})的([一-龥“”A-Za-z]{2,20})$/;

const OPENS_SIZE = new Codes('年产营主销交投估市出存以');

/** `100家年产值超十亿元、10家年产值超百亿元的⟦龙头企业⟧`, `1个以县医院为龙头的⟦医共体⟧`: the noun behind how large or what kind. */
export const sizedNoun = (scene: Scene, clause: Range, quantity: Quantity): string | null =>
  OPENS_SIZE.has(scene.paper.text.charCodeAt(quantity.end))
    ? (SIZED.exec(scene.paper.text.slice(quantity.end, Math.min(clause.end, quantity.end + 90)))?.[1] ?? null)
    : null;
