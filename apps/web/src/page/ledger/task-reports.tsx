import { Button } from 'antd';
import { Link } from 'react-router';
import { usePeriodName } from '../../api/period-name.js';
import { useReports } from '../../api/reports.js';
import { momentOf } from '../../api/time.js';
import { useUnitName } from '../../api/units.js';
import { Fault } from '../../shell/fault.js';
import { useTranslation } from '../../words/index.js';

/** What the units reported on a task, period by period, each a link to the report; nothing where none was begun. */
export function TaskReports({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const reports = useReports({ task: id });
  const unitName = useUnitName();
  const periodName = usePeriodName();
  const rows = reports.data?.pages.flatMap((page) => page.rows) ?? [];
  if (!reports.error && rows.length === 0) return null;
  return (
    <section>
      <h3 style={{ fontSize: 15, margin: '16px 0 6px' }}>{t('task.reports')}</h3>
      {reports.error ? <Fault fault={reports.error} again={() => void reports.refetch()} /> : null}
      <ul className="task-reports">
        {rows.map(({ id: report, period, unitId, state, filedAt, late, figures, text, returnReason }) => (
          <li key={report}>
            <Link to={`/reporting/report/${report}`}>
              {periodName(period)}　{unitName(unitId)}
            </Link>
            <span className="quiet figures">
              　{t(`reporting.at.${state}`)}
              {filedAt ? `　${momentOf(filedAt)}` : ''}
            </span>
            {late ? <span className="chip late">{t('reporting.late')}</span> : null}
            {figures.length > 0 ? <div>{figures.map(({ said }) => said).join('、')}</div> : null}
            {returnReason || text ? <div className="two-lines">{returnReason ?? text}</div> : null}
          </li>
        ))}
      </ul>
      {reports.hasNextPage ? (
        <Button size="small" loading={reports.isFetchingNextPage} onClick={() => void reports.fetchNextPage()}>
          {t('reporting.more')}
        </Button>
      ) : null}
    </section>
  );
}
