import type { Quantity } from '../recognise/quantity/quantity.js';
import { Codes } from '../text/codes.js';
import type { Around } from './around.js';
import type { Scene } from './scene.js';

const RULED_IN_CLAUSE = /的[一-龥]{1,10}(?:予以|给予|实行|享受)/;
const NOUN_AT_END = /的[一-龥]{1,8}$/;
const ITS_OWN = '其'.charCodeAt(0);
const ITS = /^其(?![中他余次实它])/;

/** Whether the clause says on whom it rules, or its last noun is what the next clause goes on about. */
export function saysWhich(scene: Scene, a: Around): boolean {
  const { text } = scene.paper;
  const { clause } = a;
  if (text.startsWith('对', clause.start) && RULED_IN_CLAUSE.test(a.behind)) return true;
  return (
    a.goesOn &&
    text.charCodeAt(clause.end + 1) === ITS_OWN &&
    ITS.test(text.slice(clause.end + 1, clause.end + 3)) &&
    NOUN_AT_END.test(text.slice(clause.start, clause.end).slice(-10))
  );
}

/** `对…、停留3天以上⟦的旅行团⟧，`: whether the clause opens with for whom the next one rules and ends in them. */
export const ofThem = ({ paper: { text } }: Scene, { clause, behind }: Around): boolean =>
  text.startsWith('对', clause.start) && THEM.test(behind);
const THEM = /、[^，,、]{2,14}的[一-龥]{2,12}$/;
const EACH_OWN = /^[^，,；;]{0,10}分别/;

/** `按活动规模1万人以上、5000人以上，⟦分别⟧…`: grades, each with what it is given. */
export function graded(scene: Scene, { clause }: Around): boolean {
  const { text } = scene.paper;
  return text.startsWith('按', clause.start) && EACH_OWN.test(text.slice(clause.end + 1, clause.end + 16));
}

const ENDS_THOSE = new Codes('者人庭员工体');
const OF_THOSE = /的[一-龥]{0,4}(?:者|购房人|申请人|家庭|人员|职工|群体)$/;

/** Whether the clause of the figure ends in 的 (a bracket aside) no further than 40 characters on. */
export function ending(scene: Scene, a: Around, quantity: Quantity): boolean {
  const { text } = scene.paper;
  if (a.clause.end - quantity.end > 60) return false;
  let at = a.clause.end - 1;
  const code = text.charCodeAt(at);
  if (code === 0xff09 || code === 0x29) {
    const open = Math.max(text.lastIndexOf('（', at), text.lastIndexOf('(', at));
    if (open > quantity.end - 1) at = open - 1;
  }
  // `…并网签备案⟦的购房者⟧，`
  const noun = ENDS_THOSE.has(text.charCodeAt(at))
    ? OF_THOSE.exec(text.slice(Math.max(quantity.end, at - 7), at + 1))
    : null;
  if (noun) at -= noun[0].length - 1;
  return text.charAt(at) === '的' && at >= quantity.end;
}
