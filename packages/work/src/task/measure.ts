import { divide, multiply } from '@luoshi/reading';
import type { Decimal } from '@luoshi/reading';

/** From one unit of measure into another: a figure is multiplied by `top` and divided by `bottom`. */
export interface Conversion {
  readonly from: string;
  readonly to: string;
  readonly top: Decimal;
  readonly bottom: Decimal;
}

const PLACES = 18;

/** Bounds in another unit, never narrower than they were; null is without a bound. */
export const convert = <Bound extends Decimal | null>(
  { least, most }: { readonly least: Bound; readonly most: Bound },
  { top, bottom }: Pick<Conversion, 'top' | 'bottom'>,
): { readonly least: Bound; readonly most: Bound } => ({
  least: (least === null ? null : divide(multiply(least, top), bottom, PLACES, 'down')) as Bound,
  most: (most === null ? null : divide(multiply(most, top), bottom, PLACES, 'up')) as Bound,
});
