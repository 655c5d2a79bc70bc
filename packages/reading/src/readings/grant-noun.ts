import type { Quantity } from '../recognise/quantity/quantity.js';
import { Codes } from '../text/codes.js';
import type { Range } from '../text/span.js';
import { trimmed } from './noun-phrase.js';
import type { Scene } from './scene.js';

/** What a rule gives, as the alternatives of an expression. */
export const GRANT = '奖补|补助|补贴|奖励|奖金|资助|贴息|支持|补偿|津贴|优惠|激励资金|消费券|扣除|减免';
/** `给予50万元⟦一次性奖励⟧`, `给予最高150万元的⟦一次性场地补助⟧`. */
export const GRANT_BEHIND = new RegExp(
  `^(?:[（(][^（）()\\d，,]{2,14}[）)])?(?:不等)?的?(?:[一-龥]{2,6}、[一-龥、]{2,16}等)?((?:一次性|定额|专项)?[一-龥]{0,10}?(?:${GRANT}))`,
);
const GRANT_NOUN = new RegExp(`(?:一次性)?[一-龥]{0,4}?(?:${GRANT})`);

/** `分别给予3万元、2万元⟦购房补贴⟧`: what a series of sums is stands behind the last of them. */
export function sharedGrant(scene: Scene, clause: Range, quantity: Quantity): string | null {
  const { text } = scene.paper;
  let last = quantity;
  for (const q of scene.quantities) {
    if (q.start <= last.start) continue;
    // `青年家庭1.5万元、⟦多孩家庭⟧2.5万元的补贴`
    if (q.kind !== quantity.kind || q.start - last.end > 9) break;
    if (!/^[、和及/／]?(?:[一-龥]{2,8})?$/.test(text.slice(last.end, q.start))) break;
    last = q;
  }
  if (last === quantity || last.end > clause.end) return null;
  return GRANT_BEHIND.exec(text.slice(last.end, Math.min(clause.end, last.end + 24)))?.[1] ?? null;
}

/** `给予⟦展位费⟧最高80%⟦支持⟧`, `、⟦机票费⟧最高70%支持`: what the rate is of, with the grant; null where no such noun stands before it. */
export function ofBase(before: string, grant: string): string | null {
  const at = before.search(/给予|予以|享受|提供/);
  const open = at >= 0 ? at + 2 : LISTED.has(before.charCodeAt(0)) ? 1 : -1;
  if (open < 0 || grant.length > 2) return null;
  const base = trimmed(before.slice(open)).replace(/不超过|不高于|最高|按照?/g, '');
  const named = base.length >= 2 && base.length <= 18 && !/[价款额]$/.test(base) && !GRANT_NOUN.test(base);
  return named ? base + grant : null;
}
/** What joins a rate to the one before it. */
export const LISTED = new Codes('、和');
