import { interval } from '@luoshi/reading';
import type { ChartModel } from '../../definition/chart.js';
import {
  between,
  englishInterval,
  intervalOf,
  notNegative,
  printInterval,
  sum,
  unknownAmount,
} from '../../definition/figure.js';
import type { Outcome } from '../../definition/outcome.js';
import type { Question } from '../../definition/question.js';
import type { AnyRecord, RecordOf } from '../../definition/register.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { forecast } from '../../pace/forecast.js';
import type { Forecast } from '../../pace/forecast.js';
import { monthlyDays, overDays, requiredPace } from '../../pace/pace.js';
import type { Observed } from '../../pace/pace.js';
import { homesMeasure, targets } from './demand.js';
import { boughtHomes } from './bought.js';
import { purchases } from './purchase.js';
import type { Words } from '../../definition/words.js';

type Target = RecordOf<typeof targets>;
const as = (record: AnyRecord): Target => record as unknown as Target;

/** The purchases of a place; all where none is given. */
const purchasesIn = (view: View, place: string | null) =>
  place === null ? view.rows(purchases) : view.linked(purchases, 'place', place);

/** Homes bought in a place (everywhere where no place is given). */
export function homesBought(view: View, place: string | null): Outcome {
  const rows = purchasesIn(view, place);
  const questions: Question[] = rows
    .filter((purchase) => purchase.homes === null)
    .map(({ id, name, number }) => ({
      code: 'purchase-homes',
      missing: words(`${name ?? number}的套数`, `The homes of ${name ?? number}`),
      ask: words('收购主体', 'The buyer'),
      at: { kind: 'record', register: 'purchases', record: id, field: 'homes' },
    }));
  return {
    value: sum(rows.map((purchase) => boughtHomes(view, purchase))),
    asOf: view.day,
    get why() {
      return rows.map((purchase) => {
        const homes = boughtHomes(view, purchase);
        const name = purchase.name ?? purchase.number;
        return words(
          `${name}：${printInterval(homes, homesMeasure)}`,
          `${name}: ${englishInterval(homes, homesMeasure)}`,
        );
      });
    },
    questions,
  };
}

/** How many homes had been bought by each day of buying; purchases without a day are in all of them as unknown. */
function courseOf(view: View, place: string | null): Observed[] {
  const rows = purchasesIn(view, place);
  const days = [...new Set(rows.map(({ boughtOn }) => boughtOn))]
    .filter((day) => day !== null && day <= view.day)
    .sort();
  if (days.length === 0) return [];
  const undated = sum(
    rows
      .filter(({ boughtOn, state }) => boughtOn === null && state !== 'talks')
      .map(({ homes }) => ({ ...between('0', intervalOf(homes).upper), upperOpen: intervalOf(homes).upperOpen })),
  );
  const points = monthlyDays(days[0]!, view.day);
  return points.map((day) => ({
    day,
    value: interval.add(
      undated,
      sum(rows.filter(({ boughtOn }) => boughtOn !== null && boughtOn <= day).map(({ homes }) => intervalOf(homes))),
    ),
  }));
}

const noDeadline = (target: Target): Question => ({
  code: 'target-deadline',
  missing: words(`目标“${target.number}”没有写完成时限`, `The target ${target.number} has no deadline`),
  ask: words('文件的起草单位', 'Whoever drafted the paper'),
  at: { kind: 'record', register: 'targets', record: target.id, field: 'by' },
});

/** Homes still to be bought for a target. */
export function stillToBuy(view: View, record: AnyRecord): Outcome {
  const target = as(record);
  const bought = homesBought(view, target.place);
  return {
    value: notNegative(interval.subtract(intervalOf(target.homes), bought.value)),
    asOf: view.day,
    why: [
      words(
        `目标${printInterval(intervalOf(target.homes), homesMeasure)}－已收购${printInterval(bought.value, homesMeasure)}`,
        `Aimed at ${englishInterval(intervalOf(target.homes), homesMeasure)} − bought ${englishInterval(bought.value, homesMeasure)}`,
      ),
    ],
    questions: [...bought.questions, ...(target.by === null ? [noDeadline(target)] : [])],
  };
}

/** Homes to be bought every 30 days until the deadline. Without a deadline nothing is said. */
export function neededEvery30Days(view: View, record: AnyRecord): Outcome {
  const target = as(record);
  const gap = stillToBuy(view, record);
  const pace = target.by === null ? null : requiredPace(gap.value, view.day, target.by);
  return {
    value: pace === null ? unknownAmount : overDays(pace, 30),
    asOf: view.day,
    why: [
      target.by === null
        ? words('没有时限，不算所需进度', 'No deadline: no pace is worked out')
        : pace === null
          ? words('时限已过', 'The deadline has passed')
          : words(
              `还差${printInterval(gap.value, homesMeasure)}，到${target.by}`,
              `${englishInterval(gap.value, homesMeasure)} still to buy by ${target.by}`,
            ),
    ],
    questions: gap.questions,
  };
}

/** When a target will be met, from the pace of buying shown so far; null with too little to go by. */
export function targetForecast(view: View, target: Target): Forecast | null {
  return view.once(`forecast of target ${target.id}`, () =>
    forecast(courseOf(view, target.place), intervalOf(target.homes), target.by ?? view.day),
  );
}

/** The course of homes bought, with targets and forecast. */
export function homesCurve(view: View): ChartModel {
  const course = courseOf(view, null);
  const lines: ChartModel['lines'][number][] = [
    {
      name: words('已收购', 'Bought'),
      kind: 'observed',
      points: course.map(({ day, value }) => ({ day, lower: value.lower, upper: value.upper, middle: null })),
    },
  ];
  const notes: Words[] = [];
  for (const target of view.rows(targets)) {
    if (target.by === null) {
      notes.push(noDeadline(target).missing);
      continue;
    }
    const { lower, upper } = intervalOf(target.homes);
    lines.push({
      name: words(`目标 ${target.number}`, `Target ${target.number}`),
      kind: 'target',
      points: [{ day: target.by, lower, upper, middle: null }],
    });
    const found = targetForecast(view, target);
    if (found === null || found.band.length === 0)
      notes.push(
        words(
          `目标${target.number}：进度次数不足，不作预测`,
          `Target ${target.number}: too few purchases for a forecast`,
        ),
      );
    else
      lines.push({
        name: words(`预测 ${target.number}`, `Forecast ${target.number}`),
        kind: 'forecast',
        points: found.band.map(({ day, low, middle, high }) => ({ day, lower: low, upper: high, middle })),
      });
  }
  return { name: words('收购进度与预测', 'Homes bought and forecast'), measure: homesMeasure, lines, notes };
}
