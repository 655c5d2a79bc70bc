import type { Decimal } from '../../text/decimal.js';
import type { Range } from '../../text/span.js';

/** What is measured. `ratio` is a percentage or fraction, `point` percentage points, `multiple` 倍. */
export type QuantityKind =
  | 'money'
  | 'count'
  | 'area'
  | 'length'
  | 'mass'
  | 'volume'
  | 'power'
  | 'energy'
  | 'temperature'
  | 'computing'
  | 'ratio'
  | 'point'
  | 'multiple'
  | 'duration'
  | 'age';

/**
 * A number with its unit and all the words that bend it: `近24万套`, `不低于15%`, `40至60平方米`.
 * The range covers qualifier, number, multiplier and unit. See the contract of a reading for every field.
 */
export interface Quantity extends Range {
  readonly kind: QuantityKind;
  /** Exact value in the base unit (元, not 亿元; 0.6341, not 63.41 %); null for a range of two values and for `A:B`. */
  readonly value: Decimal | null;
  /** `CNY`, `USD` …, `%`, `pp`, else the paper's own unit or classifier; null where it has none (`180多万`). */
  readonly unit: string | null;
  /** The words that bend it, as written (`近`, `以上`, `累计不少于`; two around it joined by `+`: `超+以上`), else null. */
  readonly qualifier: string | null;
  /** The interval that the words allow; null is unbounded. A plain number is [value, value]. */
  readonly lower: Decimal | null;
  readonly upper: Decimal | null;
  /** Whether the bound itself is outside (`近24万`: both true; `不少于2`: lowerOpen false). */
  readonly lowerOpen: boolean;
  readonly upperOpen: boolean;
  /** What one of them is for, where said: `每人1000元` → `人`, `每月2000万元` → `月`. */
  readonly per: string | null;
  /** Name of the rule that made it. */
  readonly rule: string;
  /** Of a bare figure in a table: the words of its row and of the head of its column. */
  readonly column?: string;
  /** Of one in a column of a year (`2030年目标`): where that head stands, and whether it is a goal by its own word or after the first such column. */
  readonly inYear?: YearColumn | undefined;
}

/** The head of a column that names a year. */
export interface YearColumn {
  /** Offset of the head's cell. */
  readonly start: number;
  readonly goal: boolean;
}
