import { compare, divide, multiply, subtract } from '@luoshi/reading';
import { dayOfMoment } from '../calendar/moment.js';
import type { Figure } from '../task/deed.js';
import type { Colour } from './colour.js';
import type { Falling } from './facts.js';
import { lastBy } from './part-seen.js';
import type { RuleNumbers } from './rule-set.js';
import { byMilestones, compareShares, expectedBy, pointsBetween, shareWords, wholePercent } from './schedule.js';
import type { Expected, Share } from './schedule.js';
import { Verdict } from './verdict.js';
import type { Sight } from './verdict.js';

/** How far along a part is, against what its schedule asks. */
export interface Progress {
  readonly expected: Expected;
  /** The least and the most that the figures allow. */
  readonly least: Share;
  readonly most: Share;
  readonly asOf: string;
  /** The target it is measured against; null where milestones alone measure. */
  readonly target: Figure | null;
}

export const figureWords = ({ least, most }: Figure): string =>
  compare(least, most) === 0 ? least : `${least}—${most}`;

/**
 * Progress as of the last observation up to the day, against the schedule of that same day: a figure of October is
 * not held against November. Without a target the milestones measure, on the day itself. Null where nothing can
 * be compared (missing is unknown, not zero).
 */
export function progressOf(sight: Sight, straightLine: boolean): Progress | null {
  if (latest?.sight !== sight || latest.straightLine !== straightLine)
    latest = { sight, straightLine, progress: workOut(sight, straightLine) };
  return latest.progress;
}

/** The one worked out last: the rules that ask for the progress of a part do so one after the other. */
let latest: { readonly sight: Sight; readonly straightLine: boolean; readonly progress: Progress | null } | null = null;

function workOut({ facts, part, at }: Sight, straightLine: boolean): Progress | null {
  const day = dayOfMoment(at);
  const target = part.target ?? facts.target;
  if (target === null) {
    const steps = byMilestones(facts.schedule, day);
    return steps && { expected: steps, least: steps.reached, most: steps.reached, asOf: day, target: null };
  }
  const last = lastBy(part, day);
  const expected = last && expectedBy(facts, last.asOf, straightLine);
  if (!last || !expected) return null;
  const way = wayOf(target, facts.falling);
  if (way === null) {
    // Nobody said from where: all that is known is whether it is at its target.
    if (compare(last.value.most, target.least) > 0) return null;
    return { expected, least: wholePercent('100'), most: wholePercent('100'), asOf: last.asOf, target };
  }
  const { least, most } = way.gone(last.value);
  if (compare(way.whole.least, '0') <= 0) return null;
  const atMost = { top: multiply('100', most), bottom: way.whole.least };
  const exact = least === most && way.whole.least === way.whole.most;
  return {
    expected,
    least: exact ? atMost : { top: multiply('100', least), bottom: way.whole.most },
    most: atMost,
    asOf: last.asOf,
    target,
  };
}

/** How far it is to a target, and how much of it a value has gone: from nothing upwards, or from where it was downwards. */
export interface Way {
  readonly whole: Figure;
  readonly gone: (value: Figure) => Figure;
}

/** The way to a target; null where it goes down and nobody said from where. */
export function wayOf(target: Figure, falling: Falling | null): Way | null {
  if (falling === null) return { whole: target, gone: (value) => value };
  const { from } = falling;
  if (from === null) return null;
  const gone = ({ least, most }: Figure): Figure => ({ least: subtract(from, most), most: subtract(from, least) });
  return { whole: gone(target), gone };
}

/**
 * 序时进度: on or above the schedule, or less than `slight` points below it, is green (noted 略滞后); from `slight` up
 * to and with `red` points below is yellow; more is red.
 *
 * A target that goes down (45微克/立方米以下) is measured by the way gone from where it was: from 60 to 45, 54 is 40 %.
 * 「应达50%，实达40%，落后10个百分点」 → yellow.
 */
export function judgeGap(sight: Sight, numbers: RuleNumbers['gap']): Verdict | null {
  const progress = progressOf(sight, numbers.straightLine === 'last-resort');
  if (!progress) return null;
  const { expected, least, most, asOf, target } = progress;
  const judge = (reached: Share): Colour =>
    compareShares(expected.share, reached, numbers.red) > 0
      ? 'red'
      : compareShares(expected.share, reached, numbers.slight) >= 0
        ? 'yellow'
        : 'green';
  const colour = judge(most);
  const atWorst = least === most ? colour : judge(least);
  return new Verdict('gap', colour, atWorst, () => {
    const behind = compareShares(expected.share, most) > 0;
    const exact = compareShares(least, most) === 0;
    const reached = exact ? shareWords(most) : `${shareWords(least)}—${shareWords(most)}`;
    const points = pointsBetween(expected.share, most);
    const green = atWorst === 'green' ? null : toGreen(expected.share, numbers.slight, target, sight.facts.falling);
    return {
      note: colour === 'green' && behind ? '略滞后' : null,
      inputs: {
        asOf,
        expected: shareWords(expected.share),
        reached,
        basis: expected.basis,
        ...(target && { target: figureWords(target) }),
        ...(behind && { behind: exact ? points : `≥${points}` }),
        ...green?.inputs,
      },
      why: behind
        ? `截至${asOf}应达${shareWords(expected.share)}，实达${reached}，落后${exact ? '' : '至少'}${points}个百分点`
        : `截至${asOf}应达${shareWords(expected.share)}，实达${reached}，达到序时进度`,
      toGreen: green?.words ?? null,
    };
  });
}

/** What turns it green, in words and by codes: less than `slight` points behind, above or below which figure. */
function toGreen(
  expected: Share,
  slight: string,
  target: Figure | null,
  falling: Falling | null,
): { readonly words: string; readonly inputs: Readonly<Record<string, string>> } {
  const short = subtract(expected.top, multiply(slight, expected.bottom));
  const share = divide(short, expected.bottom, 2, 'up');
  const way = target && wayOf(target, falling);
  if (!way) return { words: `完成已到期的节点，落后不足${slight}个百分点`, inputs: { slight } };
  const gone = divide(multiply(short, way.whole.most), multiply(expected.bottom, '100'), 4, 'up');
  const below = falling?.from ? subtract(falling.from, gone) : null;
  return {
    words: `${below === null ? `累计超过${gone}` : `降到${below}以下`}（${share}%），落后不足${slight}个百分点`,
    inputs: { slight, share: `${share}%`, ...(below === null ? { above: gone } : { below }) },
  };
}
