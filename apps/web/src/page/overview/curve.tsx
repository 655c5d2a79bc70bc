import { LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { use as register } from 'echarts/core';
import { useMemo } from 'react';
import { useTranslation } from '../../words/index.js';
import { today } from '../../api/time.js';
import type { Wall } from '../../api/supervision.js';
import { colours, fonts } from '../../theme/tokens.js';
import { useChart } from './use-chart.js';

register([LineChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent]);

interface Point {
  readonly month: string;
  readonly due: number;
  /** Null: this month is still to come. */
  readonly closed: number | null;
}

/** Every month from the first to the last, with what stood at its end; months to come have nothing closed yet. */
function monthly(points: Wall['curve'], now: string): Point[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return [];
  const end = last.month > now ? last.month.slice(0, 7) : now.slice(0, 7);
  const found: Point[] = [];
  let stood = { due: 0, closed: 0 };
  for (let month = first.month.slice(0, 7); month <= end; month = after(month)) {
    stood = points.find((point) => point.month.startsWith(month)) ?? stood;
    found.push({ month, due: stood.due, closed: month > now.slice(0, 7) ? null : stood.closed });
  }
  return found;
}

/** `2025-12` → `2026-01` */
const after = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
};

/** How many were due and how many were closed by each month's end, in all. */
export function Curve({ points: given }: { readonly points: Wall['curve'] }) {
  const { t } = useTranslation();
  const points = useMemo(() => monthly(given, today()), [given]);
  const option = useMemo(
    () => ({
      aria: { enabled: true },
      animation: false,
      textStyle: { fontFamily: fonts.text, color: colours.ink },
      color: [colours.quiet, colours.primary],
      tooltip: { trigger: 'axis' },
      legend: { top: 0, right: 0, textStyle: { color: colours.ink } },
      grid: { left: 8, right: 16, top: 36, bottom: 4, outerBoundsMode: 'same' },
      xAxis: {
        type: 'category',
        data: points.map(({ month }) => month),
        axisLabel: { color: colours.quiet },
        axisLine: { lineStyle: { color: colours.line } },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        axisLabel: { color: colours.quiet },
        splitLine: { lineStyle: { color: colours.line } },
      },
      series: [
        {
          type: 'line',
          name: t('overview.due'),
          data: points.map(({ due }) => due),
          lineStyle: { type: 'dashed', width: 2 },
        },
        { type: 'line', name: t('overview.closed'), data: points.map(({ closed }) => closed), lineStyle: { width: 3 } },
      ],
    }),
    [points, t],
  );
  const element = useChart(option);
  const last = points.findLast(({ closed }) => closed !== null);
  return (
    <>
      <div ref={element} className="chart" role="img" aria-label={t('overview.curve')} />
      {last ? <p className="quiet">{t('overview.curveWords', { ...last })}</p> : null}
    </>
  );
}
