import { Flex, Typography } from 'antd';
import { LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { use as register } from 'echarts/core';
import { useMemo } from 'react';
import { useTranslation } from '../../words/index.js';
import type { Chart } from '../../api/programmes.js';
import { useWide } from '../../shell/use-wide.js';
import { colours, fonts } from '../../theme/tokens.js';
import { useSay } from './say.js';
import { useChart } from '../overview/use-chart.js';

register([LineChart, GridComponent, LegendComponent, TooltipComponent]);

type Line = Chart['lines'][number];
type Point = Line['points'][number];

const DAY = 86_400_000;
const time = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const figure = (value: string | null): number | null => (value === null ? null : Number(value));

const colourOf: Readonly<Record<Line['kind'], string>> = {
  observed: colours.primary,
  target: colours.red,
  forecast: colours.quiet,
};

/** Several observed lines are told apart by their colour. */
const OBSERVED = [colours.primary, colours.green, colours.yellow] as const;

function shadeOf({ lines }: Chart, line: Line): string {
  if (line.kind !== 'observed') return colourOf[line.kind];
  const at = lines.filter(({ kind }) => kind === 'observed').indexOf(line);
  return OBSERVED[at % OBSERVED.length]!;
}

/** The value of a point: its middle, else the end of its bounds that is known. */
const middle = ({ middle: found, lower, upper }: Point): number | null => figure(found ?? lower ?? upper);

/** The series of a line: its middle, and under it the band between its bounds where they differ. */
function seriesOf(
  line: Line,
  name: string,
  horizon: readonly [number, number],
  colour: string,
  print: (value: number) => string,
): object[] {
  const points = line.points.map((point) => ({ at: time(point.day), point }));
  if (line.kind === 'target') {
    // A target is a height that is to be reached by its day: drawn across the chart up to it.
    const [only] = points;
    if (!only) return [];
    const value = middle(only.point);
    return [
      {
        type: 'line',
        name,
        data: [
          { value: [Math.min(horizon[0], only.at), value], symbol: 'none' },
          {
            value: [only.at, value],
            symbol: 'diamond',
            label: {
              show: value !== null,
              position: 'left',
              distance: 8,
              offset: [0, -10],
              color: colour,
              formatter: value === null ? '' : `${name} ${print(value)}`,
            },
          },
        ],
        symbol: 'diamond',
        symbolSize: 12,
        showSymbol: true,
        lineStyle: { type: 'dashed', color: colour, width: 1.5 },
        itemStyle: { color: colour },
      },
    ];
  }
  const banded = points.some(({ point }) => point.lower !== point.upper);
  return [
    ...(banded
      ? [
          {
            type: 'line',
            name: `${name} ↓`,
            stack: name,
            data: points.map(({ at, point }) => [at, figure(point.lower) ?? 0]),
            lineStyle: { opacity: 0 },
            symbol: 'none',
            tooltip: { show: false },
            silent: true,
          },
          {
            type: 'line',
            name: `${name} ↑`,
            stack: name,
            data: points.map(({ at, point }) => [
              at,
              (figure(point.upper) ?? figure(point.lower) ?? 0) - (figure(point.lower) ?? 0),
            ]),
            lineStyle: { opacity: 0 },
            areaStyle: { color: colour, opacity: 0.18 },
            symbol: 'none',
            tooltip: { show: false },
            silent: true,
          },
        ]
      : []),
    {
      type: 'line',
      name,
      data: points.map(({ at, point }) => [at, middle(point)]),
      symbolSize: 5,
      lineStyle: {
        color: colour,
        width: line.kind === 'observed' ? 3 : 2,
        ...(line.kind === 'forecast' ? { type: 'dashed' } : {}),
      },
      itemStyle: { color: colour },
    },
  ];
}

/** A number in the unit of its size: 1.05亿, 23.4万. */
function short(value: number, unit: string): string {
  const size = Math.abs(value);
  const [by, prefix] = size >= 1e8 ? [1e8, '亿'] : size >= 1e4 ? [1e4, '万'] : [1, ''];
  return `${Number((value / by).toFixed(2))}${prefix}${unit}`;
}

/** The same in English: 1.05M homes. */
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 2 });

