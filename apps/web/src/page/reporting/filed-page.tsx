import { Button, Checkbox } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { Link, useSearchParams } from 'react-router';
import { useCount } from '../../api/list.js';
import { ApiError } from '../../api/client.js';
import { stepReport, useReports } from '../../api/reports.js';
import type { ReportRow, ReportState } from '../../api/reports.js';
import { has, useSession } from '../../api/session.js';
import { useUnitName } from '../../api/units.js';
import { Fault } from '../../shell/fault.js';
import { Waiting } from '../../shell/waiting.js';
import { momentOf } from '../../api/time.js';
import { usePeriodName } from '../../api/period-name.js';
import { ReportingTabs } from './tabs.js';
import './reporting.css';

const STATES = ['issued', 'returned', 'accepted', 'working'] as const;
const statesOf = (view: (typeof STATES)[number]): readonly ReportState[] =>
  view === 'working' ? ['drafted', 'submitted', 'checked'] : [view];

/** What was filed: the office looks through it, accepts many at once or opens one; a unit sees its own. */
export function FiledPage() {
  const { t, language } = useTranslation();
  const who = useSession().data!;
  const [search] = useSearchParams();
  const view = STATES.find((one) => one === search.get('state')) ?? 'issued';
  const unit = search.get('unit');
  const query = { state: statesOf(view), ...(unit ? { unit } : {}) };
  const reports = useReports(query);
  const count = useCount('reports', query);
  const rows = reports.data?.pages.flatMap((page) => page.rows) ?? [];
  const client = useQueryClient();
  const unitName = useUnitName();
  const periodName = usePeriodName();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [fates, setFates] = useState<readonly { row: ReportRow; fault: ApiError | null }[]>([]);
  const [isWorking, setWorking] = useState(false);
  const mayJudge = has(who, 'supervision') && view === 'issued';
  const picked = rows.filter(({ id }) => chosen.has(id));
  const accept = async (): Promise<void> => {
    setWorking(true);
    const done: { row: ReportRow; fault: ApiError | null }[] = [];
    // One by one: the server judges each, and what is refused does not keep the others.
    for (const row of picked) {
      const fault = await stepReport(row.id, row.version, { step: 'judge', judgement: { accepted: true } }).then(
        () => null,
        (caught: unknown) => caught as ApiError,
      );
      done.push({ row, fault });
      setFates([...done]);
    }
    setWorking(false);
    setChosen(new Set());
    await client.invalidateQueries({ queryKey: ['reports'] });
  };
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('menu.reporting')}</h1>
        <span className="quiet figures" data-total={count ?? ''}>
          {count === null ? '' : t('rows', { count })}
        </span>
        {unit ? (
          <>
            <span className="chip">{unitName(unit)}</span>
            <Link to={`?state=${view}`}>{t('ledger.clear')}</Link>
          </>
        ) : null}
      </div>
      <ReportingTabs />
      <nav className="tabs no-print" aria-label={t('reporting.status.label')}>
        {STATES.map((one) => (
          <Link
            key={one}
            to={`?state=${one}${unit ? `&unit=${unit}` : ''}`}
            aria-current={one === view ? 'page' : undefined}
          >
            {t(`reporting.view.${one}`)}
          </Link>
        ))}
      </nav>
      {mayJudge && rows.length > 0 ? (
        <div className="actions no-print" style={{ margin: 0 }}>
          <Button type="primary" disabled={picked.length === 0} loading={isWorking} onClick={() => void accept()}>
            {t('reporting.acceptChosen', { count: picked.length })}
          </Button>
          <span className="quiet">{t('reporting.acceptChosenHint')}</span>
        </div>
      ) : null}
      {fates.length > 0 ? (
        <section className="panel" role="status">
          <strong>
            {t('reporting.fates', { done: fates.filter(({ fault }) => !fault).length, all: fates.length })}
          </strong>
          <ul style={{ margin: '4px 0 0', paddingInlineStart: 20 }}>
            {fates.map(({ row, fault }) =>
              fault ? (
                <li key={row.id}>
                  {row.task.number}　{unitName(row.unitId)}：
                  {language === 'en' && fault instanceof ApiError ? fault.problem.english : fault.message}
                </li>
              ) : null,
            )}
          </ul>
        </section>
      ) : null}
      {reports.error ? <Fault fault={reports.error} again={() => void reports.refetch()} /> : null}
      {reports.isPending ? <Waiting /> : null}
      {reports.data && rows.length === 0 ? (
        <div className="panel empty">
          <strong>{t(`reporting.none.${view}`)}</strong>
          {t(has(who, 'supervision') ? 'reporting.noneDo' : 'reporting.noneDoUnit')}
        </div>
      ) : null}
      {rows.length > 0 ? (
        <div className="scroll-x">
          <table className="sheet">
            <thead>
              <tr>
                {mayJudge ? (
                  <th>
                    <Checkbox
                      aria-label={t('reporting.chooseAll')}
                      checked={picked.length === rows.length}
                      indeterminate={picked.length > 0 && picked.length < rows.length}
                      onChange={({ target }) => setChosen(new Set(target.checked ? rows.map(({ id }) => id) : []))}
                    />
                  </th>
                ) : null}
                <th>{t('task.title')}</th>
                <th>{t('field.part')}</th>
                <th>{t('reporting.period')}</th>
                <th>{t('reporting.text')}</th>
                <th>{t('reporting.filedAt')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  {mayJudge ? (
                    <td>
                      <Checkbox
                        aria-label={`${row.task.number} ${unitName(row.unitId)}`}
                        checked={chosen.has(row.id)}
                        onChange={({ target }) =>
                          setChosen((before) => {
                            const after = new Set(before);
                            if (target.checked) after.add(row.id);
                            else after.delete(row.id);
                            return after;
                          })
                        }
                      />
                    </td>
                  ) : null}
                  <td style={{ minWidth: 220 }} data-label={t('task.title')}>
                    <Link to={`/reporting/report/${row.id}`}>{row.task.title}</Link>
                    <div className="quiet figures">{row.task.number}</div>
                  </td>
                  <td data-label={t('field.part')}>{unitName(row.unitId)}</td>
                  <td className="fixed" data-label={t('reporting.period')}>
                    {periodName(row.period)}
                  </td>
                  <td style={{ minWidth: 200 }} data-label={t('reporting.text')}>
                    {row.figures.length > 0 ? <div>{row.figures.map(({ said }) => said).join('、')}</div> : null}
                    <div className="two-lines">{row.returnReason ?? row.text}</div>
                  </td>
                  <td className="fixed" data-label={t('reporting.filedAt')}>
                    {row.filedAt ? momentOf(row.filedAt) : t(`reporting.at.${row.state}`)}
                    {row.late ? <div className="chip late">{t('reporting.late')}</div> : null}
                    {row.returnedTimes > 0 ? (
                      <div className="quiet">{t('reporting.returnedTimes', { count: row.returnedTimes })}</div>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {reports.hasNextPage ? (
        <Button loading={reports.isFetchingNextPage} onClick={() => void reports.fetchNextPage()}>
          {t('reporting.more')}
        </Button>
      ) : null}
    </div>
  );
}
