import type { Quantity } from '../recognise/quantity/quantity.js';
import { Codes } from '../text/codes.js';
import type { Range } from '../text/span.js';
import type { Bounding } from './left-edge.js';
import { leftEdge } from './left-edge.js';
import { pastBracket } from './old-value.js';
import { wordsBefore } from './noun-phrase.js';
import type { Scene } from './scene.js';
import { clauseAt } from './sentence.js';

const CHANGES_TO =
  /^[^，。,;；\d]{0,8}(?:统一)?(?:提高|提升|提|增加|增长|上升|升|增|扩大|扩容|下降|降低|降|减少|减|压缩|压减|缩短|延长|调整|调[高低增减]?|放宽|恢复|可贷|上浮|下调|上调|变|改|优化|精简)[更成]?[至到为](?:20\d{2}年(?:\d{1,2}月)?[末底]?的?)?[^，。,;；\d]{0,24}$/;

const OF_MOVE = new Codes('至到为');

/** Whether the words between two values say that the one becomes the other: most hold none of 至, 到, 为. */
const movesTo = (text: string, from: number, to: number): boolean =>
  OF_MOVE.within(text, from, to) && CHANGES_TO.test(text.slice(from, to));

/** The old value that the figure replaces (`由⟦60%⟧提高到100%`), or null. */
export function originOf(scene: Scene, clause: Range, quantity: Quantity): Quantity | null {
  const { text } = scene.paper;
  let previous: Quantity | null = null;
  for (const other of scene.quantities) {
    if (other.end > quantity.start) break;
    // `由5.9%（⟦LPR+130BP⟧）下调至5.5%`: what stands in the old value's bracket is none.
    if (other.start >= clause.start && !(previous && other.end <= pastBracket(text, previous.end))) previous = other;
  }
  if (!previous) return originBefore(scene, clause, quantity);
  if (OPENS_BASE.has(text.charCodeAt(previous.end)) && ON_BASE.test(text.slice(previous.end, quantity.start)))
    return previous;
  if (previous.kind !== quantity.kind || quantity.start - previous.end > 34) return null;
  const behind = pastBracket(text, previous.end);
  if (!movesTo(text, behind < quantity.start ? behind : previous.end, quantity.start)) return null;
  // `由新房80万元和二手房60万元统一提高至…`: the first of two old values.
  const first = scene.quantities[scene.quantities.indexOf(previous) - 1];
  const joined = first && first.start >= clause.start && first.kind === previous.kind;
  return joined && /^(?:和|及|、)[^，。,;；由从]{0,10}$/.test(text.slice(first.end, previous.start)) ? first : previous;
}

/** `限额在1200元/月⟦的基础上增加⟧25%`: what is raised stands before the base. */
const OPENS_BASE = new Codes('的基');
const ON_BASE = /^的?基础上(?:再|另行?|分别|可|相应|统一)*(?:增加|提高|上浮|上调|下浮|下调|降低|减少|增长)$/;

/** `首付比例从最低⟦30%⟧，降至最低20%`: the old value in the clause before, or null. */
function originBefore(scene: Scene, clause: Range, quantity: Quantity): Quantity | null {
  const { text } = scene.paper;
  if (!MOVED_TO.has(text.charCodeAt(clause.start))) return null;
  const old = scene.quantities.findLast((q) => q.end <= clause.start);
  if (!old || old.kind !== quantity.kind || old.end !== clause.start - 1) return null;
  if (!CHANGES_TO.test(text.slice(clause.start, quantity.start))) return null;
  return /(?:由|从)[^，,；;。]{0,24}$/.test(text.slice(Math.max(scene.sentence.start, old.start - 26), old.start))
    ? old
    : null;
}

/** 降至, 提高到, 调整为, 上调至, 下调至, 扩大到, 压缩至, 延长至, 缩短至, 放宽至, 增加到, 减少到, 再, 统一 */
const MOVED_TO = new Codes('降提调上下扩压延缩放增减再统');

/** `贷款额度⟦由40万元调整至60万元⟧`: what changes stands before 由; empty where nothing does. */
export function movedWords(scene: Scene, clause: Range, origin: Quantity, bounding: Bounding): string {
  const own = origin.start < clause.start ? scene.sentence.clauses[clauseAt(scene.sentence, origin.start)]! : clause;
  let edge = leftEdge(scene, own, origin, bounding);
  // `津贴从每月3300元提高到…`: 每月 belongs to the old value.
  const rest = scene.paper.text.slice(edge.at, origin.start);
  let to = origin.start;
  if (edge.by === 'time' && RIGHT_BEHIND.test(rest)) {
    // `利率下限⟦自明日起⟧由4.1%降至3.8%`: a time right before 由 is not what moves.
    const time = scene.times.findLast(({ end }) => end <= edge.at);
    edge = leftEdge(scene, own, origin, bounding, false);
    if (time && time.start > edge.at)
      to = SINCE.has(scene.paper.text.charCodeAt(time.start - 1)) ? time.start - 1 : time.start;
  } else if (!FROM.test(rest)) edge = leftEdge(scene, own, origin, bounding, false);
  const words = scene.paper.text.slice(edge.at, to);
  const from = FROM.exec(words) ?? ON.exec(words);
  return wordsBefore(scene.paper.text, edge.at, edge.at + (from ? from.index : words.length), edge.by === 'figure');
}

const SINCE = new Codes('自从');
const RIGHT_BEHIND = /^(?:起|开始|后|以后)?[由从]/;
const FROM = /(?:由|从)[^由从]{0,20}$/;
/** `限额⟦在⟧1200元/月的基础上` */
const ON = /(?:可|可以)?在(?:现行|原有|原来|已有)?$/;
