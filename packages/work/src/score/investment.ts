import { add, compare, divide, multiply } from '@luoshi/reading';
import type { Decimal } from '@luoshi/reading';

/** Points that come on top of the progress: for start, size, kind, entry into production. */
export interface ExtraPoints {
  readonly rule: string;
  readonly words: string;
  readonly entry: string;
  readonly points: Decimal;
}

export interface InvestmentScore {
  readonly progress: Decimal;
  readonly score: Decimal;
  readonly extras: readonly ExtraPoints[];
}

/**
 * Progress of a project in points: `weight` × invested ÷ planned (60 unless the office says otherwise), at most the
 * weight, to two places half up, and the extra points. Null where nothing was planned: it cannot be divided by.
 */
export function investmentScore(
  invested: Decimal,
  planned: Decimal,
  extras: readonly ExtraPoints[],
  weight: Decimal = '60',
): InvestmentScore | null {
  if (compare(planned, '0') <= 0) return null;
  const reached = divide(multiply(weight, invested), planned, 2, 'nearest');
  const progress = compare(reached, weight) > 0 ? weight : reached;
  return { progress, score: extras.reduce<Decimal>((sum, { points }) => add(sum, points), progress), extras };
}
