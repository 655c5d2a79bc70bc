import { divide, shift } from '@luoshi/reading';
import type { Decimal } from '@luoshi/reading';
import { between, intervalOf } from '../../definition/figure.js';
import { share } from '../../definition/measure.js';
import type { Outcome } from '../../definition/outcome.js';
import type { AnyRecord, RecordOf } from '../../definition/register.js';
import { column, notSet } from '../../definition/report.js';
import type { ReportCell, ReportTable } from '../../definition/report.js';
import { words } from '../../definition/words.js';
import type { Words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import type { Forecast } from '../../pace/forecast.js';
import { homesMeasure, targets } from './demand.js';
import { homesBought, stillToBuy, targetForecast } from './goal.js';

type Target = RecordOf<typeof targets>;

const never = words('按此进度达不到', 'not at this pace');
const dayOf = (day: string | null): ReportCell => day ?? never;
const part = (chance: Decimal): string => divide(shift(chance, 2), '1', 2, 'nearest');

/** When a target will be met and how likely in time, in words. */
function saidOf(target: Target, found: Forecast | null): Words {
  if (found === null) return words('收购次数不足，说不出何时达到', 'Too few purchases to say when it will be met');
  const day = (which: string | null, language: keyof Words): string => which ?? never[language];
  const { atBest, atAverage, atWorst, chance } = found;
  const when = words(
    `按平均进度${day(atAverage, 'chinese')}达到，最快${day(atBest, 'chinese')}，最慢${day(atWorst, 'chinese')}`,
    `Met on average ${day(atAverage, 'english')}, at best ${day(atBest, 'english')}, at worst ${day(atWorst, 'english')}`,
  );
  if (target.by === null)
    return words(`${when.chinese}；没有时限，不说按期的可能`, `${when.english}; no deadline, so no chance is told`);
  if (chance === null)
    return words(
      `${when.chinese}；进度不足三次，不说按期的可能`,
      `${when.english}; fewer than three paces, so no chance is told`,
    );
  const [least, most] = [part(chance.least), part(chance.most)];
  const range = least === most ? `${least}%` : `${least}%～${most}%`;
  return words(
    `${when.chinese}；在${target.by}前达到的可能${range}`,
    `${when.english}; the chance by ${target.by} is ${range.replace('～', ' to ')}`,
  );
}

/** The chance of meeting a target by its deadline, with the days in its reason. Unknown without a deadline or a spread. */
export function targetChance(view: View, record: AnyRecord): Outcome {
  const target = record as unknown as Target;
  const found = targetForecast(view, target);
  return {
    // Counted where it is read: a list of questions reads it not.
    get value() {
      const chance = target.by === null ? null : (found?.chance ?? null);
      return chance === null ? between('0', '1') : between(chance.least, chance.most);
    },
    asOf: found?.asOf ?? null,
    get why() {
      return [saidOf(target, found)];
    },
    questions: stillToBuy(view, record).questions,
  };
}

/** 目标何时达到: each target with what is bought, the days at three paces, and the chance in words. */
export function targetTable(view: View): ReportTable[] {
  return [
    {
      name: words('目标何时达到', 'When targets are met'),
      columns: [
        column('target', '目标', 'Target'),
        column('homes', '目标套数', 'Homes', homesMeasure),
        column('bought', '已收购', 'Bought', homesMeasure),
        column('by', '时限', 'Deadline'),
        column('best', '最快', 'At best'),
        column('average', '平均', 'On average'),
        column('worst', '最慢', 'At worst'),
        column('chance', '按期达到的可能', 'Chance in time', share),
      ],
      rows: view.rows(targets).map((target): ReportCell[] => {
        const found = targetForecast(view, target);
        const days =
          found === null ? [notSet, notSet, notSet] : [found.atBest, found.atAverage, found.atWorst].map(dayOf);
        return [
          ...[target.number, intervalOf(target.homes), homesBought(view, target.place).value, target.by ?? notSet],
          ...days,
          targetChance(view, target as unknown as AnyRecord).value,
        ];
      }),
      notes: view.rows(targets).map((target) => {
        const { chinese, english } = saidOf(target, targetForecast(view, target));
        return words(`${target.number}：${chinese}。`, `${target.number}: ${english}.`);
      }),
    },
  ];
}
