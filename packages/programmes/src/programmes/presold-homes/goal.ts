import { compare, interval } from '@luoshi/reading';
import type { Decimal } from '@luoshi/reading';
import type { ChartModel } from '../../definition/chart.js';
import {
  between,
  englishInterval,
  intervalOf,
  notNegative,
  printInterval,
  unknownAmount,
  whole,
} from '../../definition/figure.js';
import type { Outcome } from '../../definition/outcome.js';
import type { AnyRecord } from '../../definition/register.js';
import { words } from '../../definition/words.js';
import type { Words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { forecast } from '../../pace/forecast.js';
import type { Forecast } from '../../pace/forecast.js';
import { overDays, requiredPace } from '../../pace/pace.js';
import { courseOf, homesDelivered, homesListed } from './delivery.js';
import { goals, homesMeasure } from './project.js';
import type { Goal } from './project.js';

/** Homes still to be delivered for a goal, from the registers. */
export function stillToDeliver(view: View, record: AnyRecord): Outcome {
  const goal = record as unknown as Goal;
  const delivered = homesDelivered(view, goal.scope);
  const listed = homesListed(view, goal.scope);
  const target = interval.multiply(listed.value, intervalOf(goal.rate));
  return {
    value: whole(notNegative(interval.subtract(target, delivered.value))),
    asOf: delivered.asOf,
    why: [
      words(
        `目标${printInterval(target, homesMeasure)}－已交付${printInterval(delivered.value, homesMeasure)}`,
        `Aimed at ${englishInterval(target, homesMeasure)} − delivered ${englishInterval(delivered.value, homesMeasure)}`,
      ),
    ],
    questions: [...delivered.questions, ...listed.questions],
  };
}

/** Homes to be delivered every 30 days until the deadline. */
export function neededEvery30Days(view: View, record: AnyRecord): Outcome {
  const goal = record as unknown as Goal;
  const gap = stillToDeliver(view, record);
  const pace = goal.by === null ? null : requiredPace(gap.value, gap.asOf ?? view.day, goal.by);
  return {
    value: pace === null ? unknownAmount : overDays(pace, 30),
    asOf: gap.asOf,
    why: [
      goal.by === null
        ? words('没有时限', 'No deadline')
        : pace === null
          ? words('时限已过', 'The deadline has passed')
          : words(
              `到${goal.by}还需${printInterval(gap.value, homesMeasure)}`,
              `${englishInterval(gap.value, homesMeasure)} more by ${goal.by}`,
            ),
    ],
    questions: gap.questions,
  };
}

/** The forecast of a goal from the months shown; null with too little to go by. */
export function goalForecast(view: View, goal: Goal): Forecast | null {
  if (goal.by === null || goal.rate === null) return null;
  const target = interval.multiply(homesListed(view, goal.scope).value, intervalOf(goal.rate));
  return view.once(`presold-forecast-${goal.id}`, () => forecast(courseOf(view, goal.scope), target, goal.by!));
}

/** The chance of meeting a goal in time. */
export function goalChance(view: View, record: AnyRecord): Outcome {
  const goal = record as unknown as Goal;
  const found = goalForecast(view, goal);
  const chance = found?.chance ?? null;
  return {
    value: chance === null ? between('0', '1') : between(chance.least, chance.most),
    asOf: found?.asOf ?? null,
    why: [
      chance === null
        ? words('已有的月进度不足三次，不说可能性', 'Fewer than three months shown: no chance is told')
        : words(
            `按${found!.paces}次月进度；最快${found!.atBest ?? '达不到'}，平均${found!.atAverage ?? '达不到'}，最慢${found!.atWorst ?? '达不到'}`,
            `By ${found!.paces} months shown; at best ${found!.atBest ?? 'never'}, on average ${found!.atAverage ?? 'never'}, at worst ${found!.atWorst ?? 'never'}`,
          ),
    ],
    questions: [],
  };
}

/** The delivery curve: what was reported, the goals, and the band of the forecast. */
export function deliveryCurve(view: View): ChartModel {
  const lines: ChartModel['lines'][number][] = [
    {
      name: words('累计交付', 'Delivered'),
      kind: 'observed',
      points: courseOf(view, null).map(({ day, value }) => ({
        day,
        lower: value.lower,
        upper: value.upper,
        middle: null,
      })),
    },
  ];
  const notes: Words[] = [];
  for (const goal of view.rows(goals)) {
    if (goal.by === null || goal.rate === null) continue;
    const { lower, upper } = interval.multiply(homesListed(view, goal.scope).value, intervalOf(goal.rate));
    lines.push({
      name: words(`目标 ${goal.number}`, `Goal ${goal.number}`),
      kind: 'target',
      points: [{ day: goal.by, lower, upper, middle: null }],
    });
    const found = goalForecast(view, goal);
    if (!found || found.band.length === 0)
      notes.push(
        words(
          `目标${goal.number}：已有的月进度不足三次，不作预测`,
          `Goal ${goal.number}: fewer than three months shown, no forecast`,
        ),
      );
    else {
      // What was handed over stays so, and no more can be than there are homes.
      const surely = found.value.lower ?? '0';
      const all = homesListed(view, goal.scope).value.upper;
      const inside = (homes: Decimal): Decimal =>
        compare(homes, surely) < 0 ? surely : all !== null && compare(homes, all) > 0 ? all : homes;
      lines.push({
        name: words(`预测 ${goal.number}`, `Forecast ${goal.number}`),
        kind: 'forecast',
        points: found.band.map(({ day, low, middle, high }) => ({
          day,
          lower: inside(low),
          upper: inside(high),
          middle: inside(middle),
        })),
      });
    }
  }
  return { name: words('交付曲线与预测', 'Deliveries and forecast'), measure: homesMeasure, lines, notes };
}
