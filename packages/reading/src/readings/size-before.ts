import type { Quantity } from '../recognise/quantity/quantity.js';
import type { Bounding } from './left-edge.js';
import { isBounding } from './left-edge.js';
import type { Scene } from './scene.js';
import { clauseAt } from './sentence.js';

/** A size that says which ones get what follows it, and what that is. */
export interface SizeBefore {
  readonly size: Quantity;
  readonly grant: string;
}

/** `10万平方米以下⟦按⟧300元/平方米留存` */
const BY = /^的?按$/;
const KEPT = /^的?(?:标准)?(留存|缴纳|收取|缴存|计收|征收)/;

/** Between a size and the sum: nothing but the giving. */
const GIVING = /^[^一-龥]{0,2}的?(?:房屋|住房|商品房)?(?:每[户套])?(?:给予|发放)?(补贴|补助|奖励|奖补)$/;

/** `90平方米以下⟦每套⟧8000元、…发放购房消费券` */
const EACH = /^[^一-龥]{0,4}每[户套]$/;

/** What the clause gives behind the last of its sums: `每套8000元、每套10000元⟦发放购房消费券⟧`. */
export function givenLater({ paper, sentence }: Scene, quantity: Quantity): string | undefined {
  const clause = sentence.clauses[clauseAt(sentence, quantity.start)]!;
  return GIVES_LATER.exec(paper.text.slice(quantity.end, clause.end))?.[1];
}
const GIVES_LATER = /(?:发放|给予|奖励|予以)([一-龥“”]{2,12})$/;

/** `⟦面积90平方米以下⟧补贴6000元`: the size right before what is given; null where none bounds it. */
export function sizeBefore(scene: Scene, quantity: Quantity, bounding: Bounding): SizeBefore | null {
  if (bounding.size === 0) return null;
  const size = scene.quantities.findLast((q) => q.end <= quantity.start) ?? null;
  if (!size || size.kind !== 'area' || quantity.start - size.end > 10 || !isBounding(bounding, size)) return null;
  const { text } = scene.paper;
  const gap = text.slice(size.end, quantity.start);
  if (quantity.kind === 'money' && BY.test(gap)) {
    const kept = scene.quantities.findLast((q) => q.kind === 'money' && q.start - quantity.end < 30) ?? quantity;
    const deed = KEPT.exec(text.slice(kept.end, kept.end + 6))?.[1];
    return deed === undefined ? null : { size, grant: deed };
  }
  const grant = GIVING.exec(gap)?.[1] ?? (EACH.test(gap) ? givenLater(scene, quantity) : undefined);
  return grant === undefined ? null : { size, grant };
}
