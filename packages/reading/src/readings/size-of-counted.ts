import type { Quantity } from '../recognise/quantity/quantity.js';
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
