import { compare } from '@luoshi/reading';
import type { Decimal } from '@luoshi/reading';
import { readFigure } from '../indicator/figure.js';
import { WorkRefusal } from '../refusal.js';

/** The exact amount in 元 that words say (`500万元`, `5000000`). Refuses what leaves it open, and what is not above zero. */
export function amountOf(said: string): Decimal {
  const figure = readFigure(said, '元');
  if (typeof figure === 'string' || figure.least === null || figure.most === null)
    throw new WorkRefusal('amount-unreadable', said);
  if (compare(figure.least, figure.most) !== 0 || compare(figure.least, '0') <= 0)
    throw new WorkRefusal('amount-unreadable', said);
  return figure.least;
}