/** What the chart's marks mean, as far as it has them. */
function keysOf({ lines }: Chart): readonly ('targetKey' | 'observedKey' | 'forecastKey')[] {
  const some = (kind: Line['kind'], has: (point: Point) => boolean): boolean =>
    lines.some((line) => line.kind === kind && line.points.some(has));
  const banded = ({ lower, upper }: Point): boolean => lower !== upper;
  return [
    ...(some('target', () => true) ? (['targetKey'] as const) : []),
    ...(some('observed', banded) ? (['observedKey'] as const) : []),
    ...(some('forecast', banded) ? (['forecastKey'] as const) : []),
  ];
}

/** A definition's chart: what was observed, what is aimed at, and the forecast with its band. */
export function Lines({ model }: { readonly model: Chart }) {
  const { t } = useTranslation();
  const say = useSay();
  const wide = useWide();
  const { kind, unit, shown } = model.measure;
  const english = useTranslation().language === 'en';
  const unitEnglish = shown.power === 0 ? shown.unit.english : 'yuan';
  const option = useMemo(() => {
    const times = model.lines.flatMap(({ points }) => points.map(({ day }) => time(day)));
    const horizon = [Math.min(...times), Math.max(...times)] as const;
    const print = (value: number): string =>
      kind === 'share'
        ? `${Number((value * 100).toFixed(2))}%`
        : english
          ? `${compact.format(value)} ${unitEnglish}`
          : short(value, unit);
    return {
      animation: false,
      textStyle: { fontFamily: fonts.text, color: colours.ink },
      tooltip: {
        trigger: 'axis',
        formatter: (items: readonly { seriesName: string; value: [number, number | null]; marker: string }[]) => {
          const shown = items.filter(({ seriesName, value }) => !/[↓↑]$/.test(seriesName) && value[1] !== null);
          const [first] = items;
          if (!first) return '';
          const day = new Date(first.value[0]).toISOString().slice(0, 10);
          return [
            day,
            ...shown.map((item) => `${item.marker}${escaped(item.seriesName)}：${print(item.value[1]!)}`),
          ].join('<br>');
        },
      },
      legend: {
        top: 0,
        left: 0,
        type: wide ? 'plain' : 'scroll',
        textStyle: { color: colours.ink },
        data: model.lines.map(({ name }) => say(name)),
      },
      grid: { left: 8, right: 24, top: wide ? 40 : 36, bottom: 8, containLabel: true },
      xAxis: {
        type: 'time',
        min: horizon[0],
        max: horizon[1] + DAY,
        axisLabel: { color: colours.quiet, hideOverlap: true, formatter: '{yyyy}-{MM}' },
        axisLine: { lineStyle: { color: colours.line } },
      },
      yAxis: {
        type: 'value',
        axisLabel: { color: colours.quiet, formatter: print },
        splitLine: { lineStyle: { color: colours.line } },
      },
      series: model.lines.flatMap((line) => seriesOf(line, say(line.name), horizon, shadeOf(model, line), print)),
    };
  }, [model, say, wide, kind, unit, english, unitEnglish]);
  const element = useChart(option);
  const drawn = model.lines.some(({ points }) => points.length > 0);
  return (
    <Flex vertical gap={4}>
      <div role="img" aria-label={say(model.name)}>
        <div ref={element} style={{ height: drawn ? (wide ? 320 : 260) : 0, minWidth: 0 }} />
      </div>
      {drawn ? null : <Typography.Text type="secondary">{t('programme.noChart')}</Typography.Text>}
      {keysOf(model).map((key) => (
        <Typography.Text key={key} type="secondary">
          {t(`programme.${key}`)}
        </Typography.Text>
      ))}
      {model.notes.map((note) => (
        <Typography.Text key={note.chinese} type="secondary">
          {say(note)}
        </Typography.Text>
      ))}
    </Flex>
  );
}

/** A name as text of the tooltip, which is HTML. */
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
