import { interval } from '@luoshi/reading';
import type { Day, Interval } from '@luoshi/reading';
import { intersection, times } from '../definition/figure.js';
import type { Decimal } from '@luoshi/reading';

/** A figure with the day it is of; null where no day was given. */
export interface DatedFigure {
  readonly value: Interval;
  readonly day: Day | null;
}

/**
 * part ÷ whole, or null where they are of different days or a day is not given: figures of different days are never
 * divided in silence.
 */
export function ratioOf(part: DatedFigure, whole: DatedFigure): Interval | null {
  if (part.day === null || part.day !== whole.day) return null;
  return interval.divide(part.value, whole.value);
}

/** Three figures of one thing: part, whole, and the share that the part is said to be. */
export interface Triple {
  readonly part: Interval;
  readonly whole: Interval;
  readonly share: Interval;
}

/** Enough for three figures: each pass only draws bounds in, and two already reach them. */
const PASSES = 4;

/**
 * Draws three figures in to what the other two allow (part = whole × share), or null where they contradict each other.
 * `15万余套` of `近24万套`, said to be 63.41 %, leaves the whole above 236,537.
 */
export function reconcile({ part, whole, share }: Triple): Triple | null {
  let now: Triple = { part, whole, share };
  for (let pass = 0; pass < PASSES; pass += 1) {
    const drawn = intersection(now.part, interval.multiply(now.whole, now.share));
    if (drawn === null) return null;
    const of = intersection(now.whole, interval.divide(drawn, now.share));
    if (of === null) return null;
    const ratio = intersection(now.share, interval.divide(drawn, of));
    if (ratio === null) return null;
    now = { part: drawn, whole: of, share: ratio };
  }
  return now;
}

/** How much more the part must grow to be `target` of the whole: the tightest of the two ways to say it. */
export function gapTo(target: Decimal, { part, whole, share }: Triple): Interval {
  const byShare = interval.multiply(whole, interval.subtract(interval.exactly(target), share));
  const byPart = interval.subtract(times(whole, target), part);
  return intersection(byShare, byPart) ?? byPart;
}
