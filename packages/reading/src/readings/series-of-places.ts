import type { Quantity } from '../recognise/quantity/quantity.js';
import { Codes } from '../text/codes.js';
import type { Scene } from './scene.js';
import { goesOn, placesOf } from './scene.js';

/** `⟦南浦区⟧6504套`: an area right before the first figure of a sentence, whether a list of divisions names it or not. */
const AREA =
  /^[\s…]*(?:\d{1,2}[.、．])?((?!其|各|全|每|该|本|在|上述)[一-龥]{2,5}?(?:[省市县州旗镇乡]|街道|(?<![园社小户片校库牧林矿灾营展景厂街专分特范验聚护放作导行住])区))[则仅只]?(?:为|有|达到?)?$/;
const ENDS_AREA = new Codes('省市县州旗镇乡道区则仅只为有达到');
const LONGEST = 14;

/** The area with which a sentence opens that says nothing else before its first figure; null for others. */
export function areaOnly({ paper: { text }, sentence, quantities }: Scene): string | null {
  const first = quantities[0];
  if (!first || first.start - sentence.start > LONGEST || !ENDS_AREA.has(text.charCodeAt(first.start - 1))) return null;
  return AREA.exec(text.slice(sentence.start, first.start))?.[1] ?? null;
}

const HEAD =
  /^\s*((?!其|各|全|每|该|本|在|上述)[一-龥]{2,3}(?:[县旗]|(?<![园社小户片库牧林矿灾营展景厂专分特范验聚护放作导行住老新城山])区))(?=[一-龥]{2})/;

/**
 * `东湖区交付90套；⟦南浦区⟧在建40套`: the area with which a sentence opens behind a semicolon and a sentence that opened with a
 * place, so that no list of divisions has to name it; null for others.
 */
export function areaAtHead(scene: Scene): string | null {
  const { paper, sentence, before } = scene;
  const { text } = paper;
  if (before === null || !goesOn(scene)) return null;
  const hit = HEAD.exec(text.slice(sentence.start, sentence.start + LONGEST));
  if (!hit) return null;
  const first = placesOf(before)[0];
  const opens = first !== undefined && first.start - before.sentence.start <= OPENING;
  return opens || HEAD.test(text.slice(before.sentence.start, before.sentence.start + LONGEST)) ? hit[1]! : null;
}

/** `截至8月底，⟦东湖区⟧…`: how far into the first sentence of such a series its place may stand. */
const OPENING = 12;

/** A figure with the scene it stands in. */
export interface Placed {
  readonly scene: Scene;
  readonly quantity: Quantity;
}

/**
 * `东湖区累计交付⟦8120套⟧，交付率⟦91.2%⟧；南浦区6504套、84.6%；北山区5210套，69.3%`: what the first member of such a series
 * measures by the figure that stands in this one's place in it. Null outside of a series, and where units differ or words
 * of its own stand before the figure.
 */
export function inFirstOf(scene: Scene, quantity: Quantity): Placed | null {
  if (areaOnly(scene) === null) return null;
  const { text } = scene.paper;
  const at = scene.quantities.indexOf(quantity);
  const previous = scene.quantities[at - 1];
  if (previous && !PARTED.test(text.slice(previous.end, quantity.start))) return null;
  let one: Scene = scene;
  while (one.before && goesOn(one) && areaOnly(one) !== null) one = one.before;
  if (one === scene) return null;
  // `东湖区、南浦区完成率分别为61%、⟦58%⟧；北山区34%`
  const same = one.quantities[at]?.unit === quantity.unit ? one.quantities[at] : undefined;
  return same ? { scene: one, quantity: same } : null;
}

const PARTED = /^[、，,（(\s]*$/;

/** `⟦东湖区⟧累计交付`, `⟦东湖区、南浦区⟧完成率`: the places of the first member are not those of the others. */
const PLACES =
  /^(?:其中)?(?:[一-龥]{1,5}[省市县区州盟旗][、和及与])*(?:[一-龥]{2,4}?[省市县州盟旗镇乡]|[一-龥]{2,4}?(?<![园社小户片校库牧林矿灾营展景厂专分特范验聚护放作导行住老城山])区)(?=[一-龥]{2,})/;

/** A subject without the places that it opens with; whole where what is left would not stand for itself. */
export function withoutPlaces(subject: string): string {
  const rest = subject.replace(PLACES, '');
  return GOES_ON.test(rest) ? subject : rest;
}
/** `东湖区⟦及开发区西区⟧`: only a part of what names the places. */
const GOES_ON = /^(?:[及和与、（(]|市区)/;
