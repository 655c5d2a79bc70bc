import { add, compare, compareProducts, divide, multiply, subtract } from '@luoshi/reading';
import type { Decimal } from '@luoshi/reading';
import { daysBetween } from '../calendar/days-between.js';
import { dayOfMoment } from '../calendar/moment.js';
import type { Observation } from './facts.js';
import { figureWords, progressOf, wayOf } from './gap.js';
import type { RuleNumbers } from './rule-set.js';
import { compareShares } from './schedule.js';
import { Verdict } from './verdict.js';
import type { Sight } from './verdict.js';

/** A pace: `value` in `days` days. */
interface Pace {
  readonly value: Decimal;
  readonly days: number;
}

/** What a pace makes in so many days is compared by multiplying, never by dividing: no rounding decides a lamp. */
const faster = (a: Pace, b: Pace): boolean => compareProducts(a.value, String(b.days), b.value, String(a.days)) > 0;

/** The best pace between two neighbouring observations: the least it surely was, and the most it may have been. */
function bestPace(observations: readonly Observation[]): { surely: Pace; perhaps: Pace } | null {
  let best: { surely: Pace; perhaps: Pace } | null = null;
  for (let index = 1; index < observations.length; index += 1) {
    const before = observations[index - 1]!;
    const after = observations[index]!;
    const days = daysBetween(before.asOf, after.asOf);
    if (days <= 0) continue;
    const surely = { value: subtract(after.value.least, before.value.most), days };
    const perhaps = { value: subtract(after.value.most, before.value.least), days };
    best = {
      surely: best && !faster(surely, best.surely) ? best.surely : surely,
      perhaps: best && !faster(perhaps, best.perhaps) ? best.perhaps : perhaps,
    };
  }
  return best;
}

/** Whether a value and a pace over some days reach a target. */
function reaches(value: Decimal, pace: Pace, days: number, target: Decimal): boolean {
  const made = multiply(pace.value, String(Math.max(0, days)));
  return compare(add(multiply(value, String(pace.days)), made), multiply(target, String(pace.days))) >= 0;
}

/**
 * 预测: behind schedule but still to be reached at the best pace shown so far is yellow; not to be reached even so is
 * red. Needs two observations; asks nothing of those who are on schedule or less than `behind` points below it.
 */
export function judgeForecast(sight: Sight, numbers: RuleNumbers['forecast']): Verdict | null {
  const { facts, part, at } = sight;
  const progress = progressOf(sight, numbers.straightLine === 'last-resort');
  if (!progress?.target || facts.deadline === null) return null;
  if (compareShares(progress.expected.share, progress.most, numbers.behind) < 0) return null;
  const day = dayOfMoment(at);
  const way = wayOf(progress.target, facts.falling);
  if (way === null) return null;
  const seen = part.observations
    .filter(({ asOf }) => asOf <= day)
    .map(({ asOf, value }) => ({ asOf, value: way.gone(value) }));
  const pace = bestPace(seen);
  const last = seen.at(-1);
  if (!pace || !last) return null;
  const days = daysBetween(last.asOf, facts.deadline.day);
  const surely = reaches(last.value.least, pace.surely, days, way.whole.most);
  const perhaps = reaches(last.value.most, pace.perhaps, days, way.whole.least);
  const { target } = progress;
  return new Verdict('forecast', perhaps ? 'yellow' : 'red', surely ? 'yellow' : 'red', () => {
    const rate = divide(pace.perhaps.value, String(pace.perhaps.days), 2, 'nearest');
    return {
      note: perhaps ? null : '按最快进度也无法按期达成',
      inputs: {
        asOf: last.asOf,
        reached: figureWords(part.observations.findLast(({ asOf }) => asOf === last.asOf)!.value),
        target: figureWords(target),
        pace: rate,
        days: String(days),
        reachable: perhaps ? (surely ? 'yes' : 'maybe') : 'no',
        slight: numbers.behind,
      },
      why: perhaps
        ? `已落后；按出现过的最快进度（每天${rate}）${surely ? '仍可' : '可能'}在${days}天内达成`
        : `已落后；按出现过的最快进度（每天${rate}），剩余${days}天不能达成`,
      toGreen: `赶上序时进度，落后不足${numbers.behind}个百分点`,
    };
  });
}
