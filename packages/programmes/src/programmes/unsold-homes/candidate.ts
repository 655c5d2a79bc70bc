import { compare, multiply } from '@luoshi/reading';
import type { Decimal } from '@luoshi/reading';
import { exactValue, intervalOf } from '../../definition/figure.js';
import type { Figure } from '../../definition/figure.js';
import type { RecordOf } from '../../definition/register.js';
import { words } from '../../definition/words.js';
import type { Words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import type { needs } from './demand.js';
import { offers } from './offer.js';

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

const inside = (from: Figure | null, to: Figure | null, need: Need): boolean | null => {
  const [low, high] = [intervalOf(from), intervalOf(to)];
  const [least, most] = [intervalOf(need.areaFrom), intervalOf(need.areaTo)];
  if (from === null || to === null || low.lower === null || high.upper === null) return null;
  const fromOk = need.areaFrom === null || compare(low.lower, least.upper ?? least.lower ?? '0') >= 0;
  const toOk = need.areaTo === null || compare(high.upper, most.lower ?? '0') <= 0;
  return fromOk && toOk;
};

/** Why an offer cannot be chosen at all; null where it can. */
function hindrance(view: View, offer: Offer): Words | null {
  if (offer.completed === false) return words('未建成', 'Not completed');
  if (offer.unsold === false) return words('已出售', 'Sold');
  if (offer.completed === null || offer.unsold === null)
    return words('是否建成、是否未售还不清楚', 'Whether it is completed and unsold is not known');
  const rule = view.parameter('whole-buildings').settings;
  if (rule.length === 1 && rule[0]!.value === 'only' && offer.wholeBuildings !== true)
    return words('不是整栋或整单元', 'No whole building');
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
  const { settings } = view.parameter('price-cap');
  if (settings.length !== 1) return null;
  if (settings[0]!.value === 'none') return false;
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
  for (const offer of view.rows(offers)) {
    const out = (why: Words): void => void leftOut.push({ offer: offer.id, why });
    if (mustNot.has(offer.id)) {
      out(words('按要求不考虑', 'Ruled out as wished'));
      continue;
    }
    const why = hindrance(view, offer);
    if (why) {
      out(why);
      continue;
    }
    const near = byPlace.get(offer.place) ?? [];
    const fits = near.map((index) => ({ index, fit: inside(offer.areaFrom, offer.areaTo, wanted[index]!) }));
    const good = fits.filter(({ fit }) => fit === true).map(({ index }) => index);
    if (near.length === 0) out(words('所在地没有摸排出的需求', 'No need was found in its place'));
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
