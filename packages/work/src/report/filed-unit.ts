import { valuesOf } from '@luoshi/ledger';
import type { Handle, Id, Indicator, ReportFigure, ReportRecord } from '@luoshi/ledger';
import { withUnit } from '../indicator/figure.js';

/** In which unit of measure each figure of a filed report was given, where its indicator has gone over to another one since. */
export async function filedUnits(
  db: Handle,
  jurisdiction: number,
  { entryId }: Pick<ReportRecord, 'entryId'>,
  indicators: readonly Indicator[],
): Promise<Map<Id, string>> {
  if (entryId === null) return new Map();
  const values = await valuesOf(
    db,
    jurisdiction,
    indicators.map(({ id }) => id),
  );
  // The first conversion names the unit in which it was filed.
  return new Map(
    values
      .filter((value) => value.entryId === entryId && value.converted)
      .reverse()
      .map(({ indicatorId, converted }) => [indicatorId, converted!.from]),
  );
}

/** Figures of such a report, plain numbers with the unit that they were given in. */
export const inFiledUnits = (figures: readonly ReportFigure[], units: ReadonlyMap<Id, string>): ReportFigure[] =>
  figures.map((figure) => {
    const unit = figure.indicatorId === null ? undefined : units.get(figure.indicatorId);
    return unit === undefined ? figure : { ...figure, said: withUnit(figure.said, unit) };
  });
