import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import { useChartModel } from '../../api/programmes.js';
import { Fault } from '../../shell/fault.js';

/** The chart's library is loaded where a chart is. */
const Lines = lazy(() => import('./lines.js').then((module) => ({ default: module.Lines })));

/** A chart of a programme, or of one of its records. */
export function ChartPanel({
  programme,
  chart,
  day,
  record,
}: {
  readonly programme: string;
  readonly chart: string;
  readonly day: string | null;
  readonly record: string | null;
}) {
  const { data, error } = useChartModel(programme, chart, { day, record });
  if (error) return <Fault fault={error} />;
  if (!data) return <Skeleton active />;
  return (
    <Suspense fallback={<Skeleton active />}>
      <Lines model={data} />
    </Suspense>
  );
}
