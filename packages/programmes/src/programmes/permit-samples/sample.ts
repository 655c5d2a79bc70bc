import { divide, multiply, shift } from '@luoshi/reading';
import type { Day, Decimal } from '@luoshi/reading';
import { between } from '../../definition/figure.js';
import type { Outcome } from '../../definition/outcome.js';
import type { Question } from '../../definition/question.js';
import type { RecordOf } from '../../definition/register.js';
import { cited } from '../../definition/source.js';
import type { Source } from '../../definition/source.js';
import type { DrawSample } from '../../engine/draw.js';
import type { View } from '../../engine/view.js';
import { draws, items } from './permit.js';
import type { StratumCode } from './permit.js';
import { words } from '../../definition/words.js';

/** What the plan says as the digest tells it, by words of the sentence. */
export const planned = (...words: readonly string[]): Source =>
  cited('《上海市全面实行排污许可制实施方案》（2025年7月要讯）', '每周要讯', ...words);

const yearOf = (day: string): string => day.slice(0, 4);

type Item = RecordOf<typeof items>;

/**
 * Whether an item could be drawn on a day: made by then, and not withdrawn. A yearly report is drawn in the year in which it was
 * filed, so that the rate is of that year's reports; one that is not filed cannot be drawn.
 */
function drawable({ stratum, madeOn, withdrawnOn }: Item, day: Day): boolean {
  if (withdrawnOn !== null && withdrawnOn <= day) return false;
  if (stratum === 'report') return madeOn !== null && madeOn <= day && yearOf(madeOn) === yearOf(day);
  return madeOn === null || madeOn <= day;
}

/** The items of a stratum that could be drawn on a day; on the view's day where none is given. */
export const membersOf = (view: View, stratum: StratumCode, day: Day = view.day): Item[] =>
  view.rows(items).filter((item) => item.stratum === stratum && drawable(item, day));

/** Items of a stratum that were drawn in the year of the view's day. */
export function drawnThisYear(view: View, stratum: StratumCode): string[] {
  return [
    ...new Set(
      view
        .rows(draws)
        .filter(({ day }) => day !== null && day <= view.day && yearOf(day) === yearOf(view.day))
        .map(({ item }) => view.find(items, item))
        .filter((item) => item?.stratum === stratum)
        .map((item) => item!.id),
    ),
  ];
}

/** What the draws of a stratum came to: who was drawn in the running cycle, and who was drawn again before all were. */
interface Replay {
  readonly cycle: readonly string[];
  readonly twice: readonly string[];
}

/**
 * Replays all draws of a stratum, each with the members of its own day: who joins later does not make an earlier draw wrong. A
 * cycle ends once everybody who could be drawn on a day had been.
 */
function replayed(view: View, stratum: StratumCode): Replay {
  return view.once(`permit-replay-${stratum}`, () => {
    const byDay = new Map<Day, string[]>();
    for (const { item, day } of view.rows(draws)) {
      if (item === null || day === null || day > view.day || view.find(items, item)?.stratum !== stratum) continue;
      const group = byDay.get(day);
      if (group) group.push(item);
      else byDay.set(day, [item]);
    }
    let cycle = new Set<string>();
    const twice: string[] = [];
    const ended = (waiting: ReadonlySet<string>): boolean => cycle.size > 0 && waiting.size === 0;
    const waitingOn = (day: Day): Set<string> =>
      new Set(membersOf(view, stratum, day).flatMap(({ id }) => (cycle.has(id) ? [] : [id])));
    for (const day of [...byDay.keys()].sort()) {
      let waiting = waitingOn(day);
      for (const item of byDay.get(day)!) {
        if (ended(waiting)) {
          cycle = new Set();
          waiting = waitingOn(day);
        }
        if (cycle.has(item)) twice.push(item);
        cycle.add(item);
        waiting.delete(item);
      }
    }
    return { cycle: ended(waitingOn(view.day)) ? [] : [...cycle], twice };
  });
}

/** Who was drawn in the running cycle: since everybody who could be drawn had last been. */
export const cycleOf = (view: View, stratum: StratumCode): readonly string[] => replayed(view, stratum).cycle;

/** Who was drawn again before all were. */
export const drawnTwice = (view: View, stratum: StratumCode): readonly string[] => replayed(view, stratum).twice;

/** The rate of a stratum as a fraction; null while it is not set. */
export function rateOf(view: View, stratum: StratumCode): Decimal | null {
  const { settings } = view.parameter(`rate-${stratum}`);
  return settings.length === 1 ? settings[0]!.value : null;
}

/** How many must be drawn at the least this year: rate × members, rounded up. */
export function leastOf(stratum: StratumCode) {
  return (view: View): Outcome => {
    const rate = rateOf(view, stratum);
    const size = String(membersOf(view, stratum).length);
    const questions: Question[] = rate === null ? [view.askParameter(`rate-${stratum}`)] : [];
    const least = rate === null ? null : divide(multiply(size, rate), '1', 0, 'up');
    return {
      value: least === null ? between('0', size) : between(least, least),
      asOf: view.day,
      why: [
        words(
          `${size}件${rate === null ? '，比例待核' : `×${shift(rate, 2)}%，进一取整`}`,
          `${size} permits${rate === null ? '; the share is to be confirmed' : ` × ${shift(rate, 2)}%, rounded up`}`,
        ),
      ],
      questions,
    };
  };
}

/** How many were drawn this year. */
export function drawnOf(stratum: StratumCode) {
  return (view: View): Outcome => {
    const count = String(drawnThisYear(view, stratum).length);
    return { value: between(count, count), asOf: view.day, why: [words('本年已抽', 'Drawn this year')], questions: [] };
  };
}

/**
 * Draws what is still missing of this year's sample. The same seed and members give the same names.
 *
 * @param seed agreed upon in public, such as the year and the day's lottery numbers
 */
export function drawYear(view: View, draw: DrawSample, seed: string, stratum: StratumCode): string[] {
  const rate = rateOf(view, stratum);
  if (rate === null) return [];
  const members = membersOf(view, stratum).map(({ id }) => id);
  const taken = drawnThisYear(view, stratum).length;
  const [drawn] = draw(seed, [{ name: stratum, members, rate: shift(rate, 2) }], { [stratum]: cycleOf(view, stratum) });
  return [...(drawn?.drawn ?? [])].slice(0, Math.max(0, (drawn?.drawn.length ?? 0) - taken));
}
