import type { Quantity } from '../recognise/quantity/quantity.js';
import type { Around } from './around.js';
import type { Scene } from './scene.js';

const DEED_RIGHT_BEFORE = /(?:新增|新建|建成|建设|培育|引进|打造|交付|选定|设立|完成)$/;

/** Whether a figure states nothing of its own, and why: an ordinal, part of a name, manner of speaking. Else null. */
export function idleBecause(scene: Scene, quantity: Quantity, a: Around): string | null {
  const words = scene.paper.text.slice(quantity.start, quantity.end);
  if (named(quantity, scene)) return 'in a name';
  if (idle(scene, quantity, words, a)) return 'manner of speaking';
  if (words.startsWith('第')) return 'ordinal';
  if (scene.paper.text.charCodeAt(quantity.start - 1) === 0x25 /* % */) return 'in a link';
  if (/[×＝=]\s*$/.test(a.before)) return 'part of a formula';
  if (/[（(、]不?含$/.test(a.before)) return 'says whether the bound counts in';
  if (/^之一/.test(a.behind)) return 'one of them';
  if (/^(?:千伏|伏|kV|KV|V)$/.test(quantity.unit ?? '') && /^[一-龥]/.test(a.behind)) return 'size in a name';
  if (
    /^[一-龥]{0,8}(?:城市|省份|省市|县区|区县|地市|国家)?第[一二三四五六七八九十\d]/.test(a.behind) &&
    RANKED.test(a.before)
  )
    return 'field of a ranking';
  if (isWhole(scene, quantity)) return 'base of a share';
  if (isOrigin(scene, quantity, a)) return 'base of a comparison';
  return null;
}

/** Small counts in Chinese numerals are mostly manner of speaking (`一个`, `两大`); they are figures only as objects of a deed. */
function idle(scene: Scene, quantity: Quantity, words: string, a: Around): boolean {
  if (/^(?:方面|大类?|部分|章|点意见)/.test(quantity.unit + a.behind.slice(0, 4))) return true;
  if (quantity.unit === '大' || (quantity.unit === '条' && /^[一-龥]{0,6}(?:措施|政策|举措|意见)/.test(a.behind)))
    return true;
  if (
    quantity.unit === '次' &&
    scene.times.some((t) => t.kind === 'recurrence' && t.start >= a.clause.start && t.end <= quantity.start)
  )
    return false;
  if (!/^[一-鿿〇]+$/.test(words)) return false;
  if (quantity.qualifier !== null || quantity.kind === 'ratio' || quantity.kind === 'money') return false;
  if (/[十百千万亿]/.test(words) && !/^十[大条项个]/.test(words)) return false;
  return !(quantity.kind === 'count' && DEED_RIGHT_BEFORE.test(a.before) && !words.startsWith('一'));
}

const RANKED = /(?:居|列|在|全国|全省|全市|重点)$/;

const NAMED = /[《“"][^》”"]*$/;
const CLOSES = /^[^《“"]*[》”"]/;

/** Whether the figure stands inside a title or a quoted name (`《2024年5G工厂名录》`, `“1个规划引领+2个体系支撑”`). */
function named(quantity: Quantity, scene: Scene): boolean {
  const { text } = scene.paper;
  const from = Math.max(scene.sentence.start, quantity.start - 40);
  const before = text.slice(from, quantity.start);
  const at = before.search(NAMED);
  if (at < 0) return false;
  const closes = CLOSES.exec(text.slice(quantity.end, Math.min(scene.sentence.end, quantity.end + 40)));
  // A quotation that runs over clauses is speech, not a name.
  return closes !== null && !/[，,。]/.test(before.slice(at) + closes[0]);
}

/** The base of a comparison: `由⟦60%⟧提高到100%`, `从原来的每月⟦3300元⟧提高到3438元`, `⟦40万元⟧调整至60万元`. */
function isOrigin(scene: Scene, quantity: Quantity, a: Around): boolean {
  let next = scene.quantities.find((q) => q.start >= quantity.end);
  if (!next || next.start - quantity.end > 40) return false;
  // `由新房⟦80万元⟧和二手房60万元统一提高至100万元`: two old values.
  if (/(?:由|从)[^，。,;；\d]{0,24}$/.test(a.before) && OTHER_ORIGIN.test(between(scene, quantity, next))) {
    const second = next;
    next = scene.quantities.find((q) => q.start >= second.end);
    if (next?.kind === quantity.kind && MOVES.test(between(scene, second, next))) return true;
  }
  if (!next) return false;
  if (!/(?:由|从)[^，。,;；]{0,24}$/.test(a.before)) {
    return (
      next.kind === quantity.kind &&
      /^(?:统一)?(?:调整|提高|提升|放宽|下调|上调|降低|下降|压缩|缩短)[至到为]$/.test(between(scene, quantity, next))
    );
  }
  return MOVES.test(a.behind);
}

const OTHER_ORIGIN = /^(?:和|及|、)[^，。,;；由从]{0,10}$/;
const MOVES =
  /^[^，。,;；\d]{0,8}(?:统一)?(?:提高|提升|提至|提到|增加|增长|上升|升|增|扩大|扩容|下降|降低|降|减少|减|压缩|压减|缩短|调整|调|放宽|恢复|上浮|下浮|变|下调|上调)/;

/** The whole of a share: `占年度计划⟦420亿元⟧的55.1%`. */
function isWhole(scene: Scene, quantity: Quantity): boolean {
  const next = scene.quantities.find((q) => q.start >= quantity.end);
  return next?.kind === 'ratio' && between(scene, quantity, next) === '的';
}

const between = (scene: Scene, one: Quantity, two: Quantity): string => scene.paper.text.slice(one.end, two.start);
