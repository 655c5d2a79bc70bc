import { compare, multiply } from '@luoshi/reading';
import type { Decimal } from '@luoshi/reading';
import { exactValue, intervalOf } from '../../definition/figure.js';
import type { RecordOf } from '../../definition/register.js';
import { words } from '../../definition/words.js';
import type { Words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { boughtOffers } from './bought.js';
import type { needs } from './demand.js';
import { aboveLimit, sizeLimits, sizesFit } from './fit.js';
import { homeCheck } from './home-check.js';
import { offers } from './offer.js';
import { settled } from './parameters.js';

type Offer = RecordOf<typeof offers>;
type Need = RecordOf<typeof needs>;

/** An offer that is not bought, and why. */
export interface LeftOut {
  readonly offer: string;
  readonly why: Words;
}

/** An offer that may be bought: whole, at a price that holds for certain. */
export interface Candidate {
  readonly offer: Offer;
  readonly homes: Decimal;
  readonly cost: Decimal;
  /** Indexes of the needs that its homes can meet. */
  readonly fits: readonly number[];
}

/** Why an offer cannot be chosen at all; null where it can. */
function hindrance(view: View, offer: Offer, bought: ReadonlySet<string | null>): Words | null {
  if (bought.has(offer.id)) return words('已收购', 'Bought already');
  if (offer.decision === 'left-out')
    return offer.reason === null
      ? words('已定为未选', 'Decided against')
      : words(`已定为未选：${offer.reason}`, `Decided against: ${offer.reason}`);
  if (offer.completed === false) return words('未建成', 'Not completed');
  if (offer.unsold === false) return words('已出售', 'Sold');
  if (offer.completed === null || offer.unsold === null)
    return words('是否建成、是否未售还不清楚', 'Whether it is completed and unsold is not known');
  const { fails } = homeCheck(view, offer);
  if (fails !== null) return fails;
  if (settled(view, 'whole-buildings') === 'only' && offer.wholeBuildings !== true)
    return offer.wholeBuildings === false
      ? words('不是整栋或整单元', 'No whole building')
      : words('是否整栋或整单元不清楚', 'Whether it is a whole building is not known');
  const price = intervalOf(offer.price);
  if (offer.price === null || price.upper === null) return words('没有报价', 'No price was asked');
  if (exactValue(intervalOf(offer.homes)) === null || offer.homes === '0')
    return words('可售套数不清楚', 'The number of homes is not known');
  if (overPriced(view, offer) === true)
    return words('每平方米报价高于同地段保障房重置价', 'Dearer than the replacement price');
  return null;
}

/** Whether an offer surely costs more than the replacement price; null where the cap is not set or figures are missing. */
export function overPriced(view: View, offer: Offer): boolean | null {
  const rule = settled(view, 'price-cap');
  if (rule === null) return null;
  if (rule === 'none') return false;
  const [price, area, cap] = [offer.price, offer.area, offer.replacementPrice].map(intervalOf);
  if (!price || !area || !cap || offer.price === null || offer.area === null || offer.replacementPrice === null)
    return null;
  if (price.lower !== null && area.upper !== null && cap.upper !== null)
    if (compare(price.lower, multiply(area.upper, cap.upper)) > 0) return true;
  if (price.upper !== null && area.lower !== null && cap.lower !== null)
    if (compare(price.upper, multiply(area.lower, cap.lower)) <= 0) return false;
  return null;
}

/** Sorts the offers into candidates and those that cannot be chosen (for a reason, or because they are ruled out). */
export function candidatesOf(
  view: View,
  ruledOut: readonly string[],
  wanted: readonly Need[],
): { candidates: Candidate[]; leftOut: LeftOut[] } {
  const candidates: Candidate[] = [];
  const leftOut: LeftOut[] = [];
  const mustNot = new Set(ruledOut);
  const byPlace = new Map<string | null, number[]>();
  wanted.forEach(({ place }, index) => byPlace.set(place, [...(byPlace.get(place) ?? []), index]));
  const bought = boughtOffers(view);
  const limits = sizeLimits(view);
  for (const offer of view.rows(offers)) {
    const out = (why: Words): void => void leftOut.push({ offer: offer.id, why });
    if (mustNot.has(offer.id)) {
      out(words('按要求不考虑', 'Ruled out as wished'));
      continue;
    }
    const why = hindrance(view, offer, bought);
    if (why) {
      out(why);
      continue;
    }
    const near = byPlace.get(offer.place) ?? [];
    const fits = near.map((index) => ({ index, fit: sizesFit(offer.areaFrom, offer.areaTo, wanted[index]!) }));
    const sized = fits.filter(({ fit }) => fit === true).map(({ index }) => index);
    const good = sized.filter((index) => !aboveLimit(offer.areaTo, wanted[index]!, limits));
    if (near.length === 0) out(words('所在地没有摸排出的需求', 'No need was found in its place'));
    else if (sized.length > 0 && good.length === 0)
      out(words('户型超过面积上限', 'Its homes are above the size limit'));
    else if (good.length === 0)
      out(
        fits.some(({ fit }) => fit === null)
          ? words('户型面积不清楚', 'The size of its homes is not known')
          : words('户型面积与需求不符', 'Its homes have other sizes than needed'),
      );
    else candidates.push({ offer, homes: offer.homes as Decimal, cost: intervalOf(offer.price).upper!, fits: good });
  }
  return { candidates, leftOut };
}
