import type { Id, Indicator, IndicatorValue, NewIndicator, ReportFigure } from '@luoshi/ledger';
import { newId } from '@luoshi/ledger';
import { readFigure, unreadWords } from '../indicator/figure.js';
import type { ReportingPeriod } from '../period/period.js';
import { WorkRefusal } from '../refusal.js';
import type { Figure, SaidFigure } from '../task/deed.js';

/** What a figure is called that no indicator names: the task's own target. */
export const TARGET = '任务目标';

/**
 * The figures of a report as they are read, each with its words. Refused where one was filled in beforehand and nobody
 * confirmed it, cannot be read, or asks about another task. Blank fields say nothing and are left out.
 */
export function readFigures(figures: readonly ReportFigure[], indicators: readonly Indicator[]): SaidFigure[] {
  const wrong: string[] = [];
  const main = indicators.find((one) => one.main && one.endedOn === null);
  const ended = new Set(indicators.filter(({ endedOn }) => endedOn !== null).map(({ id }) => id));
  const read = figures
    .filter(({ said }) => said.trim() !== '')
    // What was filled in before the figure ended is asked no more, and nobody has said it.
    .filter(({ indicatorId, prefilled }) => !prefilled || indicatorId === null || !ended.has(indicatorId))
    .map(({ indicatorId, said, prefilled }): SaidFigure => {
      const indicator = indicatorId === null ? main : indicators.find(({ id }) => id === indicatorId);
      if (indicatorId !== null && !indicator) throw new WorkRefusal('figure-of-another', indicatorId);
      const name = indicator?.name ?? TARGET;
      if (prefilled) throw new WorkRefusal('figure-not-confirmed', `${name}：${said}`);
      const figure = readFigure(said, indicator?.unit ?? '');
      if (typeof figure === 'string') {
        wrong.push(`${name}：${said}，${unreadWords[figure]}`);
        return { indicator: indicator?.id ?? null, said, least: null, most: null };
      }
      return { indicator: indicator?.id ?? null, said, ...figure };
    });
  if (wrong.length > 0) throw new WorkRefusal('figure-unreadable', wrong.join('；'));
  return read;
}

/** The task's own figure among those of a report; null where it is not there or the words leave it unbounded. */
export function mainFigure(
  figures: readonly SaidFigure[],
  indicators: readonly Pick<NewIndicator, 'id' | 'main' | 'endedOn'>[],
): Figure | null {
  const mains = indicators.filter((one) => one.main);
  const main = mains.find(({ endedOn }) => endedOn === null)?.id ?? null;
  // A report of before the figure ended told of the task by that one.
  const found =
    figures.find(({ indicator }) => indicator === main || indicator === null) ??
    figures.find(({ indicator }) => mains.some(({ id }) => id === indicator));
  return found && found.least !== null && found.most !== null ? { least: found.least, most: found.most } : null;
}

/** The rows of the values that a filing gives to indicators. */
export function valuesFrom(
  figures: readonly SaidFigure[],
  filing: {
    readonly unitId: Id;
    readonly period: Pick<ReportingPeriod, 'from' | 'to'>;
    readonly asOf: string;
    readonly reportId: Id;
    readonly entryId: Id;
    readonly at: Date;
    readonly by: Id | null;
  },
): IndicatorValue[] {
  return figures.flatMap(({ indicator, said, least, most }) =>
    indicator === null
      ? []
      : [
          {
            id: newId(),
            indicatorId: indicator,
            unitId: filing.unitId,
            from: filing.period.from,
            to: filing.period.to,
            asOf: filing.asOf,
            said,
            least,
            most,
            reportId: filing.reportId,
            entryId: filing.entryId,
            source: 'report' as const,
            correctsId: null,
            voided: false,
            reason: null,
            enteredAt: filing.at,
            enteredBy: filing.by,
          },
        ],
  );
}
