import { LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { use as register } from 'echarts/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Wall } from '../../api/supervision.js';
import { colours, fonts } from '../../theme/tokens.js';
import { useChart } from './use-chart.js';

register([LineChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent]);

/** How many were due and how many were closed by each month's end, in all. */
export function Curve({ points }: { readonly points: Wall['curve'] }) {
  const { t } = useTranslation();
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
        data: points.map(({ month }) => month.slice(0, 7)),
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
  const last = points.at(-1);
  return (
    <>
      <div ref={element} className="chart" role="img" aria-label={t('overview.curve')} />
      {last ? <p className="quiet">{t('overview.curveWords', last)}</p> : null}
    </>
  );
}
