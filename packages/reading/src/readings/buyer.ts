import type { Around } from './around.js';
import { GIVES } from './conditional.js';
import type { Scene } from './scene.js';

const OTHERS_BUY =
  /(?:鼓励|支持|引导|组织|推动|收购|争取|力争|确保|完成|由[^，,]{2,20})[^，,]{0,20}(?:购买|购置|团购|认购)/;

/** `⟦购买单套建筑面积⟧90平方米以上` */
export const BUYS = /(?:购买|购置|团购|认购|购得|新购)[^，,；;]{0,20}$/;

/** `在城区⟦购买⟧1套新房，一次性⟦给予⟧2万元`: what somebody buys who is then given something. */
export function buyer(scene: Scene, a: Around): boolean {
  const { text } = scene.paper;
  if (!BUYS.test(a.before)) return false;
  if (OTHERS_BUY.test(text.slice(a.clause.start, a.clause.start + 60))) return false;
  return scene.cues.some((hit) => hit.start >= a.clause.end && (GIVES & (1 << hit.cue)) !== 0);
}
