import { divide, multiply, shift } from '@luoshi/reading';
import type { Decimal } from '@luoshi/reading';
import { between } from '../../definition/figure.js';
import type { Outcome } from '../../definition/outcome.js';
import type { Question } from '../../definition/question.js';
import type { RecordOf } from '../../definition/register.js';
import { named } from '../../definition/source.js';
import type { DrawSample } from '../../engine/draw.js';
import type { View } from '../../engine/view.js';
import { draws, items } from './permit.js';
import type { StratumCode } from './permit.js';
import { words } from '../../definition/words.js';

/** The paper that sets the samples. */
export const source = named('《上海市全面实行排污许可制实施方案》（2025年7月要讯）');

/** The items of a stratum that can be drawn on the view's day: made by then, and not withdrawn. */
export function membersOf(view: View, stratum: StratumCode): RecordOf<typeof items>[] {
  return view
    .rows(items)
    .filter(
      (item) =>
        item.stratum === stratum &&
        (item.madeOn === null || item.madeOn <= view.day) &&
        (item.withdrawnOn === null || item.withdrawnOn > view.day),
    );
}

const yearOf = (day: string): string => day.slice(0, 4);

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

/** Who was drawn in the running cycle: since all of today's members had last been drawn. */
export function cycleOf(view: View, stratum: StratumCode): string[] {
  const members = new Set(membersOf(view, stratum).map(({ id }) => id));
  let cycle = new Set<string>();
  const past = view
    .rows(draws)
    .filter(({ item, day }) => item !== null && members.has(item) && day !== null && day <= view.day)
    .sort((a, b) => (a.day! < b.day! ? -1 : a.day! > b.day! ? 1 : 0));
  for (const { item } of past) {
    cycle.add(item!);
    if (cycle.size === members.size) cycle = new Set();
  }
  return [...cycle];
}

/** Who was drawn twice before all were. */
export function drawnTwice(view: View, stratum: StratumCode): string[] {
  const members = new Set(membersOf(view, stratum).map(({ id }) => id));
  let cycle = new Set<string>();
  const twice: string[] = [];
  const past = view
    .rows(draws)
    .filter(({ item, day }) => item !== null && members.has(item) && day !== null && day <= view.day)
    .sort((a, b) => (a.day! < b.day! ? -1 : a.day! > b.day! ? 1 : 0));
  for (const { item } of past) {
    if (cycle.has(item!)) twice.push(item!);
    cycle.add(item!);
    if (cycle.size === members.size) cycle = new Set();
  }
  return twice;
}

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
