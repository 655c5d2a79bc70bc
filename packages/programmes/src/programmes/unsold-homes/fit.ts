import { compare } from '@luoshi/reading';
import type { Decimal } from '@luoshi/reading';
import { intervalOf } from '../../definition/figure.js';
import type { Figure } from '../../definition/figure.js';
import type { RecordOf } from '../../definition/register.js';
import type { View } from '../../engine/view.js';
import type { needs } from './demand.js';
import { settled } from './parameters.js';

type Need = RecordOf<typeof needs>;

/** Whether homes of sizes from–to have the sizes that a need asks for; null where the sizes are not known. */
export function sizesFit(from: Figure | null, to: Figure | null, need: Need): boolean | null {
  const [low, high] = [intervalOf(from), intervalOf(to)];
  const [least, most] = [intervalOf(need.areaFrom), intervalOf(need.areaTo)];
  if (from === null || to === null || low.lower === null || high.upper === null) return null;
  const fromOk = need.areaFrom === null || compare(low.lower, least.upper ?? least.lower ?? '0') >= 0;
  const toOk = need.areaTo === null || compare(high.upper, most.lower ?? '0') <= 0;
  return fromOk && toOk;
}

/** Limits on sizes, for letting and for sale; null where none is set. */
export interface SizeLimits {
  readonly rent: Decimal | null;
  readonly sale: Decimal | null;
}

export const sizeLimits = (view: View): SizeLimits => ({
  rent: settled(view, 'size-limit'),
  sale: settled(view, 'size-limit-sale'),
});

/** Whether homes up to a size surely are above the limit of what a need is for; one that does not say, above both. */
export function aboveLimit(to: Figure | null, { tenure }: Need, limits: SizeLimits): boolean {
  const largest = to === null ? null : intervalOf(to).lower;
  if (largest === null) return false;
  const those = tenure === null ? [limits.rent, limits.sale] : [limits[tenure]];
  return those.every((limit) => limit !== null && compare(largest, limit) > 0);
}
