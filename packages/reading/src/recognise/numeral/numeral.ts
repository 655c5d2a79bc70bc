import type { Decimal } from '../../text/decimal.js';
import type { Range } from '../../text/span.js';

/**
 * A number as written, without unit or classifier: `3000亿`, `1.05亿`, `１２`, `两百`, `千亿`, `三十五`, `3,140`.
 * Its range covers digits and multiplier.
 */
export interface Numeral extends Range {
  /** Exact value with the multiplier worked in: `1.05亿` → `"105000000"`. */
  readonly value: Decimal;
  /** How it is written: `arabic` (full-width digits too), `chinese` (`三十五`), `bare` (a multiplier alone: `千亿`), `mixed` (`3千余` has none: `3千`). */
  readonly script: 'arabic' | 'chinese' | 'bare' | 'mixed';
  /** Exponent of the multiplier behind the digits, 0 without one: `3000亿` → 8, `1.24万` → 4, `三十五` → 0. */
  readonly exponent: number;
}
