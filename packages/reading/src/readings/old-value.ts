import type { Quantity } from '../recognise/quantity/quantity.js';
import { Codes } from '../text/codes.js';
import type { Around } from './around.js';
import { Call, Trail } from './calls.js';
import type { Scene } from './scene.js';

/** The base of a comparison: `由⟦60%⟧提高到100%`, `从原来的每月⟦3300元⟧提高到3438元`, `⟦40万元⟧调整至60万元`. */
export function isOldValue(scene: Scene, quantity: Quantity, a: Around): boolean {
  // `由5.9%⟦（LPR+130BP）⟧下调至5.5%`: a bracket right behind belongs to the old value.
  const end = pastBracket(scene.paper.text, quantity.end);
  let next = end === quantity.end ? a.following : (scene.quantities.find((q) => q.start >= end) ?? null);
  const from = a.calling(Call.origin);
  // `要求⟦从原来的3年内⟧缴纳2年社保调整至…`
  if (from && ENDS_ONCE.has(a.last) && /[由从]原(?:来|先)的?$/.test(a.before)) return true;
  if (!next || next.start - quantity.end > 40)
    return from && /(?:由|从)$/.test(a.before) && a.trailing(Trail.becomes) && NO_SUM.test(a.behind);
  // `由新房⟦70万元⟧和旧房50万元统一提高至90万元`: two old values.
  if (from && /(?:由|从)[^，。,;；\d]{0,24}$/.test(a.before) && OTHER_ORIGIN.test(between(scene, quantity, next))) {
    const second = next;
    next = scene.quantities.find((q) => q.start >= second.end) ?? null;
    if (next?.kind === quantity.kind && MOVES.test(between(scene, second, next))) return true;
  }
  if (!next) return false;
  if (!from || !/(?:由|从)[^，。,;；]{0,24}$/.test(a.before)) {
    // `在⟦1200元/月⟧的基础上增加25%`
    if (a.trailing(Trail.base) && BASE_BEHIND.test(a.behind) && !(a.calling(Call.giving) && a.before.includes('给予')))
      return true;
    // `将现行的⟦18项⟧措施增加为25项`
    if (next.unit === quantity.unit && TAKES.test(a.before) && MADE_INTO.test(between(scene, quantity, next)))
      return true;
    return (
      next.kind === quantity.kind &&
      next.start - quantity.end <= 5 &&
      MOVED_TO.has(scene.paper.text.charCodeAt(next.start - 1)) &&
      /^(?:统一)?(?:调整|提高|提升|放宽|下调|上调|调[高低增减]|降低|下降|压缩|缩短|延长)[至到为]$/.test(
        between(scene, quantity, next),
      )
    );
  }
  // `由原来的按余额的⟦15倍⟧计算，调整为按20倍计算`
  if (next.start > a.clause.end && WAS.test(a.before) && MOVES_RECKONED.test(between(scene, quantity, next)))
    return true;
  return (
    (end === quantity.end ? MOVES.test(a.behind) : MOVES.test(scene.paper.text.slice(end, next.start))) ||
    MOVES_NEXT.test(between(scene, quantity, next))
  );
}

/** Where a short bracket that opens at `at` ends; `at` where none opens. */
export function pastBracket(text: string, at: number): number {
  if (!OPENS.has(text.charCodeAt(at))) return at;
  for (let to = at + 1; to < at + BRACKET; to++) if (CLOSES.has(text.charCodeAt(to))) return to + 1;
  return at;
}
const OPENS = new Codes('（(');
const CLOSES = new Codes('）)');
/** Characters within which it closes. */
const BRACKET = 16;

/** `首付比例从最低⟦30%⟧，降至最低20%`: the move stands in the next clause. */
const MOVES_NEXT =
  /^[，,](?:统一|全部|再)?(?:提高|提升|增加|上升|扩大|下降|降低|降|减少|压缩|缩短|延长|调整|放宽|上调|下调)[至到为][^，。,;；\d]{0,6}$/;
const TAKES = /(?:将|把)[^，,。；;\d]{0,8}(?:20\d\d年)?[^，,。；;\d]{0,6}$/;
const MADE_INTO = /^[一-龥]{1,12}?(?:调整|优化)?(?:增加|扩大|扩展|拓展|扩容|压减|精简|减少|归并|整合|提高)[为至到]$/;
const ENDS_ONCE = new Codes('来先的');
const WAS = /[由从](?:原|现行|目前)[^，,；;]{0,24}$/;
const MOVES_RECKONED = /^[^，,。；;\d]{0,10}[，,](?:统一)?(?:提高|调整|改|变更|放宽)[至到为][^，,。；;\d]{0,20}$/;
/** `40万元调整⟦至⟧60万元` */
const MOVED_TO = new Codes('至到为');
const BASE_BEHIND =
  /^(?:的?基础上(?:再|另行?|分别|可|相应|统一)*(?:增加|提高|上浮|上调|下浮|下调|降低|减少|增长)|的[一-龥]{1,8}基础上(?:再|另|$))/;
/** `由⟦3000元⟧调整为按实际租金提取` */
const NO_SUM = /^(?:统一)?(?:调整|变更|改)为[^\d]{4}/;
const OTHER_ORIGIN = /^(?:和|及|、)[^，。,;；由从]{0,10}$/;
const MOVES =
  /^[^，。,;；\d]{0,8}(?:统一)?(?:提高|提升|提至|提到|增加|增长|上升|升|增|扩大|扩容|下降|降低|降|减少|减|压缩|压减|缩短|延长|调整|调|放宽|恢复|上浮|下浮|变|改[为成]|优化[为至]|精简[为至到]|下调|上调|[一-龥]{0,4}可贷至)/;

const between = (scene: Scene, one: Quantity, two: Quantity): string => scene.paper.text.slice(one.end, two.start);
